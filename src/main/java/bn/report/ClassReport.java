package bn.report;

import bn.grading.Grade;
import bn.grading.judging.JudgedAnswer;
import bn.grading.search.Diagnosis;
import bn.grading.search.Oddity;
import bn.grading.search.OddityKind;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.GradeReport.Hints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The report on a class: one line per learner, and who made which mistake. A required step that was not
/// handed in does not count as right.
public final class ClassReport {
    /// The explanations of one learner's numbers, as far as they are listed.
    private static final int MOST_ALIKE = 3;

    private final List<Learner> learners;
    private final Optional<List<String>> named;
    private final List<String> required;
    private final Words words;
    private final Hints hints;

    /// A learner's submission.
    public sealed interface Learner {
        /// The submitted file.
        String file();

        /// A submission that could be read.
        record Graded(String file, Grade grade) implements Learner {}

        /// A submission that could not be read.
        record Unreadable(String file, String problem) implements Learner {}
    }

    /// The report on a class.
    ///
    /// @param named the required steps; if empty, every step that anyone handed in
    public ClassReport(List<Learner> learners, Optional<List<String>> named, Words words, Hints hints) {
        this.learners = List.copyOf(learners);
        this.named = named.map(List::copyOf);
        this.required = this.named.orElseGet(() -> ofAnyone(learners));
        this.words = words;
        this.hints = hints;
    }

    /// In the order of the table.
    private static List<String> ofAnyone(List<Learner> learners) {
        Map<Integer, String> steps = new TreeMap<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded(String _, Grade grade)) {
                List<Step> table = grade.exercise().table().steps();
                steps(grade)
                        .forEach(name ->
                                steps.put(table.indexOf(grade.exercise().table().quantity(name)), name));
            }
        }
        return List.copyOf(steps.values());
    }

    private static List<String> steps(Grade grade) {
        return grade.answers().stream().map(JudgedAnswer::step).toList();
    }

    private List<String> handedIn(Grade grade) {
        return required.stream().filter(steps(grade)::contains).toList();
    }

    private List<String> missing(Grade grade) {
        return required.stream().filter(step -> !steps(grade).contains(step)).toList();
    }

    /// Whether everyone handed in all required steps, and all of them are right.
    public boolean isRight() {
        return learners.stream().allMatch(this::isRight);
    }

    private boolean isRight(Learner learner) {
        return switch (learner) {
            case Learner.Graded(String _, Grade grade) ->
                grade.isRight() && missing(grade).isEmpty();
            case Learner.Unreadable _ -> false;
        };
    }

    public Report report() {
        List<Block> blocks = new ArrayList<>();
        long right = learners.stream().filter(this::isRight).count();
        blocks.add(new Block.Heading(words.say(Message.CLASS_TITLE, learners.size(), right)));
        blocks.addAll(facts());
        List<Block.ListingRow> lines = new ArrayList<>();
        lines.add(new Block.ListingRow(
                TextRole.FAINT, List.of(words.say(Message.CLASS_HEADER).split(";", -1))));
        learners.forEach(learner -> lines.add(line(learner)));
        blocks.add(new Block.Listing(lines));
        for (Learner learner : learners) {
            if (learner instanceof Learner.Unreadable(String _, String problem)) {
                blocks.add(new Block.Paragraph(problem));
            }
        }
        blocks.addAll(incomplete());
        Map<String, List<String>> whoMade = whoMade(words.say(Message.CLASS_NONE), this::brief);
        if (hints == Hints.ALL && !whoMade.isEmpty()) {
            blocks.add(new Block.Heading(words.say(Message.CLASS_MISTAKES)));
            blocks.add(new Block.Listing(whoMade.entrySet().stream()
                    .map(entry ->
                            new Block.ListingRow(TextRole.PLAIN, List.of(entry.getKey(), listed(entry.getValue()))))
                    .toList()));
        }
        return new Report(blocks);
    }

    private Block.ListingRow line(Learner learner) {
        return switch (learner) {
            case Learner.Unreadable(String file, String _) ->
                new Block.ListingRow(TextRole.WARNING, List.of(file, words.say(Message.CLASS_UNREADABLE), "", "", ""));
            case Learner.Graded(String file, Grade grade) ->
                new Block.ListingRow(
                        grade.isRight()
                                ? (missing(grade).isEmpty() ? TextRole.PLAIN : TextRole.WARNING)
                                : TextRole.ERROR,
                        List.of(
                                file,
                                words.say(verdict(grade)),
                                words.say(
                                        Message.CLASS_HANDED_IN, handedIn(grade).size(), required.size()),
                                grade.firstWrong().map(JudgedAnswer::step).orElse(""),
                                guess(grade)));
        };
    }

    private String listed(List<String> names) {
        return String.join(words.say(Message.LIST_COMMA), names);
    }

    /// For each incomplete submission the steps handed in or missing, whichever are fewer.
    private List<Block> incomplete() {
        List<Block.ListingRow> lines = new ArrayList<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded(String file, Grade grade)
                    && !missing(grade).isEmpty()) {
                List<String> there = handedIn(grade);
                List<String> missing = missing(grade);
                boolean few = !there.isEmpty() && there.size() < missing.size();
                String which = few
                        ? words.say(Message.CLASS_ONLY, listed(there))
                        : words.say(Message.CLASS_WITHOUT, listed(missing));
                lines.add(new Block.ListingRow(TextRole.PLAIN, List.of(file, which)));
            }
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        Message required = named.isPresent() ? Message.CLASS_REQUIRED : Message.CLASS_REQUIRED_OF_ANYONE;
        return List.of(
                new Block.Heading(words.say(Message.CLASS_INCOMPLETE_WHO)),
                new Block.Listing(lines),
                new Block.Paragraph(words.say(required, listed(this.required))));
    }

    private Message verdict(Grade grade) {
        if (!grade.isRight()) {
            return Message.GRADE_WRONG;
        }
        if (!missing(grade).isEmpty()) {
            return Message.CLASS_INCOMPLETE;
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
            case ALL -> named(grade, words.say(Message.CLASS_NONE), this::brief);
        };
    }

    /// The mistakes found, or the oddities.
    ///
    /// @param none the text if nothing was found
    /// @param odd what is said of an oddity
    private static String named(Grade grade, String none, Function<OddityKind, String> odd) {
        if (grade.isUnknown()) {
            return none;
        }
        String mistakes = grade.diagnoses().stream()
                        .map(Diagnosis::ids)
                        .map(GradeFacts::joined)
                        .limit(MOST_ALIKE)
                        .collect(Collectors.joining(" | "))
                + (grade.diagnoses().size() > MOST_ALIKE ? " | …" : "");
        return mistakes.isEmpty()
                ? grade.oddities().stream()
                        .map(Oddity::kind)
                        .map(odd)
                        .distinct()
                        .collect(Collectors.joining("; "))
                : mistakes;
    }

    private String brief(OddityKind kind) {
        return words.say(GradeMessages.brief(kind));
    }

    private Map<String, List<String>> whoMade(String none, Function<OddityKind, String> odd) {
        Map<String, List<String>> made = new LinkedHashMap<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded(String file, Grade grade) && !grade.isRight()) {
                made.computeIfAbsent(named(grade, none, odd), _ -> new ArrayList<>())
                        .add(file);
            }
        }
        return made;
    }

    private List<Block> facts() {
        List<Block> facts = new ArrayList<>();
        facts.add(Block.Fact.text("command", "grade"));
        facts.add(Block.Fact.text("verdict", isRight() ? "right" : "wrong"));
        facts.add(Block.Fact.texts("required", required.stream()));
        facts.add(new Block.Fact(
                "learners", new Datum.Objects(learners.stream().map(this::facts).toList())));
        if (hints == Hints.ALL) {
            facts.add(new Block.Fact(
                    "mistakes",
                    new Datum.Objects(whoMade("none", GradeFacts::word).entrySet().stream()
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
                facts.add(Block.Fact.text(
                        "verdict", !grade.isRight() ? "wrong" : missing(grade).isEmpty() ? "right" : "incomplete"));
                facts.add(Block.Fact.texts("handed_in", steps(grade).stream()));
                facts.add(Block.Fact.texts("missing", missing(grade).stream()));
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
