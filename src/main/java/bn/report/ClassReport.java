package bn.report;

import bn.check.Diagnosis;
import bn.check.Grade;
import bn.check.Judged;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.GradeReport.Hints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The report on a class: a line for each learner, and who made which mistake.
public final class ClassReport {
    private final List<Learner> learners;
    private final Words words;
    private final Hints hints;

    /// One of a class.
    public sealed interface Learner {
        /// The file that was handed in.
        String file();

        /// One whose answers could be read.
        record Graded(String file, Grade grade) implements Learner {}

        /// One whose file could not.
        record Unreadable(String file, String problem) implements Learner {}
    }

    /// What can be said of a class.
    public ClassReport(List<Learner> learners, Words words, Hints hints) {
        this.learners = List.copyOf(learners);
        this.words = words;
        this.hints = hints;
    }

    /// Whether all are right.
    public boolean isRight() {
        return learners.stream().allMatch(ClassReport::isRight);
    }

    private static boolean isRight(Learner learner) {
        return switch (learner) {
            case Learner.Graded(String _, Grade grade) -> grade.isRight();
            case Learner.Unreadable _ -> false;
        };
    }

    /// All of it.
    public Report report() {
        List<Block> blocks = new ArrayList<>();
        long right = learners.stream().filter(ClassReport::isRight).count();
        blocks.add(new Block.Heading(words.say(Message.CLASS_TITLE, learners.size(), right)));
        blocks.addAll(facts());
        List<Block.Line> lines = new ArrayList<>();
        lines.add(new Block.Line(
                Role.FAINT, List.of(words.say(Message.CLASS_HEADER).split(";", -1))));
        learners.forEach(learner -> lines.add(line(learner)));
        blocks.add(new Block.Listing(lines));
        for (Learner learner : learners) {
            if (learner instanceof Learner.Unreadable(String _, String problem)) {
                blocks.add(new Block.Paragraph(problem));
            }
        }
        Map<String, List<String>> whoMade = whoMade(words.say(Message.CLASS_NONE));
        if (hints == Hints.ALL && !whoMade.isEmpty()) {
            blocks.add(new Block.Heading(words.say(Message.CLASS_MISTAKES)));
            blocks.add(new Block.Listing(whoMade.entrySet().stream()
                    .map(entry -> new Block.Line(
                            Role.PLAIN,
                            List.of(entry.getKey(), String.join(words.say(Message.LIST_COMMA), entry.getValue()))))
                    .toList()));
        }
        return new Report(blocks);
    }

    private Block.Line line(Learner learner) {
        return switch (learner) {
            case Learner.Unreadable(String file, String _) ->
                new Block.Line(Role.WARNING, List.of(file, words.say(Message.CLASS_UNREADABLE), "", ""));
            case Learner.Graded(String file, Grade grade) ->
                new Block.Line(
                        grade.isRight() ? Role.PLAIN : Role.ERROR,
                        List.of(
                                file,
                                words.say(verdict(grade)),
                                grade.firstWrong().map(Judged::step).orElse(""),
                                guess(grade)));
        };
    }

    private static Message verdict(Grade grade) {
        if (!grade.isRight()) {
            return Message.GRADE_WRONG;
        }
        return grade.isDecided() ? Message.GRADE_RIGHT : Message.GRADE_UNDECIDED;
    }

    private String guess(Grade grade) {
        if (grade.isRight()) {
            return "";
        }
        return switch (hints) {
            case STEP -> "";
            case KIND -> GradeReport.kinds(grade, words).collect(Collectors.joining("; "));
            case ALL -> named(grade, words.say(Message.CLASS_NONE));
        };
    }

    /// The mistakes that were made, or what is odd about the numbers.
    ///
    /// @param none what is said where nothing is known
    private static String named(Grade grade, String none) {
        if (grade.isUnknown()) {
            return none;
        }
        String mistakes = grade.diagnoses().stream()
                .map(Diagnosis::ids)
                .map(ids -> String.join(" + ", ids))
                .collect(Collectors.joining(" / "));
        return mistakes.isEmpty()
                ? grade.oddities().stream()
                        .map(one -> GradeFacts.word(one.kind()))
                        .distinct()
                        .collect(Collectors.joining(", "))
                : mistakes;
    }

    private Map<String, List<String>> whoMade(String none) {
        Map<String, List<String>> made = new LinkedHashMap<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded(String file, Grade grade) && !grade.isRight()) {
                made.computeIfAbsent(named(grade, none), _ -> new ArrayList<>()).add(file);
            }
        }
        return made;
    }

    private List<Block> facts() {
        List<Block> facts = new ArrayList<>();
        facts.add(Block.Fact.text("command", "grade"));
        facts.add(Block.Fact.text("verdict", isRight() ? "right" : "wrong"));
        facts.add(new Block.Fact(
                "learners", new Datum.Objects(learners.stream().map(this::facts).toList())));
        if (hints == Hints.ALL) {
            facts.add(new Block.Fact(
                    "mistakes",
                    new Datum.Objects(whoMade("none").entrySet().stream()
                            .map(entry -> List.of(
                                    Block.Fact.text("mistake", entry.getKey()),
                                    Block.Fact.texts("learners", entry.getValue().stream())))
                            .toList())));
        }
        return facts;
    }

    private List<Block.Fact> facts(Learner learner) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Block.Fact.text("file", learner.file()));
        switch (learner) {
            case Learner.Unreadable(String _, String problem) -> facts.add(Block.Fact.text("problem", problem));
            case Learner.Graded(String _, Grade grade) -> {
                facts.add(Block.Fact.text("verdict", grade.isRight() ? "right" : "wrong"));
                grade.firstWrong().ifPresent(wrong -> facts.add(Block.Fact.text("first_wrong", wrong.step())));
                if (hints == Hints.KIND) {
                    facts.add(GradeFacts.kinds(grade));
                }
                if (hints == Hints.ALL) {
                    facts.add(GradeFacts.oddities(grade));
                    facts.add(new Block.Fact(
                            "diagnoses",
                            new Datum.Objects(grade.diagnoses().stream()
                                    .map(one -> List.of(Block.Fact.texts("ids", one.ids().stream())))
                                    .toList())));
                }
            }
        }
        return facts;
    }
}
