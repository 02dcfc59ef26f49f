package bn.cli;

import bn.batch.Printable;
import bn.data.answers.AnswerNames;
import bn.data.answers.Answers;
import bn.data.answers.AnswersReader;
import bn.data.file.DataProblem;
import bn.data.file.Progress;
import bn.grading.Grade;
import bn.grading.catalogue.Exercise;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.ClassReport;
import bn.report.GradeReport;
import bn.report.GradeReport.Hints;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// `bn grade`: which step is wrong, and what was done there.
final class GradeCommand extends Subcommand {
    final ArgumentList answers = words("ANSWERS");
    final PassOptions pass = with(new PassOptions());
    final ConventionOptions conventions = with(new ConventionOptions());
    final Argument<Hints> hints =
            option("--hints", "LEVEL", OptionType.oneOf(Hints.class, () -> List.of(Hints.values()), Hints::level));

    final Flag ofClass = flag("--class");
    final Argument<String> require = option("--require", "STEPS", OptionType.TEXT);
    final ArgumentList names = list("--names", "NAMES");
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    GradeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        InputLoader reading = new InputLoader(surroundings);
        takeBatch(reading);
        check();
        InputLoader.Loaded loaded = pass.loaded(reading, conventions.rules());
        Exercise exercise = pass.exercise(loaded.inputs(), conventions, reading);
        Output output = new Output(surroundings, common);
        loaded.notes().forEach(output::note);
        Words words = Words.of(common.language(surroundings));
        return ofClass.isSet()
                ? learners(exercise, reading, words, output)
                : learner(exercise, loaded.inputs().features(), reading, words, output);
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
        if (require.isGiven() && !ofClass.isSet()) {
            throw new UsageException(Message.REQUIRE_NEEDS_CLASS);
        }
        known();
        shown.check();
        pass.checkBesideStatistics();
    }

    private int learner(Exercise exercise, List<String> features, InputLoader reading, Words words, Output output)
            throws DataProblem {
        AnswersReader reader = new AnswersReader(exercise, known());
        for (String answer : answers.all()) {
            read(answer, reading, reader);
        }
        Answers read = reader.answers();
        read.notes().forEach(output::note);
        Grade grade = new WatchedGrading(surroundings.progress(), words)
                .of(read, exercise, words.say(Message.PROGRESS_GRADING));
        output.report(
                new GradeReport(grade, features, words, hints.or(Hints.ALL), shown.digits()).report(),
                shown.presentation());
        return grade.isRight() ? ExitStatus.DONE : ExitStatus.NO;
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

    private int learners(Exercise exercise, InputLoader reading, Words words, Output output) throws DataProblem {
        Optional<List<String>> required = require.optional().map(steps -> required(steps, exercise));
        // A file that a pattern of the shell names too is still one learner's.
        List<Submission> submissions = new ArrayList<>();
        for (String file : answers.all().stream().distinct().toList()) {
            submissions.add(submission(file, exercise, reading));
        }
        submissions.forEach(one -> one.answers().ifPresent(read -> read.notes().forEach(output::note)));
        String doing = words.say(Message.PROGRESS_GRADING_CLASS, submissions.size());
        List<ClassReport.Learner> learners;
        try (Progress.Work work = surroundings.progress().work(doing, OptionalLong.of(submissions.size()))) {
            // The mathematics has no state that learners share, so they are graded on all cores.
            learners = submissions.parallelStream()
                    .map(one -> {
                        ClassReport.Learner learner = one.learner(exercise, words);
                        work.done();
                        return learner;
                    })
                    .toList();
        }
        ClassReport report = new ClassReport(learners, required, words, hints.or(Hints.ALL));
        output.report(report.report(), shown.presentation());
        return report.isRight() ? ExitStatus.DONE : ExitStatus.NO;
    }

    /// What one learner has handed in, or why it cannot be read: that does not keep the others from being graded.
    private record Submission(String file, Optional<Answers> answers, Optional<DataProblem> problem) {
        ClassReport.Learner learner(Exercise exercise, Words words) {
            try {
                return answers.isPresent()
                        ? new ClassReport.Learner.Graded(file, answers.get().grade(exercise))
                        : unreadable(problem.orElseThrow(), words);
            } catch (DataProblem nothingThere) {
                return unreadable(nothingThere, words);
            }
        }

        private ClassReport.Learner unreadable(DataProblem why, Words words) {
            return new ClassReport.Learner.Unreadable(file, why.sentence(words));
        }
    }

    private Submission submission(String file, Exercise exercise, InputLoader reading) {
        AnswersReader reader = new AnswersReader(exercise, known());
        try {
            reader.read(reading.source(file));
            return new Submission(file, Optional.of(reader.answers()), Optional.empty());
        } catch (DataProblem problem) {
            return new Submission(file, Optional.empty(), Optional.of(problem));
        }
    }

    private List<String> required(String steps, Exercise exercise) {
        return Stream.of(steps.split(",", -1))
                .map(word -> known().step(word.strip())
                        .filter(exercise::asks)
                        .orElseThrow(() -> new UsageException(Message.NOT_REQUIRABLE, Printable.quoted(word.strip()))))
                .distinct()
                .toList();
    }
}
