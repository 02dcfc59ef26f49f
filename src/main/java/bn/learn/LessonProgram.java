package bn.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The experiment of a lesson as a program in NumPy, so that nobody has to believe bn: the networks, what a script can
/// use of them, the seed, and the script as it is.
public final class LessonProgram {
    private LessonProgram() {}

    /// The text of the program.
    public static String of(LessonRun run) {
        return String.join(
                "\n\n",
                resource("/bn/net/net.py").strip(),
                resource("/bn/learn/course.py").strip(),
                "use(seed=" + run.seed() + ")",
                run.lesson().folder().read(Lesson.SCRIPT).orElse("").strip()) + "\n";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LessonProgram.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
