package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.FilePattern;
import bn.cli.environment.Surroundings;
import bn.cli.exercise.ClassGrading;
import bn.cli.exercise.OwnNames;
import bn.cli.exercise.WatchedGrading;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.PassLoader;
import bn.cli.option.Argument;
import bn.cli.option.ArgumentList;
import bn.cli.option.CommonOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.Flag;
import bn.cli.option.OptionType;
import bn.cli.option.PassOptions;
import bn.cli.option.ReportOptions;
import bn.cli.option.UsageException;
import bn.data.answers.AnswerNames;
import bn.data.answers.Answers;
import bn.data.answers.AnswersReader;
import bn.data.file.DataProblem;
import bn.grading.Grade;
import bn.grading.catalogue.Exercise;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.grading.GradeReport;
import bn.report.grading.GradeReport.Hints;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// `bn grade`: which step is wrong, and what was done there.
final class GradeCommand extends Subcommand {
    final ArgumentList answers = words("ANSWERS");
    final PassOptions pass = with(new PassOptions());
    final ConventionOptions conventions = with(new ConventionOptions());
    final Argument<Hints> hints =
            option("--hints", "LEVEL", OptionType.oneOf(Hints.class, () -> List.of(Hints.values()), Hints::level));

    final Flag ofClass = flag("--class");
    final Argument<String> require = option("--require", "STEPS", OptionType.TEXT);
    final Argument<String> feedback = option("--feedback", "DIR");
    final ArgumentList names = list("--names", "NAMES");
    final ReportOptions shown = with(ReportOptions.ofTable());
    final CommonOptions common = with(new CommonOptions());

    GradeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        InputLoader reading = new InputLoader(surroundings);
        if (ofClass.isSet()) {
            takeFiles();
        }
        takeBatch(reading);
        check();
        Output output = new Output(surroundings, common);
        boolean isRight = ofClass.isSet()
                ? new ClassGrading(surroundings, asked(), reading, words(), output).isRight()
                : isLearnerRight(reading, output);
        return isRight ? ExitStatus.DONE : ExitStatus.NO;
    }

    /// Takes the files that a pattern means, where no shell has put them in its place.
    private void takeFiles() throws DataProblem {
        List<String> files = new ArrayList<>();
        for (String named : answers.all()) {
            files.addAll(new FilePattern(surroundings).files(named));
        }
        answers.take(files);
    }

    /// The first of several files is the batch, where that is named nowhere else and it is no answer.
    private void takeBatch(InputLoader reading) throws DataProblem {
        List<String> files = answers.all();
        if (!pass.batch.input.isGiven() && files.size() > 1 && isBatch(files.getFirst(), reading)) {
            pass.batch.input.take(files.getFirst());
            answers.take(files.subList(1, files.size()));
        }
    }

    private boolean isBatch(String file, InputLoader reading) throws DataProblem {
        return !file.equals("-")
                && (file.indexOf('=') < 0 || Files.exists(surroundings.file(file)))
                && reading.isBatch(file, pass.batch.csv.dialect(), pass.batch.layout.order(), known());
    }

    /// What names mean, the learner's own first.
    private AnswerNames known() {
        return OwnNames.of(names.all());
    }

    private void check() {
        if (answers.isEmpty()) {
            throw new UsageException(Message.NOTHING_TO_GRADE);
        }
        if (!ofClass.isSet()) {
            checkWithoutClass();
        }
        known();
        shown.check();
        pass.checkBesideStatistics();
    }

    private void checkWithoutClass() {
        if (require.isGiven()) {
            throw new UsageException(Message.REQUIRE_NEEDS_CLASS);
        }
        if (feedback.isGiven()) {
            throw new UsageException(Message.FEEDBACK_NEEDS_CLASS);
        }
        if (shown.format() == ReportOptions.Format.CSV) {
            throw new UsageException(Message.CSV_NEEDS_CLASS);
        }
    }

    private Words words() {
        return Words.of(common.language(surroundings));
    }

    private ClassGrading.Asked asked() {
        return new ClassGrading.Asked(
                answers.all(),
                known(),
                pass,
                conventions,
                hints.or(Hints.ALL),
                require.optional(),
                feedback.optional(),
                shown.presentation());
    }

    private boolean isLearnerRight(InputLoader reading, Output output) throws DataProblem {
        Words words = words();
        PassLoader loader = new PassLoader(reading, pass);
        InputLoader.Loaded loaded = loader.loaded(conventions.rules());
        Exercise exercise = loader.exercise(loaded.inputs(), conventions);
        loaded.notes().forEach(output::note);
        AnswersReader reader = new AnswersReader(exercise, known());
        for (String answer : answers.all()) {
            read(answer, reading, reader);
        }
        Answers read = reader.answers();
        read.notes().forEach(output::note);
        Grade grade = new WatchedGrading(surroundings.progress(), words)
                .of(read, exercise, words.say(Message.PROGRESS_GRADING));
        output.report(
                new GradeReport(grade, loaded.inputs().features(), words, hints.or(Hints.ALL), shown.digits()).report(),
                shown.presentation());
        return grade.isRight();
    }

    private void read(String answer, InputLoader reading, AnswersReader reader) throws DataProblem {
        int equals = answer.indexOf('=');
        // What is no file is meant as STEP=FILE, if perhaps with a step that there is not.
        boolean named = equals > 0
                && (known().meaning(answer.substring(0, equals)).isPresent()
                        || !Files.exists(surroundings.file(answer)));
        if (named) {
            reader.read(answer.substring(0, equals), reading.source(answer.substring(equals + 1)));
        } else {
            reader.read(reading.source(answer));
        }
    }
}
