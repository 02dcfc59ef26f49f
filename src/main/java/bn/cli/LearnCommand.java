package bn.cli;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.LessonSamples;
import bn.cli.io.Lessons;
import bn.cli.io.Output;
import bn.cli.loop.LearnLoop;
import bn.cli.option.Argument;
import bn.cli.option.BatchOptions;
import bn.cli.option.CommonOptions;
import bn.cli.option.Destination;
import bn.cli.option.Flag;
import bn.cli.option.InvalidValue;
import bn.cli.option.OptionType;
import bn.cli.option.Presentation;
import bn.cli.option.ReportOptions;
import bn.cli.option.UsageException;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.state.ProgressFile;
import bn.learn.Course;
import bn.learn.CourseReport;
import bn.learn.LearnerProgress;
import bn.learn.Lesson;
import bn.learn.LessonAnswers;
import bn.learn.LessonCheck;
import bn.learn.LessonData;
import bn.learn.LessonProgram;
import bn.learn.LessonReport;
import bn.learn.LessonRun;
import bn.learn.Tutor;
import bn.learn.script.ScriptProblem;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import bn.prose.Words;
import bn.report.block.Report;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// `bn learn`: a course in what batch normalization is for.
final class LearnCommand extends Subcommand {
    private static final String LIST = "list";

    final Argument<String> name = optionalWord("LESSON", OptionType.TEXT.offering(LearnCommand::names));
    final Argument<Long> seed = option("--seed", "N", OptionType.of(Long.class, LearnCommand::number));
    final Flag print = flag("--print");
    final Argument<String> answers = option("--answers", "FILE");
    final Flag reset = flag("--reset");
    final Argument<String> check = option("--check", "DIR");
    final BatchOptions batch = with(new BatchOptions());
    final Destination<LearnForm> destination = with(new Destination<>(List.of(LearnForm.values())));
    final CommonOptions common = with(new CommonOptions());

    LearnCommand(Surroundings surroundings) {
        super(surroundings);
    }

    private static List<String> names() {
        return Lessons.course().lessons().stream().map(Lesson::name).toList();
    }

    static Long number(String typed) {
        if (typed.matches("\\d{1,9}")) {
            return Long.valueOf(typed);
        }
        throw new InvalidValue(Message.NOT_A_SEED, Printable.quoted(typed));
    }

    @Override
    public Integer call() throws DataProblem {
        Words words = Words.of(common.language(surroundings));
        Output output = new Output(surroundings, common);
        if (check.isGiven()) {
            return checked(words, output);
        }
        Course course = Lessons.course();
        if (name.is(LIST)) {
            CourseReport report = new CourseReport(course, words);
            LearnerProgress progress = surroundings.state().progress().read();
            boolean isPage = destination.form() == LearnForm.HTML;
            output.report(isPage ? report.page(progress) : report.list(progress), presentation());
            return ExitStatus.DONE;
        }
        Optional<Lesson> asked = name.optional().map(typed -> lesson(course, typed));
        if (reset.isSet()) {
            return forgotten(asked, output);
        }
        if (batch.input.isGiven() && asked.isPresent() && !asked.get().takesBatch()) {
            throw new UsageException(Message.LEARN_TAKES_NO_BATCH, asked.get().name());
        }
        LessonData data = new LessonSamples(new InputLoader(surroundings), batch, output::note).data();
        try {
            return learnt(course, asked, data, words, output);
        } catch (ScriptProblem problem) {
            // The lessons of the program are right, so it is the batch.
            if (batch.input.isGiven()) {
                throw new DataProblem(Sentence.of(Message.LEARN_NO_LESSON_OF_BATCH, problem.sentence()));
            }
            throw problem;
        }
    }

    private int learnt(Course course, Optional<Lesson> asked, LessonData data, Words words, Output output)
            throws DataProblem {
        if (answers.isGiven() || isPrinted()) {
            Lesson lesson = asked.orElseThrow(() -> new UsageException(Message.LEARN_WHICH_LESSON));
            LessonRun run = lesson.run(seed.or(Lesson.USUAL_SEED), data);
            return answers.isGiven() ? marked(run, words, output) : printed(run, course, words, output);
        }
        OptionalLong chosen = seed.isGiven() ? OptionalLong.of(seed.given()) : OptionalLong.empty();
        Tutor tutor = new Tutor(course, words, data, chosen);
        return new LearnLoop(surroundings, common, course, tutor, words).run(asked);
    }

    /// Whether the lesson is written out, and not gone through.
    private boolean isPrinted() {
        return print.isSet() || destination.format.isGiven() || destination.output.isGiven();
    }

    private static Lesson lesson(Course course, String typed) {
        return course.named(typed)
                .orElseThrow(() -> new UsageException(
                        Message.NO_SUCH_LESSON,
                        Printable.quoted(typed),
                        Suggestion.atEnd(typed, names(), Message.LESSONS_LISTED)));
    }

    private int checked(Words words, Output output) throws DataProblem {
        Lesson lesson = Lessons.of(surroundings.file(check.given()), check.given());
        LessonCheck.Findings findings =
                LessonCheck.of(lesson, new LessonSamples(new InputLoader(surroundings), batch, output::note).data());
        output.report(findings.report(words), presentation());
        return findings.isFine() ? ExitStatus.DONE : ExitStatus.NO;
    }

    /// As if a lesson, or all of them, had not been begun.
    private int forgotten(Optional<Lesson> lesson, Output output) throws DataProblem {
        ProgressFile file = surroundings.state().progress();
        file.write(lesson.isPresent() ? file.read().without(lesson.get().name()) : LearnerProgress.NONE);
        output.note(lesson.map(one -> Sentence.of(Message.LEARN_FORGOT, one.name()))
                .orElse(Sentence.of(Message.LEARN_FORGOT_ALL)));
        return ExitStatus.DONE;
    }

    private int marked(LessonRun run, Words words, Output output) throws DataProblem {
        Source file = new InputLoader(surroundings).source(answers.given());
        LessonAnswers.Marks marks = LessonAnswers.of(file.lines()).marks(run, words);
        output.report(marks.report(), presentation());
        return marks.right() ? ExitStatus.DONE : ExitStatus.NO;
    }

    private int printed(LessonRun run, Course course, Words words, Output output) throws DataProblem {
        if (destination.form() == LearnForm.NUMPY) {
            output.text(LessonProgram.of(run), destination.output.optional());
            return ExitStatus.DONE;
        }
        Report report = new LessonReport(run, words, course.lessons().size()).whole();
        output.report(report, presentation());
        return ExitStatus.DONE;
    }

    private Presentation presentation() {
        ReportOptions.Format format = switch (destination.form()) {
            case TEXT, NUMPY -> ReportOptions.Format.TEXT;
            case JSON -> ReportOptions.Format.JSON;
            case MARKDOWN -> ReportOptions.Format.MARKDOWN;
            case HTML -> ReportOptions.Format.HTML;
        };
        return Presentation.of(format).to(destination.output.optional());
    }

    /// The forms in which a lesson can be had.
    enum LearnForm implements Destination.Form {
        TEXT,
        JSON,
        MARKDOWN,
        HTML,
        NUMPY;

        @Override
        public List<String> endings() {
            return switch (this) {
                case TEXT -> List.of("txt");
                case JSON -> List.of("json");
                case MARKDOWN -> List.of("md", "markdown");
                case HTML -> List.of("html", "htm");
                case NUMPY -> List.of("py");
            };
        }
    }
}
