package bn;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.prose.Message;
import bn.prose.Sentence;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A reason why bn cannot start, for starts without a launcher, which would have checked it.
///
/// @param sentence the reason, and what to do about it
/// @param status the exit status
record StartupProblem(Sentence sentence, int status) {
    /// The replacement for a byte that is invalid in the locale's encoding.
    private static final char UNKNOWN = '\uFFFD';

    /// The first obstacle, if any.
    ///
    /// @param properties the Java system properties
    /// @param home the user's home folder
    /// @param args the command line
    static Optional<StartupProblem> of(UnaryOperator<String> properties, Supplier<String> home, String... args) {
        String folder;
        try {
            folder = properties.apply("user.dir");
        } catch (Error e) {
            // A native image throws this if the folder was deleted. A JVM fails before bn starts.
            return Optional.of(new StartupProblem(Sentence.of(Message.FOLDER_GONE), ExitStatus.DATA));
        }
        String characters = properties.apply("sun.jnu.encoding");
        return characters.equals("UTF-8")
                ? Optional.empty()
                : Stream.concat(Stream.of(args), Stream.of(folder, home.get()))
                        .filter(word -> word.indexOf(UNKNOWN) >= 0)
                        .findFirst()
                        .map(word -> new StartupProblem(unreadable(word, characters), ExitStatus.USAGE));
    }

    private static Sentence unreadable(String word, String characters) {
        return Sentence.of(Message.UNREADABLE_WORD, Printable.brief(word.replace(UNKNOWN, '?')), characters);
    }
}
