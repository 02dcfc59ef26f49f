package bn.terminal;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
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
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/// Reads lines at a terminal, with a persistent history, completion, highlighting and a status line.
public final class Prompt implements AutoCloseable {
    /// What stands before a line of a walk.
    public static final String SIGN = "bn> ";

    private static final int PROMPT_AND_STATUS = 2;

    /// The key that leaves the pager, and the word that begins with it.
    private static final String LEAVES = "q";

    private static final String QUIT = "quit";

    /// Milliseconds in which what was typed before is read, and too few for a reader to notice.
    private static final long NOW = 50;

    /// The same for what is known to lie there, which a busy machine may take longer to read.
    private static final long SOON = 2_000;

    /// The exit status of a program that Ctrl-C ended: 128 and the number of the signal.
    private static final int INTERRUPTED = 130;

    /// Milliseconds between two keys of a word.
    private static final long BETWEEN_KEYS = 300;

    private final Terminal terminal;
    private final LineReader reader;
    private final String sign;
    private final StatusLine bottom;
    private int interrupts;

    /// Asked how much lies there, and not read from.
    private final FileInputStream keys = new FileInputStream(FileDescriptor.in);

    /// What the next line begins with.
    private String begun = "";

    /// The user's action at the prompt.
    public sealed interface Typed {
        /// Typed a line.
        record Line(String text) implements Typed {}

        /// Pressed Ctrl-C, for the given number of times in a row.
        record Interrupt(int times) implements Typed {}

        /// Pressed Ctrl-D, or the terminal was closed.
        record End() implements Typed {}
    }

    /// A completion.
    ///
    /// @param text the completed last word, with a trailing space if another word follows
    /// @param shown the text to list
    public record Way(String text, String shown, String description) {}

    /// The kind of a word, for highlighting.
    public enum Kind {
        /// A command.
        COMMAND,
        /// The name of a value.
        NAME,
        /// Not a command, at the start of a line.
        UNKNOWN,
        /// Anything else.
        OTHER
    }

    /// What the prompt needs to know about the language of its lines.
    public interface Advice {
        /// The completions of a line up to the cursor.
        List<Way> ways(String line);

        /// The kind of a word.
        ///
        /// @param first whether it is the first word of the line
        Kind kind(String word, boolean first);
    }

    private Prompt(Terminal terminal, LineReader reader, String sign, StatusLine bottom) {
        this.terminal = terminal;
        this.reader = reader;
        this.sign = sign;
        this.bottom = bottom;
    }

    /// Opens the terminal. What is shown from then on stays above the status line. What is typed is echoed only at the
    /// prompt: at other times it would stand anywhere.
    ///
    /// @param type the value of TERM, or null
    /// @param history the history file; none to keep no history
    /// @param sign what stands before a line
    /// @throws IOException if there is no terminal
    public static Prompt open(
            @Nullable String type, Optional<Path> history, Advice advice, String sign, boolean coloured)
            throws IOException {
        StatusLine bottom = new StatusLine(coloured);
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
        terminal.echo(false);
        // By itself Ctrl-C would end the program before the terminal is as it was. At the prompt it is a
        // key. An orderly exit would close the terminal while the work goes on, which would take that for
        // a defect.
        terminal.handle(Terminal.Signal.INT, _ -> {
            try {
                terminal.writer().println();
                bottom.run();
                terminal.echo(true);
                terminal.flush();
            } finally {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
        });
        bottom.begin(terminal);
        return new Prompt(terminal, reader, sign, bottom);
    }

    /// A space follows a command, but not a name, which may have an index.
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

    /// The current width of the terminal, if known; works for a dumb terminal, too.
    public OptionalInt columns() {
        int columns = terminal.getSize().getColumns();
        return columns > 0 ? OptionalInt.of(columns) : new Screen().columns();
    }

    /// Whether a text has more lines than the terminal can show above the next prompt and status line. A dumb
    /// terminal, or one of unknown size, has no limit.
    public boolean isTooLong(String text) {
        int rows = terminal.getSize().getRows();
        boolean canPage = rows > PROMPT_AND_STATUS && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        return canPage && text.lines().count() > rows - PROMPT_AND_STATUS;
    }

    /// Shows a text in a pager, and restores the screen afterwards.
    ///
    /// @param keys the help on its keys, for the bottom line
    public void page(String text, String keys) throws IOException {
        Less pager = new Less(terminal, Path.of("")).defaultPrompt(keys);
        try {
            pager.run(new Page(keys, text));
            begun = isQuitTyped() ? LEAVES : "";
        } catch (InterruptedException e) {
            // Ctrl-C closes the pager, too.
            interrupts = 0;
        }
    }

    /// Whether the key that has just left the pager is the first letter of a word that is being typed, as in `quit`.
    private boolean isQuitTyped() throws IOException {
        return terminal.reader().peek(BETWEEN_KEYS) == QUIT.charAt(LEAVES.length());
    }

    /// A text for the pager, under a name that is first shown on the bottom line.
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

    /// Reads the next line or key.
    ///
    /// @param status the text of the status line
    public Typed read(Supplier<String> status) {
        Size shownAt = bottom.show(terminal, status.get());
        try {
            String line = reader.readLine(sign, null, (MaskingCallback) null, begun);
            begun = "";
            interrupts = 0;
            bottom.freeAfterResize(terminal, shownAt);
            return new Typed.Line(line);
        } catch (UserInterruptException | IOError e) {
            // Ctrl-C also kills an stty that is running just then. If the terminal is gone, the next stty
            // fails again.
            interrupts++;
            return new Typed.Interrupt(interrupts);
        } catch (EndOfFileException e) {
            return new Typed.End();
        }
    }

    /// Drops an Enter alone that was typed while there was no prompt: it was meant for a screen that is gone. Words
    /// that were typed ahead are kept.
    public void dropEnters() {
        try {
            for (int next = nextTyped(); next == '\r' || next == '\n'; next = nextTyped()) {
                terminal.reader().read();
            }
        } catch (IOException e) {
            // Nothing more can be read, which the next prompt finds out too.
        }
    }

    private int nextTyped() throws IOException {
        return terminal.reader().peek(keys.available() > 0 ? SOON : NOW);
    }

    @Override
    public void close() throws IOException {
        bottom.close();
        terminal.close();
    }

    /// Highlights a line while it is typed.
    private static final class Colours implements Highlighter {
        /// Splits between words and operators.
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
