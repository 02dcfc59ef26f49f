package bn;

import bn.batch.Printable;
import bn.cli.ExitStatus;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A reason why bn cannot start, for starts without a launcher, which would have checked it.
///
/// @param sentence the reason, and what to do about it
/// @param status the exit status
record Obstacle(String sentence, int status) {
    /// The same sentence as the launchers'.
    private static final String GONE = "bn: the folder you are in is gone: change to another with cd";

    /// The replacement for a byte that is invalid in the locale's encoding.
    private static final char UNKNOWN = '\uFFFD';

    /// The first obstacle, if any.
    ///
    /// @param properties the Java system properties
    /// @param home the user's home folder
    /// @param args the command line
    static Optional<Obstacle> of(UnaryOperator<String> properties, Supplier<String> home, String... args) {
        String folder;
        try {
            folder = properties.apply("user.dir");
        } catch (Error e) {
            // A native image throws this if the folder was deleted. A JVM fails before bn starts.
            return Optional.of(new Obstacle(GONE, ExitStatus.DATA));
        }
        String characters = properties.apply("sun.jnu.encoding");
        return characters.equals("UTF-8")
                ? Optional.empty()
                : Stream.concat(Stream.of(args), Stream.of(folder, home.get()))
                        .filter(word -> word.indexOf(UNKNOWN) >= 0)
                        .findFirst()
                        .map(word -> new Obstacle(unreadable(word, characters), ExitStatus.USAGE));
    }

    private static String unreadable(String word, String characters) {
        return "bn: " + Printable.brief(word.replace(UNKNOWN, '?')) + " cannot be read in this locale's encoding, "
                + characters + "; the locale is not UTF-8 or not installed: set LC_ALL=C.UTF-8";
    }
}
