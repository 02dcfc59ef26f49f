package bn.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/// Lines typed at a terminal: with a history kept between sessions, completion, colour, and a line at the
/// bottom that says where one stands.
public final class Prompt implements AutoCloseable {
    /// What stands before a line.
    public static final String SIGN = "bn> ";

    private static final int PROMPT_AND_STATUS = 2;

    private final Terminal terminal;
    private final LineReader reader;
    private final boolean coloured;
    private int interrupts;

    /// What somebody did at the prompt.
    public sealed interface Typed {
        /// Typed a line.
        record Line(String text) implements Typed {}

        /// Pressed Ctrl-C, so many times in a row.
        record Interrupt(int times) implements Typed {}

        /// Pressed Ctrl-D, or the terminal is gone.
        record End() implements Typed {}
    }

    /// How a line may go on.
    ///
    /// @param text what the last word may become, and a space if another has to follow
    /// @param shown what is listed
    public record Way(String text, String shown, String description) {}

    /// What a piece of a line is.
    public enum Kind {
        /// A command.
        COMMAND,
        /// The name of a value.
        NAME,
        /// What means nothing where a command is expected.
        UNKNOWN,
        /// Anything else.
        OTHER
    }

    /// What the prompt asks of those who know what is typed.
    public interface Advice {
        /// The ways in which a line, typed up to the cursor, may go on.
        List<Way> ways(String line);

        /// What a word is.
        ///
        /// @param first whether it is the line's first
        Kind kind(String word, boolean first);
    }

    private Prompt(Terminal terminal, LineReader reader, boolean coloured) {
        this.terminal = terminal;
        this.reader = reader;
        this.coloured = coloured;
    }

    /// Opens the terminal.
    ///
    /// @param type what the environment says of it in TERM, or null
    /// @param history the file that keeps what was typed; it is not kept where there is none
    /// @throws IOException if there is no terminal
    public static Prompt open(@Nullable String type, Optional<Path> history, Advice advice, boolean coloured)
            throws IOException {
        Terminal terminal = SystemTerminal.open(type);
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("bn")
                .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
                .completer((_, line, candidates) -> advice.ways(line.line().substring(0, line.cursor()))
                        .forEach(way -> candidates.add(candidate(way))))
                .highlighter(new Colours(advice, coloured))
                .variable(LineReader.BELL_STYLE, "none")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        history.ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
        return new Prompt(terminal, reader, coloured);
    }

    /// A space follows a command, but not a name, which an index may follow.
    private static Candidate candidate(Way way) {
        return new Candidate(
                way.text().stripTrailing(),
                way.shown(),
                null,
                way.description().isEmpty() ? null : way.description(),
                null,
                null,
                way.text().endsWith(" "));
    }

    /// How wide the terminal is now, if that can be said; also of one that can only print.
    public OptionalInt columns() {
        int columns = terminal.getSize().getColumns();
        return columns > 0 ? OptionalInt.of(columns) : new Screen().columns();
    }

    /// Whether the beginning of a text would have gone by when its end is shown: where it has more lines than the
    /// terminal beside the next prompt and the line at the bottom. One that cannot be asked, or can only print, is
    /// as long as one likes.
    public boolean isTooLong(String text) {
        int rows = terminal.getSize().getRows();
        boolean canPage = rows > PROMPT_AND_STATUS && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        return canPage && text.lines().count() > rows - PROMPT_AND_STATUS;
    }

    /// Shows a text page by page, until it is left; then the screen is as it was before.
    ///
    /// @param keys which keys do what, for the line at the bottom
    public void page(String text, String keys) throws IOException {
        Less pager = new Less(terminal, Path.of("")).defaultPrompt(keys);
        try {
            pager.run(new Page(keys, text));
        } catch (InterruptedException e) {
            // Ctrl-C leaves it too.
            interrupts = 0;
        }
    }

    /// A text to be paged, under a name that stands at the bottom first.
    private record Page(String getName, String text) implements Source {
        @Override
        public InputStream read() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Long lines() {
            return text.lines().count();
        }
    }

    /// Reads what is done next.
    ///
    /// @param status what the line at the bottom says
    public Typed read(Supplier<String> status) {
        Status bottom = Status.getStatus(terminal);
        if (bottom != null) {
            Size size = terminal.getSize();
            // Java is not told everywhere that the size has changed.
            bottom.resize(size);
            AttributedStyle style = coloured ? AttributedStyle.INVERSE : AttributedStyle.DEFAULT;
            String text = " bn  " + status.get() + " ";
            int free = size.getColumns() - new AttributedString(text).columnLength();
            String padded = text + " ".repeat(Math.max(0, free));
            bottom.update(List.of(new AttributedString(padded, style)));
        }
        try {
            String line = reader.readLine(SIGN);
            interrupts = 0;
            return new Typed.Line(line);
        } catch (UserInterruptException | IOError e) {
            // Ctrl-C ends stty too if that is just setting the terminal; where the terminal is gone, stty fails
            // again.
            interrupts++;
            return new Typed.Interrupt(interrupts);
        } catch (EndOfFileException e) {
            return new Typed.End();
        }
    }

    @Override
    public void close() throws IOException {
        Status.getExistingStatus(terminal).ifPresent(bottom -> {
            // To close it frees its line, and leaves what stands there.
            bottom.update(List.of());
            bottom.close();
        });
        terminal.close();
    }

    /// Colours a line as it is typed.
    private static final class Colours implements Highlighter {
        /// Words and the signs between them.
        private static final Pattern PIECES = Pattern.compile("(?<=[^\\p{L}\\p{M}\\p{N}_])|(?=[^\\p{L}\\p{M}\\p{N}_])");

        private final Advice advice;
        private final boolean coloured;

        Colours(Advice advice, boolean coloured) {
            this.advice = advice;
            this.coloured = coloured;
        }

        @Override
        public AttributedString highlight(LineReader reader, String line) {
            AttributedStringBuilder painted = new AttributedStringBuilder();
            Function<Kind, AttributedStyle> style = kind -> switch (kind) {
                case COMMAND -> AttributedStyle.BOLD;
                case NAME -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
                case UNKNOWN -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
                case OTHER -> AttributedStyle.DEFAULT;
            };
            boolean first = true;
            for (String piece : PIECES.split(line, -1)) {
                Kind kind = coloured ? advice.kind(piece, first) : Kind.OTHER;
                painted.append(piece, style.apply(kind));
                first &= piece.isBlank();
            }
            return painted.toAttributedString();
        }
    }
}
