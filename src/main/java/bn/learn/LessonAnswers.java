package bn.learn;

import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers to the exercises of a lesson that come in a file, a line each: `twenty = 1e-12`.
///
/// @param answers by exercise; `predict` is the prediction, which nobody is marked for
/// @param others lines that are no answers
public record LessonAnswers(Map<String, String> answers, List<String> others) {
    private static final String PREDICTION = "predict";

    /// The answers in the lines of a file. Blank lines and comments are passed over.
    public static LessonAnswers of(List<String> lines) {
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String line : lines) {
            int sign = line.indexOf('=');
            if (sign > 0 && !line.strip().startsWith("#")) {
                answers.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            } else if (!line.isBlank() && !line.strip().startsWith("#")) {
                others.add(line.strip());
            }
        }
        return new LessonAnswers(answers, others);
    }

    /// What became of the answers.
    ///
    /// @param right whether all exercises were answered, and rightly
    public record Marks(Report report, boolean right) {}

    /// Judges them.
    public Marks marks(LessonRun run, Words words) {
        LessonReport report = new LessonReport(run, words, run.lesson().number());
        List<Block.ListingRow> lines = new ArrayList<>();
        List<List<Block.Fact>> facts = new ArrayList<>();
        boolean right = true;
        for (LessonExercise exercise : run.exercises()) {
            Optional<String> typed = Optional.ofNullable(answers.get(exercise.name()));
            Optional<LessonRun.Verdict> verdict =
                    typed.map(answer -> run.judge(exercise, report.meant(exercise, answer)));
            boolean good =
                    verdict.filter(LessonRun.Verdict.Right.class::isInstance).isPresent();
            right &= good;
            String said = said(exercise, verdict, report, words);
            lines.add(new Block.ListingRow(
                    good ? TextRole.PRESENT : TextRole.WARNING, List.of(exercise.name(), typed.orElse(""), said)));
            facts.add(facts(exercise, typed, good, said));
        }
        List<String> names = run.exercises().stream().map(LessonExercise::name).toList();
        answers.keySet().stream()
                .filter(name -> !names.contains(name) && !name.equals(PREDICTION))
                .forEach(name -> lines.add(left(name, words.say(Message.LEARN_NO_SUCH_EXERCISE, names))));
        others.forEach(line -> lines.add(left(line, words.say(Message.LEARN_NO_ANSWER_LINE, names.getFirst()))));
        return new Marks(
                new Report(List.of(
                        new Block.Listing(lines),
                        new Block.Fact("lesson", new Datum.Text(run.lesson().name())),
                        new Block.Fact("seed", new Datum.WholeNumber(run.seed())),
                        new Block.Fact("right", new Datum.Truth(right)),
                        new Block.Fact("exercises", new Datum.Objects(facts)),
                        new Block.Fact("others", new Datum.Texts(others(names))))),
                right);
    }

    private List<String> others(List<String> names) {
        return Stream.concat(
                        answers.keySet().stream().filter(name -> !names.contains(name) && !name.equals(PREDICTION)),
                        others.stream())
                .toList();
    }

    private static List<Block.Fact> facts(LessonExercise exercise, Optional<String> typed, boolean right, String said) {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(new Block.Fact("name", new Datum.Text(exercise.name()))),
                                typed.stream().map(answer -> new Block.Fact("answer", new Datum.Text(answer)))),
                        Stream.of(
                                new Block.Fact("right", new Datum.Truth(right)),
                                new Block.Fact("remark", new Datum.Text(said))))
                .toList();
    }

    /// What was handed in and is no answer to an exercise here.
    private static Block.ListingRow left(String typed, String why) {
        return new Block.ListingRow(TextRole.WARNING, List.of(typed, "", why));
    }

    private static String said(
            LessonExercise exercise, Optional<LessonRun.Verdict> verdict, LessonReport report, Words words) {
        return switch (verdict.orElse(null)) {
            case null -> words.say(Message.LEARN_MISSING);
            case LessonRun.Verdict.Right _ -> words.say(Message.LEARN_RIGHT);
            case LessonRun.Verdict.Unreadable _ -> words.say(Message.LEARN_UNREADABLE);
            case LessonRun.Verdict.Wrong wrong -> report.wrong(exercise, wrong);
        };
    }
}
