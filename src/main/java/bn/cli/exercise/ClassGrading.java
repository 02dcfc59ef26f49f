package bn.cli.exercise;

import bn.batch.Printable;
import bn.cli.environment.Surroundings;
import bn.cli.exercise.Assignments.Assignment;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.option.ConventionOptions;
import bn.cli.option.PassOptions;
import bn.cli.option.Presentation;
import bn.cli.option.ReportOptions;
import bn.cli.option.UsageException;
import bn.data.answers.AnswerNames;
import bn.data.answers.Answers;
import bn.data.answers.AnswersReader;
import bn.data.file.DataProblem;
import bn.data.file.Progress;
import bn.grading.catalogue.Exercise;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.block.Report;
import bn.report.grading.ClassMarks;
import bn.report.grading.ClassMarks.Learner;
import bn.report.grading.ClassReport;
import bn.report.grading.FeedbackReport;
import bn.report.grading.GradeReport.Hints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The marking of a class: each learner's answers by their exercise, the marks, and what each is told.
public final class ClassGrading {
    private final Surroundings surroundings;
    private final Asked asked;
    private final InputLoader reading;
    private final Words words;
    private final Output output;

    /// What the command line says.
    ///
    /// @param handedIn the files and folders that are named
    /// @param names what names of answers mean
    /// @param pass the exercise, where all have the same; what it says of the mode and of dout holds for all
    /// @param require the steps that everyone must hand in, as typed
    /// @param feedback the folder that what each is told goes to
    /// @param shown how the marks are shown
    public record Asked(
            List<String> handedIn,
            AnswerNames names,
            PassOptions pass,
            ConventionOptions conventions,
            Hints hints,
            Optional<String> require,
            Optional<String> feedback,
            Presentation shown) {
        public Asked {
            handedIn = List.copyOf(handedIn);
        }
    }

    /// @param reading reads what was handed in
    /// @param output gets the marks, and notes beside them
    public ClassGrading(Surroundings surroundings, Asked asked, InputLoader reading, Words words, Output output) {
        this.surroundings = surroundings;
        this.asked = asked;
        this.reading = reading;
        this.words = words;
        this.output = output;
    }

    /// Marks them.
    ///
    /// @return whether everyone's answers are right
    /// @throws DataProblem if nobody has handed in anything, or results cannot be written
    /// @throws UsageException if steps are required that there are not
    public boolean isRight() throws DataProblem {
        Optional<FeedbackFolder> feedback = feedbackFolder();
        if (feedback.isPresent()) {
            feedback.get().check();
        }
        List<HandIn> handIns = new HandIns(surroundings, asked.names(), written(), output::note).of(asked.handedIn());
        List<String> files = feedback.isPresent()
                ? feedback.get().files(handIns.stream().map(HandIn::who).toList(), words)
                : List.of();
        Presentation shown = asked.shown();
        List<Submission> submissions = submissions(
                shown.format() == ReportOptions.Format.HTML
                        ? new LearnerNames(surroundings, reading).called(handIns)
                        : handIns);
        Optional<List<String>> required = required(submissions);
        submissions.forEach(one -> one.answers().ifPresent(read -> read.notes().forEach(output::note)));
        ClassMarks marks = new ClassMarks(graded(submissions), required);
        Hints hints = asked.feedback().isPresent() ? Hints.ALL : asked.hints();
        ClassReport report = new ClassReport(marks, words, hints);
        Report made = switch (shown.format()) {
            case CSV -> report.table();
            case HTML -> report.page(shown.digits());
            case TEXT, JSON, MARKDOWN, NPY, NPZ -> report.report();
        };
        if (feedback.isPresent()) {
            SequencedMap<String, byte[]> texts = told(marks, files);
            output.afterMaking(made, shown, () -> feedback.get().write(texts)).run();
            output.note(Sentence.of(DataMessage.FEEDBACK_WRITTEN, files.size())
                    .at(Printable.of(asked.feedback().orElseThrow()) + ": "));
        } else {
            output.report(made, shown);
        }
        return marks.isRight();
    }

    /// What this command writes is handed in by nobody.
    private List<Path> written() throws DataProblem {
        List<String> named = Stream.of(
                        asked.feedback(),
                        asked.shown().output(),
                        asked.pass().batch.input.optional())
                .flatMap(Optional::stream)
                .filter(name -> !name.equals("-"))
                .toList();
        List<Path> paths = new ArrayList<>();
        for (String name : named) {
            paths.add(surroundings.file(name));
        }
        return paths;
    }

    /// What one learner has handed in, and by what it is marked; or why there is nothing to mark: that keeps
    /// nobody else from being marked.
    private record Submission(
            HandIn handIn, Optional<Assignment> assignment, Optional<Answers> answers, Optional<DataProblem> problem) {
        /// @param others the exercises of the class, by whose they are
        Learner learner(Words words, Map<String, Exercise> others) {
            try {
                return answers.isPresent()
                        ? new Learner.Graded(
                                handIn.who(),
                                answers.get()
                                        .grade(
                                                assignment.orElseThrow().exercise(),
                                                without(handIn.who(), others),
                                                _ -> {}),
                                assignment.get().features())
                        : unread(problem.orElseThrow(), words);
            } catch (DataProblem nothingThere) {
                return unread(nothingThere, words);
            }
        }

        private static Map<String, Exercise> without(String who, Map<String, Exercise> all) {
            Map<String, Exercise> others = new LinkedHashMap<>(all);
            others.remove(who);
            return others;
        }

        private Learner unread(DataProblem why, Words words) {
            return new Learner.Unread(handIn.who(), handIn.isNothing(), why.sentence(words));
        }
    }

    private List<Submission> submissions(List<HandIn> handIns) throws DataProblem {
        Assignments assignments =
                new Assignments(surroundings, asked.pass(), asked.conventions(), reading, output::note);
        boolean isOne = asked.pass().batch.input.isGiven()
                || handIns.stream().allMatch(one -> one.exercise().isEmpty());
        if (isOne && !asked.pass().batch.input.isGiven() && reading.kept().isEmpty()) {
            throw new DataProblem(place(handIns.getFirst()), DataMessage.NO_EXERCISE_OF_CLASS);
        }
        Optional<Assignment> ofAll = isOne ? Optional.of(assignments.ofAll()) : Optional.empty();
        return handIns.stream().map(one -> submission(one, ofAll, assignments)).toList();
    }

    private Submission submission(HandIn handIn, Optional<Assignment> ofAll, Assignments assignments) {
        Optional<Assignment> assignment = ofAll;
        Optional<DataProblem> problem = handIn.problem();
        try {
            if (assignment.isEmpty()) {
                HandIn.Own own = handIn.exercise()
                        .orElseThrow(() -> new DataProblem(place(handIn), DataMessage.NO_OWN_EXERCISE));
                assignment = Optional.of(assignments.of(own, handIn.place()));
            }
            if (!handIn.files().isEmpty()) {
                return new Submission(
                        handIn, assignment, Optional.of(answers(handIn, assignment.get())), Optional.empty());
            }
        } catch (DataProblem found) {
            problem = problem.isPresent() ? problem : Optional.of(found);
        }
        Optional<DataProblem> nothing = Optional.of(new DataProblem(place(handIn), DataMessage.NOTHING_HANDED_IN));
        boolean isSaid = !handIn.isNothing() || handIn.exercise().isPresent();
        return new Submission(handIn, assignment, Optional.empty(), isSaid ? problem.or(() -> nothing) : nothing);
    }

    private static String place(HandIn handIn) {
        return Printable.of(handIn.place()) + ": ";
    }

    private Answers answers(HandIn handIn, Assignment assignment) throws DataProblem {
        AnswersReader reader = new AnswersReader(assignment.exercise(), asked.names());
        for (String file : handIn.files()) {
            reader.read(reading.source(file));
        }
        return reader.answers();
    }

    private List<Learner> graded(List<Submission> submissions) {
        String doing = words.say(Message.PROGRESS_GRADING_CLASS, submissions.size());
        Map<String, Exercise> exercises = exercises(submissions);
        try (Progress.Work work = surroundings.progress().work(doing, OptionalLong.of(submissions.size()))) {
            // The mathematics has no state that learners share, so they are graded on all cores.
            return submissions.parallelStream()
                    .map(one -> {
                        Learner learner = one.learner(words, exercises);
                        work.done();
                        return learner;
                    })
                    .toList();
        }
    }

    /// The exercises of those who have one of their own.
    private static Map<String, Exercise> exercises(List<Submission> submissions) {
        Map<String, Exercise> exercises = new LinkedHashMap<>();
        submissions.forEach(one -> one.handIn()
                .exercise()
                .flatMap(_ -> one.assignment())
                .ifPresent(own -> exercises.put(one.handIn().who(), own.exercise())));
        return exercises;
    }

    /// What everyone must hand in, of what the exercise of each asks for: as the command line says, or else the lines
    /// that the exercises leave to the learners.
    private Optional<List<String>> required(List<Submission> submissions) {
        List<Assignment> assignments =
                submissions.stream().flatMap(one -> one.assignment().stream()).toList();
        Optional<List<String>> typed = asked.require()
                .map(steps -> Stream.of(steps.split(",", -1))
                        .map(word -> asked.names()
                                .step(word.strip())
                                .filter(step -> assignments.stream()
                                        .allMatch(one -> one.exercise().asks(step)))
                                .orElseThrow(() ->
                                        new UsageException(Message.NOT_REQUIRABLE, Printable.quoted(word.strip()))))
                        .distinct()
                        .toList());
        return typed.or(() -> Optional.of(blank(assignments)).filter(steps -> !steps.isEmpty()));
    }

    private static List<String> blank(List<Assignment> assignments) {
        return assignments.stream()
                .flatMap(one -> one.blank().stream())
                .distinct()
                .filter(step -> assignments.stream()
                        .map(Assignment::exercise)
                        .allMatch(one -> one.table().has(step) && one.asks(step)))
                .toList();
    }

    private Optional<FeedbackFolder> feedbackFolder() {
        return asked.feedback()
                .map(name -> new FeedbackFolder(
                        surroundings, name, feedbackForm().endings().getFirst()));
    }

    /// As the marks, where these are for people too.
    private ReportOptions.Format feedbackForm() {
        return switch (asked.shown().format()) {
            case MARKDOWN -> ReportOptions.Format.MARKDOWN;
            case HTML -> ReportOptions.Format.HTML;
            case TEXT, JSON, CSV, NPY, NPZ -> ReportOptions.Format.TEXT;
        };
    }

    /// What each is told, by the names of their files.
    private SequencedMap<String, byte[]> told(ClassMarks marks, List<String> files) {
        FeedbackReport feedback =
                new FeedbackReport(marks, words, asked.hints(), asked.shown().digits());
        SequencedMap<String, byte[]> texts = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Presentation shown = new Presentation(
                    feedbackForm(), asked.shown().digits(), asked.shown().full(), Optional.of(files.get(i)));
            texts.put(files.get(i), output.made(feedback.of(marks.learners().get(i)), shown));
        }
        return texts;
    }
}
