package bn.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The terminal that the program runs in, if it runs in one: how wide it is. The system is asked, by a program of its
/// own, so that nothing is sent to the terminal, and nothing read that was typed for others.
public final class Screen {
    static final boolean WINDOWS = File.separatorChar == '\\';

    /// Both say how many rows there are, and then how many columns.
    private static final List<String> QUESTION =
            WINDOWS ? List.of("cmd.exe", "/c", "mode con") : List.of("stty", "size");

    /// A terminal that nobody has told its size has 0 columns, and no width.
    private static final Pattern ANSWER = Pattern.compile("\\D*\\d+\\D+([1-9]\\d{0,4})");

    private @Nullable OptionalInt answer;

    /// How many columns it has, if that can be said. Asked the first time, for that takes some milliseconds.
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

    /// What is said of a terminal, whatever language it is said in.
    static OptionalInt columns(String said) {
        Matcher numbers = ANSWER.matcher(said);
        return numbers.lookingAt() ? OptionalInt.of(Integer.parseInt(numbers.group(1))) : OptionalInt.empty();
    }
}
