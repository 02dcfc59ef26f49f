package bn.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a sentence of a lesson.
public sealed interface Piece {
    /// Words as they are.
    record Words(String text) implements Piece {}

    /// A value that the script has a name for: `{loss}`, `{loss:3}` to three digits, `{share:%}` in percent.
    record Measured(String name, Format format) implements Piece {}

    /// What the sentences before it are said by: `{claim falls}`, `{source 1}`, `{contested 1 2}`.
    ///
    /// @param ids the names of claims, or the numbers of sources
    record Mark(Kind kind, List<String> ids) implements Piece {
        public Mark {
            ids = List.copyOf(ids);
        }
    }

    /// Who says so.
    enum Kind {
        /// It was computed here, and claims of the script check it.
        CLAIM,
        /// A paper or a manual says it.
        SOURCE,
        /// Sources disagree.
        CONTESTED
    }

    /// How a number is written.
    sealed interface Format {
        /// To some significant digits.
        record Digits(int count) implements Format {}

        /// As a whole number of percent.
        record Percent() implements Format {}
    }

    /// Significant digits where nothing else is said.
    int DIGITS = 2;

    /// What stands in braces is a number or a mark.
    Pattern BRACES = Pattern.compile(
            "\\s*\\{(?<kind>claim|source|contested)(?<ids>( [\\w-]+)+)}|\\{(?<name>\\w+)(:(?<format>\\d|%))?}");

    /// The pieces of a text.
    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        Matcher braces = BRACES.matcher(text);
        for (MatchResult found : braces.results().toList()) {
            if (found.start() > done) {
                pieces.add(new Words(text.substring(done, found.start())));
            }
            pieces.add(inBraces(found));
            done = found.end();
        }
        if (done < text.length()) {
            pieces.add(new Words(text.substring(done)));
        }
        return pieces;
    }

    private static Piece inBraces(MatchResult found) {
        String kind = found.group("kind");
        if (kind != null) {
            return new Mark(
                    Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                    List.of(found.group("ids").strip().split(" ")));
        }
        String format = found.group("format");
        return new Measured(
                found.group("name"),
                format == null
                        ? new Format.Digits(DIGITS)
                        : format.equals("%") ? new Format.Percent() : new Format.Digits(Integer.parseInt(format)));
    }
}
