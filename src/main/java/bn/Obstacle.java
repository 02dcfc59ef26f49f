package bn;

import bn.batch.Printable;
import bn.cli.ExitStatus;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A reason why bn cannot start, where no launcher has checked for it.
///
/// @param sentence the reason, and what to do about it
/// @param status how bn ends
record Obstacle(String sentence, int status) {
    /// In the launchers' words.
    private static final String GONE = "bn: the folder you are in is gone: change to another with cd";

    /// What Java reads for a byte that is no character of the locale.
    private static final char UNKNOWN = '\uFFFD';

    /// The first that there is.
    ///
    /// @param properties Java's own, by their names
    /// @param home gives the user's home folder
    /// @param args what was typed
    static Optional<Obstacle> of(UnaryOperator<String> properties, Supplier<String> home, String... args) {
        String folder;
        try {
            folder = properties.apply("user.dir");
        } catch (Error e) {
            // So says a native image that the folder has no name. A virtual machine says it before bn begins.
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
