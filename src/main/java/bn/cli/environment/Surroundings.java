package bn.cli.environment;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.data.file.Progress;
import bn.data.state.StateFolder;
import bn.prose.DataMessage;
import bn.prose.Language;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.render.Glyphs;
import bn.report.render.Look;
import bn.terminal.ProgressLine;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything outside the program that a command may look at, so that a test can be any of it.
///
/// @param folder the working folder
/// @param userHome the user's home folder
/// @param environment the environment variables
/// @param windows whether this is Windows
/// @param typed whether lines come from somebody at a terminal, who sees the results there
/// @param terminal whether results go to a terminal
/// @param errorTerminal whether everything else does
/// @param columns how wide that terminal is; asked only when it matters
public record Surroundings(
        Path folder,
        Path userHome,
        InputStream in,
        OutputStream out,
        OutputStream err,
        Map<String, String> environment,
        boolean windows,
        boolean typed,
        boolean terminal,
        boolean errorTerminal,
        Supplier<OptionalInt> columns) {

    /// The same where results are gathered to be shown at a terminal, whose width is asked for each time.
    public Surroundings gathering(OutputStream gathered, Supplier<OptionalInt> columnsNow) {
        Map<String, String> others = new HashMap<>(environment);
        others.remove("COLUMNS");
        return new Surroundings(
                folder, userHome, in, gathered, err, others, windows, typed, terminal, errorTerminal, columnsNow);
    }

    /// The same where nobody is told how far a long reading has come.
    public Surroundings quiet() {
        return new Surroundings(folder, userHome, in, out, err, environment, windows, typed, terminal, false, columns);
    }

    /// The same where this language is asked for.
    public Surroundings in(Language language) {
        Map<String, String> others = new HashMap<>(environment);
        others.put(Language.VARIABLE, language.code());
        return new Surroundings(
                folder, userHome, in, out, err, others, windows, typed, terminal, errorTerminal, columns);
    }

    /// A file as it was named, from the working folder on.
    ///
    /// @throws DataProblem if no file can be called so
    public Path file(String name) throws DataProblem {
        if (name.isBlank()) {
            throw new DataProblem("", DataMessage.NO_FILE_NAME, Printable.quoted(name));
        }
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new DataProblem(Sentence.of(DataMessage.IMPOSSIBLE_FILE_NAME).at(Printable.brief(name) + ": "), e);
        }
    }

    /// What is kept for the working folder.
    ///
    /// @throws DataProblem if there is nowhere to keep it
    public StateFolder state() throws DataProblem {
        return new StateFolder(StateFolder.home(environment, windows, userHome), folder);
    }

    /// The width of what is written: COLUMNS, else the terminal's, else 80.
    public int width() {
        return positive(environment.get("COLUMNS"))
                .or(() -> terminal ? boxed(columns.get()) : Optional.empty())
                .orElse(Look.USUAL);
    }

    /// Who is told how far a long reading or writing has come: whoever sits at the terminal.
    public Progress progress() {
        return errorTerminal
                ? new ProgressLine(
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        Words.of(language()),
                        glyphs(language())::of,
                        this::width,
                        System::nanoTime,
                        ProgressLine.Ticks::inThread)
                : Progress.UNWATCHED;
    }

    /// ASCII alone where the locale says that the terminal knows no UTF-8. Where nothing is said, it does.
    Glyphs glyphs() {
        return glyphs(environment, windows);
    }

    private static Glyphs glyphs(Map<String, String> environment, boolean windows) {
        if (windows) {
            return Glyphs.UNICODE;
        }
        if (!environment.getOrDefault("BN_ASCII", "").isEmpty()) {
            return Glyphs.ASCII;
        }
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("UTF-8")
                .toUpperCase(Locale.ROOT);
        return locale.contains("UTF-8") || locale.contains("UTF8") ? Glyphs.UNICODE : Glyphs.ASCII;
    }

    /// A language that ASCII cannot write is spoken only where it is asked for or can be shown.
    public Glyphs glyphs(Language language) {
        return language.isWrittenInAscii() ? glyphs() : Glyphs.UNICODE;
    }

    /// Whether colour is welcome where it was not asked for by option: on a terminal that has it, unless
    /// NO_COLOR is set (no-color.org).
    public boolean welcomesColour() {
        return terminal && hasColour();
    }

    /// Likewise for what goes to standard error.
    public boolean welcomesColourInErrors() {
        return errorTerminal && hasColour();
    }

    private boolean hasColour() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !Set.of("dumb", "unknown", "").contains(environment.getOrDefault("TERM", "unsaid"));
    }

    /// The language that the environment asks for; English where its letters alone can be shown.
    public Language language() {
        return language(environment, windows);
    }

    /// The same where nothing else is known of the surroundings.
    public static Language language(Map<String, String> environment, boolean windows) {
        return glyphs(environment, windows) == Glyphs.ASCII
                        && Language.parse(environment.get(Language.VARIABLE)).isEmpty()
                ? Language.EN
                : Language.of(environment);
    }

    private static Optional<Integer> positive(@Nullable String number) {
        try {
            return number == null
                    ? Optional.empty()
                    : Optional.of(Integer.parseInt(number)).filter(n -> n > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
