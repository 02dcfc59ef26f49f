package bn.cli.loop;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.exercise.WatchedGrading;
import bn.cli.io.Output;
import bn.cli.option.CommonOptions;
import bn.cli.option.Presentation;
import bn.cli.option.ReportOptions;
import bn.data.answers.AnswerNames;
import bn.data.answers.Answers;
import bn.data.answers.AnswersReader;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Progress;
import bn.data.file.Source;
import bn.grading.Grade;
import bn.grading.catalogue.Exercise;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.block.Report;
import bn.report.render.Paint;
import bn.terminal.Prompt;
import bn.walk.Completion;
import bn.walk.Outcome;
import bn.walk.Request;
import bn.walk.Walk;
import bn.walk.Walker;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes the lines of a walk from a terminal, a script or a pipe, shows what they lead to, and reads and
/// writes the files they ask for.
public final class WalkLoop {
    /// Scripts that load scripts.
    private static final int DEEPEST = 8;

    /// So many lines of a paged answer may stay, where its first sentence ends by then.
    private static final int SENTENCE_LINES = 3;

    private static final Pattern SENTENCE_END = Pattern.compile("[.。]$");

    private final Surroundings surroundings;
    private final CommonOptions common;
    private final Walker walker;
    private final Words words;
    private final boolean strict;
    private final Output output;
    private final boolean coloured;

    /// Where a walk stands after some lines.
    ///
    /// @param goes whether it goes on
    /// @param status that it ends with if not
    private record Standing(Walk walk, boolean goes, int status) {}

    /// @param strict whether the first command that fails ends it
    public WalkLoop(Surroundings surroundings, CommonOptions common, Walker walker, Words words, boolean strict) {
        this.surroundings = surroundings;
        this.common = common;
        this.walker = walker;
        this.words = words;
        this.strict = strict;
        this.output = new Output(surroundings, common);
        this.coloured = common.paint(surroundings).equals(Paint.ANSI);
    }

    /// Shows a report, and a blank line after it.
    ///
    /// @param digits significant digits of its numbers
    private void show(Report report, int digits) throws DataProblem {
        if (!report.blocks().isEmpty()) {
            output.report(report, Presentation.of(ReportOptions.Format.TEXT).withDigits(digits));
            output.text("\n");
        }
    }

    /// Walks until the lines end.
    ///
    /// @param welcome what is shown first
    /// @param script a file of commands, or none for standard input
    /// @return the exit status
    /// @throws DataProblem if the script cannot be read, or results written
    public int run(Walk walk, Report welcome, Optional<String> script) throws DataProblem {
        if (surroundings.typed() && script.isEmpty()) {
            try {
                return converse(walk, welcome);
            } catch (IOException e) {
                // No terminal after all: the lines are read as they come.
            }
        }
        show(welcome, walk.digits());
        return script.isPresent()
                ? obey(walk, lines(script.get()), 1).status()
                : read(walk).status();
    }

    private Standing read(Walk walk) throws DataProblem {
        BufferedReader reader = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        Standing standing = new Standing(walk, true, ExitStatus.DONE);
        try {
            for (String line = reader.readLine(); line != null && standing.goes(); line = reader.readLine()) {
                standing = echoed(standing.walk(), line, 0);
            }
        } catch (IOException e) {
            throw new DataProblem(
                    Sentence.of(DataMessage.UNREADABLE, String.valueOf(e.getMessage()))
                            .at("<stdin>: "),
                    e);
        }
        return standing;
    }

    private List<String> lines(String file) throws DataProblem {
        return Source.file(surroundings.file(file), file).lines();
    }

    private Standing obey(Walk walk, List<String> lines, int depth) throws DataProblem {
        Standing standing = new Standing(walk, true, ExitStatus.DONE);
        for (String line : lines) {
            if (!standing.goes()) {
                return standing;
            }
            standing = echoed(standing.walk(), line, depth);
        }
        return standing;
    }

    /// A line that nobody types is shown before what it leads to, so that a transcript is whole. Blank lines
    /// and comments are for whoever reads the script.
    private Standing echoed(Walk walk, String line, int depth) throws DataProblem {
        if (line.isBlank()) {
            return new Standing(walk, true, ExitStatus.DONE);
        }
        output.text(Prompt.SIGN + Printable.of(line.strip()) + "\n");
        return line.strip().startsWith("#") ? new Standing(walk, true, ExitStatus.DONE) : obey(walk, line, depth);
    }

    private Standing obey(Walk walk, String line, int depth) throws DataProblem {
        Outcome outcome = working(line, () -> walker.next(walk, line));
        boolean refused = !outcome.understood();
        try {
            Standing standing = fulfilled(outcome, depth);
            if (!isShownFirst(outcome.request())) {
                show(outcome.report(), outcome.walk().digits());
            }
            return refused && strict ? new Standing(standing.walk(), false, ExitStatus.USAGE) : standing;
        } catch (DataProblem problem) {
            show(Report.of(problem.sentence(words)), walk.digits());
            return strict ? new Standing(walk, false, ExitStatus.DATA) : new Standing(walk, true, ExitStatus.DONE);
        }
    }

    /// Does what may take long on a large batch, and says after a second that it does.
    private <T> T working(String doing, Progress.LongWork<T> work) throws DataProblem {
        return surroundings.progress().during(Printable.of(doing), work);
    }

    /// Whether what a line says was shown before what it asks for was done.
    private static boolean isShownFirst(Optional<Request> request) {
        return switch (request.orElse(null)) {
            case Request.RunScript _, Request.GradeFile _ -> true;
            case Request.WriteScript _ -> false;
            case null -> false;
        };
    }

    /// Reads or writes what a line asks for.
    private Standing fulfilled(Outcome outcome, int depth) throws DataProblem {
        Standing standing = new Standing(outcome.walk(), !outcome.ends(), ExitStatus.DONE);
        return switch (outcome.request().orElse(null)) {
            case null -> standing;
            case Request.WriteScript(String file, String text) -> {
                FileReplacement.write(
                        surroundings.file(file), file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
                yield standing;
            }
            case Request.GradeFile(String file, Exercise exercise) -> {
                show(outcome.report(), outcome.walk().digits());
                AnswersReader reader = new AnswersReader(exercise, AnswerNames.KNOWN);
                reader.read(Source.file(surroundings.file(file), file));
                Answers answers = reader.answers();
                for (Sentence note : answers.notes()) {
                    show(Report.of(note.in(words)), outcome.walk().digits());
                }
                String doing = Printable.of(words.say(Message.PROGRESS_GRADING_FILE, Printable.of(file)));
                Grade grade = new WatchedGrading(surroundings.progress(), words).of(answers, exercise, doing);
                show(walker.graded(outcome.walk(), grade), outcome.walk().digits());
                yield standing;
            }
            case Request.RunScript(String file)
            when depth >= DEEPEST -> {
                show(Report.of(words.say(Message.WALK_NESTED)), outcome.walk().digits());
                yield standing;
            }
            case Request.RunScript(String file) -> {
                List<String> lines = lines(file);
                show(outcome.report(), outcome.walk().digits());
                yield obey(outcome.walk(), lines, depth + 1);
            }
        };
    }

    /// At a terminal. Nothing ends the session but quit, Ctrl-D, and Ctrl-C twice.
    private int converse(Walk start, Report welcome) throws IOException, DataProblem {
        WalkAdvice advice = new WalkAdvice(start);
        try (Prompt prompt =
                Prompt.open(surroundings.environment().get("TERM"), history(), advice, Prompt.SIGN, coloured)) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            WalkLoop there =
                    new WalkLoop(surroundings.gathering(answer, prompt::columns), common, walker, words, strict);
            show(welcome, start.digits());
            Standing standing = new Standing(start, true, ExitStatus.DONE);
            while (standing.goes()) {
                Walk walk = standing.walk();
                advice.walk = walk;
                answer.reset();
                switch (prompt.read(() -> walk.status(words))) {
                    case Prompt.Typed.Line(String text) -> standing = there.obey(walk, text, 0);
                    case Prompt.Typed.Interrupt(int times)
                    when times > 1 -> {
                        return ExitStatus.DONE;
                    }
                    case Prompt.Typed.Interrupt _ ->
                        there.show(Report.of(words.say(Message.WALK_INTERRUPT)), walk.digits());
                    case Prompt.Typed.End _ -> {
                        return ExitStatus.DONE;
                    }
                }
                show(answer.toString(StandardCharsets.UTF_8), prompt);
            }
            return standing.status();
        }
    }

    /// An answer that is longer than the screen can be paged through; its first sentence is what stays of it.
    private void show(String answer, Prompt prompt) throws IOException, DataProblem {
        if (prompt.isTooLong(answer)) {
            prompt.page(answer, words.say(Message.WALK_PAGER));
            output.rendered(firstSentence(answer.lines().toList()) + "\n\n");
        } else {
            output.rendered(answer);
        }
    }

    /// The first line, or the first lines of a paragraph up to the one where a sentence ends.
    private static String firstSentence(List<String> lines) {
        int indent = indent(lines.getFirst());
        for (int last = 0; last < Math.min(SENTENCE_LINES, lines.size()) && indent(lines.get(last)) == indent; last++) {
            if (SENTENCE_END.matcher(lines.get(last)).find()) {
                return String.join("\n", lines.subList(0, last + 1));
            }
        }
        return lines.getFirst();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// The file that keeps what is typed; none, with a word about it, where what stands there is no such file.
    private Optional<Path> history() throws DataProblem {
        Path file = surroundings.state().history();
        try {
            if (Files.exists(file)) {
                Files.readString(file);
            }
            return Optional.of(file);
        } catch (IOException e) {
            output.warn(Sentence.of(DataMessage.NO_HISTORY).at(Printable.of(file.toString()) + ": "));
            return Optional.empty();
        }
    }

    /// What the prompt may offer, at the place where the walk stands.
    private final class WalkAdvice implements Prompt.Advice {
        private Walk walk;

        WalkAdvice(Walk walk) {
            this.walk = walk;
        }

        @Override
        public List<Prompt.Way> ways(String line) {
            return new Completion(walk, words)
                    .of(line).stream()
                            .map(candidate ->
                                    new Prompt.Way(candidate.text(), candidate.shown(), candidate.description()))
                            .toList();
        }

        @Override
        public Prompt.Kind kind(String word, boolean first) {
            if (word.isBlank()) {
                return Prompt.Kind.OTHER;
            }
            if (first) {
                return Completion.isCommand(word) ? Prompt.Kind.COMMAND : Prompt.Kind.UNKNOWN;
            }
            return Completion.isName(word) ? Prompt.Kind.NAME : Prompt.Kind.OTHER;
        }
    }
}
