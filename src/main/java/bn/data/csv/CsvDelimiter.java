package bn.data.csv;

import bn.batch.Printable;
import bn.data.number.NumberText;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds out what separates the cells of a CSV file.
final class CsvDelimiter {
    /// Space stands for runs of spaces, as NumPy's savetxt and most programs of the sciences write.
    static final char SPACE = ' ';

    private static final int LINES = 20;

    private CsvDelimiter() {}

    /// The one of semicolon, tab and comma that is there most often outside quotes, the first where they
    /// tie; a space where there is none of them but a space between two cells; else a comma.
    ///
    /// A semicolon wins over commas that could all be decimal commas, since then every line has one fewer.
    static char of(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        List<String> lines =
                text.lines().limit(LINES).map(CsvDelimiter::withoutQuoted).toList();
        String first = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        if (first.matches("(?i)sep=.")) {
            return first.charAt(4);
        }
        for (char candidate : new char[] {';', '\t', ','}) {
            if (first.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return lines.stream().anyMatch(CsvDelimiter::isSpacedNumbers) ? SPACE : ',';
    }

    /// How it is called in sentences.
    static Sentence named(char delimiter) {
        return switch (delimiter) {
            case '\t' -> Sentence.of(DataMessage.A_TAB);
            case SPACE -> Sentence.of(DataMessage.SPACES);
            default -> Sentence.asItIs(Printable.quoted(String.valueOf(delimiter)));
        };
    }

    /// What may separate numbers in a cell that is none: a character that the header has too, as often.
    static Optional<Character> likely(String header, String cell) {
        return Stream.of('|', ':', '/', '^', '~', '&')
                .filter(one -> count(cell, one) > 0 && count(cell, one) == count(header, one))
                .filter(one -> Stream.of(cell.split(Pattern.quote(String.valueOf(one)), -1))
                        .allMatch(NumberText::isNumeric))
                .findFirst();
    }

    private static long count(String text, char c) {
        return text.chars().filter(at -> at == c).count();
    }

    /// Whether a line is two numbers or more with spaces between. Words with a space between may be one
    /// name.
    private static boolean isSpacedNumbers(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        return words.size() > 1 && words.stream().allMatch(NumberText::isNumeric);
    }

    private static String withoutQuoted(String line) {
        return line.replaceAll("\"[^\"]*\"", "q");
    }
}
