package bn.report.grading;

import bn.grading.Grade;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The marks of a class. A required step that was not handed in does not count as right.
public final class ClassMarks {
    private final List<Learner> learners;
    private final boolean isNamed;
    private final List<String> required;

    /// One of a class, and what became of what they handed in.
    public sealed interface Learner {
        /// What they are called.
        String who();

        /// What could be read.
        ///
        /// @param features their names in the batch
        record Graded(String who, Grade grade, List<String> features) implements Learner {
            /// Keeps the names.
            public Graded {
                features = List.copyOf(features);
            }
        }

        /// What could not be read.
        ///
        /// @param isNothing whether nothing was handed in
        /// @param problem the reason, a sentence
        record Unread(String who, boolean isNothing, String problem) implements Learner {}
    }

    /// What is said of one of them.
    enum Mark {
        RIGHT,
        /// Nothing is wrong, and rounding hides whether it is right.
        UNDECIDED,
        /// Nothing is wrong, and something is missing.
        INCOMPLETE,
        WRONG,
        UNREADABLE,
        /// Nothing was handed in.
        NOTHING
    }

    /// The marks of some learners.
    ///
    /// @param named the required steps; if empty, every step that anyone handed in
    public ClassMarks(List<Learner> learners, Optional<List<String>> named) {
        this.learners = List.copyOf(learners);
        this.isNamed = named.isPresent();
        this.required = named.map(List::copyOf).orElseGet(() -> ofAnyone(learners));
    }

    /// In the order of the table.
    private static List<String> ofAnyone(List<Learner> learners) {
        Map<Integer, String> steps = new TreeMap<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded(String _, Grade grade, List<String> _)) {
                List<Step> table = grade.exercise().table().steps();
                for (String name : steps(grade)) {
                    steps.put(table.indexOf(grade.exercise().table().quantity(name)), name);
                }
            }
        }
        return List.copyOf(steps.values());
    }

    static List<String> steps(Grade grade) {
        return grade.answers().stream().map(JudgedAnswer::step).toList();
    }

    /// The learners in their order.
    public List<Learner> learners() {
        return learners;
    }

    /// Whether somebody has said which steps are required.
    boolean isNamed() {
        return isNamed;
    }

    List<String> required() {
        return required;
    }

    /// The steps that are required or that anyone handed in, in the order of the table.
    List<String> steps() {
        List<String> all = new ArrayList<>(ofAnyone(learners));
        required.stream().filter(step -> !all.contains(step)).forEach(all::add);
        learners.stream()
                .flatMap(one -> one instanceof Learner.Graded graded ? Stream.of(graded.grade()) : Stream.empty())
                .map(grade -> grade.exercise().table())
                .findFirst()
                .ifPresent(table ->
                        all.sort(Comparator.comparingInt(step -> table.steps().indexOf(table.quantity(step)))));
        return all;
    }

    /// The required steps that were handed in.
    List<String> handedIn(Grade grade) {
        return required.stream().filter(steps(grade)::contains).toList();
    }

    /// The required steps that were not.
    List<String> missing(Grade grade) {
        return required.stream().filter(step -> !steps(grade).contains(step)).toList();
    }

    /// How many required steps are right, by the right values or by the learner's own wrong ones: a mistake
    /// is marked once. What was computed from numbers of another exercise follows from no mistake, and is not right
    /// here.
    long right(Grade grade) {
        boolean isHere = grade.elsewhere().isEmpty();
        return grade.answers().stream()
                .filter(one -> one.verdict() == Verdict.RIGHT || (isHere && one.verdict() == Verdict.FOLLOWS))
                .filter(one -> required.contains(one.step()))
                .count();
    }

    /// Whether everyone handed in all required steps, and all of them are right.
    public boolean isRight() {
        return learners.stream().allMatch(this::isRight);
    }

    /// How many did.
    long countRight() {
        return learners.stream().filter(this::isRight).count();
    }

    private boolean isRight(Learner learner) {
        return switch (mark(learner)) {
            case RIGHT, UNDECIDED -> true;
            case INCOMPLETE, WRONG, UNREADABLE, NOTHING -> false;
        };
    }

    Mark mark(Learner learner) {
        return switch (learner) {
            case Learner.Unread unread -> unread.isNothing() ? Mark.NOTHING : Mark.UNREADABLE;
            case Learner.Graded graded -> mark(graded.grade());
        };
    }

    Mark mark(Grade grade) {
        if (!grade.isRight()) {
            return Mark.WRONG;
        }
        if (!missing(grade).isEmpty()) {
            return Mark.INCOMPLETE;
        }
        return grade.isDecided() ? Mark.RIGHT : Mark.UNDECIDED;
    }
}
