package bn.cli;

import bn.check.Exercise;
import bn.check.Grade;
import bn.data.Answers;
import bn.data.AnswersReader;
import bn.data.DataProblem;
import bn.prose.Words;
import bn.report.ClassReport;
import bn.report.GradeReport;
import bn.report.GradeReport.Hints;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `bn grade`: which step is wrong, and what was done there.
@Command(
        name = "grade",
        header = "Grade your own numbers: the first wrong step, and the mistake that makes just these numbers.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn grade --input batch.csv --dout grads.csv mine.json",
            "  bn grade dx=mydx.csv dgamma=mydgamma.npy      after a bn forward and backward here",
            "  bn grade mine.npz --hints 1                   only which step",
            "  bn grade --class --input batch.csv --dout grads.csv ann.json ben.json",
            "  bn grade --input batch.csv --stats before.json mine.json",
            "                                                running_mean and running_var too",
            ""
        })
final class GradeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ANSWERS",
            arity = "0..*",
            description = "What you computed: a JSON object or .npz of steps by name, or STEP=FILE, with CSV or .npy.")
    List<String> answers = List.of();

    @Mixin
    PassOptions pass = new PassOptions();

    @Mixin
    ConventionOptions conventions = new ConventionOptions();

    @Option(
            names = "--hints",
            paramLabel = "LEVEL",
            defaultValue = "3",
            converter = HintsConverter.class,
            completionCandidates = Candidates.Hints.class,
            description = "1: only which step is wrong; 2: what kind of slip too; 3: all. Otherwise 3.")
    Hints hints = Hints.ALL;

    @Option(names = "--class", description = "Each file is another learner's: a line for each, and who made what.")
    boolean ofClass;

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    GradeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        check();
        Reading reading = new Reading(surroundings);
        Reading.Loaded loaded = pass.loaded(reading);
        Exercise exercise = pass.exercise(loaded.cache(), conventions, reading);
        Outlet outlet = new Outlet(surroundings, common);
        loaded.notes().forEach(outlet::note);
        Words words = Words.of(common.language(surroundings));
        return ofClass
                ? learners(exercise, reading, words, outlet)
                : learner(exercise, loaded.cache().features(), reading, words, outlet);
    }

    private void check() {
        if (answers.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is nothing to grade: name a file of answers, or STEP=FILE");
        }
        shown.refuseCsv(spec.commandLine());
        pass.checkBesideStatistics(spec.commandLine());
    }

    private int learner(Exercise exercise, List<String> features, Reading reading, Words words, Outlet outlet)
            throws DataProblem {
        AnswersReader reader = new AnswersReader(exercise);
        for (String answer : answers) {
            read(answer, exercise, reading, reader);
        }
        Answers read = reader.answers();
        read.notes().forEach(outlet::note);
        Grade grade = read.grade(exercise);
        outlet.report(new GradeReport(grade, features, words, hints, shown.precision).report(), shown);
        return grade.isRight() ? ExitStatus.DONE : ExitStatus.NO;
    }

    private void read(String answer, Exercise exercise, Reading reading, AnswersReader reader) throws DataProblem {
        int equals = answer.indexOf('=');
        // What is no file is meant as STEP=FILE, if perhaps with a step that there is not.
        boolean named = equals > 0
                && (exercise.table().find(answer.substring(0, equals)).isPresent()
                        || !Files.exists(surroundings.folder().resolve(answer)));
        if (named) {
            reader.read(answer.substring(0, equals), reading.source(answer.substring(equals + 1)));
        } else {
            reader.read(reading.source(answer));
        }
    }

    private int learners(Exercise exercise, Reading reading, Words words, Outlet outlet) throws DataProblem {
        List<ClassReport.Learner> learners = new ArrayList<>();
        for (String file : answers) {
            AnswersReader reader = new AnswersReader(exercise);
            try {
                reader.read(reading.source(file));
                learners.add(
                        new ClassReport.Learner.Graded(file, reader.answers().grade(exercise)));
            } catch (DataProblem problem) {
                // One file that cannot be read does not keep the others from being graded.
                learners.add(new ClassReport.Learner.Unreadable(file, String.valueOf(problem.getMessage())));
            }
        }
        ClassReport report = new ClassReport(learners, words, hints);
        outlet.report(report.report(), shown);
        return report.isRight() ? ExitStatus.DONE : ExitStatus.NO;
    }

    /// Reads 1, 2 or 3.
    static final class HintsConverter implements ITypeConverter<Hints> {
        @Override
        public Hints convert(String value) {
            return switch (value) {
                case "1" -> Hints.STEP;
                case "2" -> Hints.KIND;
                case "3" -> Hints.ALL;
                default -> throw new TypeConversionException("'" + value + "' is none of 1, 2, 3");
            };
        }
    }
}
