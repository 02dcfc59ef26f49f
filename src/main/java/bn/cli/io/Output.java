package bn.cli.io;

import bn.batch.Printable;
import bn.cli.environment.Surroundings;
import bn.cli.option.CommonOptions;
import bn.cli.option.Presentation;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Progress;
import bn.data.file.WatchedOutput;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.block.Columns;
import bn.report.block.Report;
import bn.report.block.TextRole;
import bn.report.render.CsvRenderer;
import bn.report.render.Glyphs;
import bn.report.render.HtmlRenderer;
import bn.report.render.JsonRenderer;
import bn.report.render.Look;
import bn.report.render.MarkdownRenderer;
import bn.report.render.NumPyRenderer;
import bn.report.render.Paint;
import bn.report.render.Renderer;
import bn.report.render.TextRenderer;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a command's words go: results to standard output or a file, everything else to standard error. Results that
/// cannot be written are a [DataProblem].
public final class Output {
    private final Surroundings surroundings;
    private final Words words;
    private final Glyphs glyphs;
    private final Paint paint;
    private final Paint errorPaint;

    /// @param common says in which language, and how it is painted
    public Output(Surroundings surroundings, CommonOptions common) {
        this.surroundings = surroundings;
        this.words = Words.of(common.language(surroundings));
        this.glyphs = common.glyphs(surroundings);
        this.paint = common.paint(surroundings);
        this.errorPaint = common.errorPaint(surroundings);
    }

    /// Writes a report in the form and to the place that is asked for.
    public void report(Report report, Presentation shown) throws DataProblem {
        Rendering rendering = rendering(shown);
        results(shown.output(), stream -> rendering.render(report, stream));
    }

    /// A report as it would be written.
    public byte[] made(Report report, Presentation shown) {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try {
            rendering(shown).render(report, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made.toByteArray();
    }

    /// What is done, or fails with a [DataProblem].
    @FunctionalInterface
    public interface Action {
        void run() throws DataProblem;
    }

    /// Does what a report tells of, as soon as the report is made: where it cannot be, nothing is done. A file
    /// that is named takes its place right after.
    ///
    /// @return shows it, unless it is in a file by then
    public Action afterMaking(Report report, Presentation shown, Action deed) throws DataProblem {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try {
            rendering(shown).render(report, made);
            Optional<Path> file =
                    shown.output().isEmpty() || shown.output().get().equals("-")
                            ? Optional.empty()
                            : Optional.of(surroundings.file(shown.output().get()));
            if (file.isPresent() && FileReplacement.isReplaced(file.get())) {
                FileReplacement.write(file.get(), shown.output().get(), out -> {
                    made.writeTo(out);
                    deed.run();
                });
                return () -> {};
            }
        } catch (IOException e) {
            throw FileReplacement.unwritable(shown.output().orElse("<stdout>"), e);
        }
        deed.run();
        return () -> results(shown.output(), made::writeTo);
    }

    /// Writes text to standard output.
    public void text(String text) throws DataProblem {
        text(text, Optional.empty());
    }

    /// Writes what was rendered before, with its colours.
    public void rendered(String text) throws DataProblem {
        rendered(text, Optional.empty());
    }

    /// Writes to a file, where one is named, what is to stay as it is, whatever the terminal can show.
    public void rendered(String text, Optional<String> file) throws DataProblem {
        results(file, text(writer -> writer.write(text)));
    }

    /// Writes text to a file, where one is named.
    public void text(String text, Optional<String> file) throws DataProblem {
        results(file, text(writer -> writer.write(file.isEmpty() ? glyphs.lines(text) : text)));
    }

    /// Something to know that is no result.
    public void note(Sentence sentence) {
        error("", said(sentence));
    }

    /// The same, as it was said or printed elsewhere.
    public void note(String line) {
        error("", Printable.of(line));
    }

    /// Something to beware of.
    public void warn(Sentence sentence) {
        warn(said(sentence));
    }

    /// A sentence may quote what others wrote.
    private String said(Sentence sentence) {
        return Printable.of(sentence.in(words));
    }

    /// Something to beware of, as a report says it.
    public void warn(String sentence) {
        error(words.say(Message.WARNING), sentence);
    }

    /// A sentence for a person is wrapped; one that may go to a log is a line.
    private void error(String label, String sentence) {
        String line = glyphs.of(label + sentence);
        List<String> lines = surroundings.errorTerminal() ? Columns.wrapped(line, surroundings.width()) : List.of(line);
        String text = String.join("\n", lines);
        PrintStream err = new PrintStream(surroundings.err(), true, StandardCharsets.UTF_8);
        err.print(errorPaint.on(TextRole.WARNING, label) + text.substring(label.length()) + "\n");
        err.flush();
    }

    /// Writes reports in a format.
    @FunctionalInterface
    private interface Rendering {
        void render(Report report, OutputStream stream) throws IOException;
    }

    private Rendering rendering(Presentation shown) {
        return switch (shown.format()) {
            case TEXT -> text(new TextRenderer(look(shown)));
            case JSON -> text(new JsonRenderer());
            case CSV -> text(new CsvRenderer());
            case MARKDOWN -> text(new MarkdownRenderer(shown.digits()));
            case HTML -> text(new HtmlRenderer(words, shown.digits(), shown.full()));
            case NPY -> NumPyRenderer::array;
            case NPZ -> NumPyRenderer::archive;
        };
    }

    private static Rendering text(Renderer renderer) {
        return (report, stream) ->
                text(writer -> renderer.render(report, writer)).write(stream);
    }

    /// A file is no terminal: it gets no colour, unless that was asked for.
    private Look look(Presentation shown) {
        Paint onPaper = shown.output().isEmpty() ? paint : Paint.NONE;
        return new Look(surroundings.width(), shown.digits(), shown.full(), glyphs, onPaper);
    }

    /// What writes results.
    @FunctionalInterface
    private interface Results {
        void write(OutputStream stream) throws IOException;
    }

    /// What writes text.
    @FunctionalInterface
    private interface Text {
        void write(Writer writer) throws IOException;
    }

    private static Results text(Text text) {
        return stream -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
            text.write(writer);
            writer.flush();
        };
    }

    private void results(Optional<String> to, Results results) throws DataProblem {
        String file = to.orElse("-");
        if (file.equals("-")) {
            try {
                results.write(surroundings.out());
            } catch (IOException e) {
                throw unwritable(e);
            }
        } else {
            try {
                FileReplacement.write(surroundings.file(file), file, stream -> watched(file, stream, results));
            } catch (DataProblem problem) {
                // A named pipe, whose reader has enough.
                if (problem.getCause() instanceof IOException e && closed(e)) {
                    throw new ReaderGone();
                }
                throw problem;
            }
        }
    }

    private void watched(String file, OutputStream stream, Results results) throws IOException {
        try (Progress.Watched watched = surroundings
                .progress()
                .begin(words.say(Message.PROGRESS_WRITING, Printable.of(file)), OptionalLong.empty())) {
            results.write(new WatchedOutput(stream, watched));
        }
    }

    /// What comes of standard output that cannot be written: nothing is said where its reader has enough.
    ///
    /// @throws ReaderGone if that is why
    public static DataProblem unwritable(IOException e) {
        if (closed(e)) {
            throw new ReaderGone();
        }
        return new DataProblem(
                Sentence.of(DataMessage.UNWRITABLE, String.valueOf(e.getMessage()))
                        .at("<stdout>: "),
                e);
    }

    /// Whether whoever read our results has gone, as `head` does when it has enough: that is no error.
    private static boolean closed(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed");
    }

    /// Nobody reads on: stop, and say nothing.
    public static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
