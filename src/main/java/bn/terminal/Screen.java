package bn.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The width of the terminal. It is queried by a separate program, so nothing is sent to the terminal and no
/// typed input is consumed.
public final class Screen {
    static final boolean WINDOWS = File.separatorChar == '\\';

    /// Both print the number of rows and then of columns.
    private static final List<String> QUESTION =
            WINDOWS ? List.of("cmd.exe", "/c", "mode con") : List.of("stty", "size");

    /// A terminal whose size was never set reports 0 columns.
    private static final Pattern ANSWER = Pattern.compile("\\D*\\d+\\D+([1-9]\\d{0,4})");

    private @Nullable OptionalInt answer;

    /// The number of columns, if known. Queried on first use, which takes some milliseconds.
    public synchronized OptionalInt columns() {
        OptionalInt known = answer == null ? ask() : answer;
        answer = known;
        return known;
    }

    private static OptionalInt ask() {
        ProcessBuilder question = new ProcessBuilder(QUESTION).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (!WINDOWS) {
            question.redirectInput(new File("/dev/tty"));
        }
        try {
            byte[] said = question.start().getInputStream().readAllBytes();
            return columns(new String(said, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /// Parses the answer, in whatever language it is.
    static OptionalInt columns(String said) {
        Matcher numbers = ANSWER.matcher(said);
        return numbers.lookingAt() ? OptionalInt.of(Integer.parseInt(numbers.group(1))) : OptionalInt.empty();
    }
}
