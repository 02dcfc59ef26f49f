package bn.exercise;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of an exercise: the page that goes with it, and what its maker is told.
///
/// @param gaps what it asks for
/// @param left what its numbers cannot show
/// @param level of it, unless its lines were chosen
/// @param seed of its numbers
/// @param another the options that make one like it, with other numbers
public record ExerciseTexts(
        Exercise exercise,
        Gaps gaps,
        UnshownMistakes left,
        Optional<Level> level,
        long seed,
        List<String> another,
        Words words) {
    public ExerciseTexts {
        another = List.copyOf(another);
    }

    /// The page in Markdown.
    public String page() {
        Map<String, String> blanks = new HashMap<>();
        blanks.put("title", title());
        blanks.put("shape", exercise.shape().toString());
        blanks.put("mode", words.mode(exercise.mode()));
        blanks.put("lines", lines());
        blanks.put("graded", graded());
        blanks.put("passed", passed());
        blanks.put("left", String.join("\n", cannotShow()));
        blanks.put(gaps.shownBlank().size() == 1 ? "one" : "several", "");
        if (level.filter(one -> one.page() == Level.Page.CLOSED_FORM).isPresent() && exercise.mode() == Mode.TRAIN) {
            blanks.put("closed", "");
        }
        again().ifPresent(options -> blanks.put("again", options));
        if (gaps.isEmptyPage()) {
            blanks.put(
                    "names", gaps.handedIn().stream().map(ExerciseTexts::code).collect(Collectors.joining(", ")));
        }
        if (hasStatistics()) {
            blanks.put(exercise.mode() == Mode.EVAL ? "normalizing" : "before", "");
        }
        Graph asked = exercise.mode().table().graph();
        gaps.shownBlank().stream()
                .filter(step -> asked.has(step.name()) && asked.quantity(step.name()) instanceof Step)
                .findFirst()
                .ifPresent(step -> {
                    blanks.put("step", step.name());
                    blanks.put("cell", step.name() + index(step));
                });
        level.flatMap(one -> one.next(exercise))
                .ifPresent(next ->
                        blanks.put(isOwn() ? "onward" : "next", next.number() + " " + String.join(" ", another)));
        return words.page("exercise", blanks);
    }

    /// The options of the same exercise with other numbers, if those are drawn.
    private Optional<String> again() {
        Stream<String> sameLevel = level.stream().flatMap(one -> Stream.of("--level", String.valueOf(one.number())));
        return isOwn()
                ? Optional.empty()
                : Optional.of(Stream.concat(sameLevel, another.stream()).collect(Collectors.joining(" ")));
    }

    /// Whether its batch is one that somebody has, and not drawn.
    private boolean isOwn() {
        return another.contains("--input");
    }

    private String title() {
        return words.say(level.map(Level::title).orElse(Message.EXERCISE_CHOSEN));
    }

    private boolean hasStatistics() {
        return exercise.convention().isPresent();
    }

    /// What bn grade is to be told.
    private String graded() {
        return passed() + (hasStatistics() && exercise.mode() == Mode.TRAIN ? " --stats stats.json" : "");
    }

    /// What other commands are to be told, which ask for no running statistics of a training pass.
    private String passed() {
        return "--input batch.json" + (exercise.mode() == Mode.EVAL ? " --mode eval --stats stats.json" : "");
    }

    private String index(Step step) {
        return isPerRow(step) ? exercise.shape().index(0, 0) : "[0]";
    }

    /// The blank lines, with no word of what they compute: that is the exercise.
    private String lines() {
        return gaps.shownBlank().stream()
                .map(step -> "- " + code(step.name()) + ", " + words.symbol(step) + ", " + shape(step))
                .collect(Collectors.joining("\n"));
    }

    private String shape(Step step) {
        return isPerRow(step)
                ? exercise.shape().toString()
                : Shape.written(List.of(exercise.shape().features()));
    }

    private boolean isPerRow(Step step) {
        return gaps.table().extent(step.name()) == Extent.BATCH;
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    /// What the numbers cannot show, in sentences; that they show all where nothing is left.
    private List<String> cannotShow() {
        if (left.isEmpty()) {
            return List.of(words.say(Message.EXERCISE_TELLS_ALL));
        }
        List<String> sentences = new ArrayList<>();
        List<String> hidden = ids(left.hidden().values().stream().flatMap(List::stream));
        if (!hidden.isEmpty()) {
            sentences.add(words.say(Message.EXERCISE_HIDES, hidden));
        }
        left.alike().forEach(group -> sentences.add(words.say(Message.EXERCISE_ALIKE, ids(group.mistakes().stream()))));
        return sentences;
    }

    private static List<String> ids(Stream<Mistake> mistakes) {
        return mistakes.map(Mistake::id).toList();
    }

    /// What the maker of one exercise is told.
    ///
    /// @param folder as it was named
    /// @param files in it
    public Report made(String folder, List<String> files) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.EXERCISE_MADE, folder, title())));
        blocks.add(paragraph(Message.EXERCISE_FILES, files));
        blocks.add(paragraph(
                Message.EXERCISE_NUMBERS,
                exercise.shape().toString(),
                words.mode(exercise.mode()),
                String.valueOf(seed)));
        cannotShow().forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
        blocks.add(paragraph(Message.EXERCISE_BEGIN, graded()));
        return new Report(blocks);
    }

    /// What the maker of a class's exercises is told.
    ///
    /// @param folder as it was named
    /// @param all of the learners
    public static Report made(String folder, List<ExerciseTexts> all, Words words) {
        ExerciseTexts first = all.getFirst();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.EXERCISE_CLASS_MADE, folder, all.size(), first.title())));
        blocks.add(new Block.Paragraph(words.say(Message.EXERCISE_CLASS_FILES)));
        long whole = all.stream().filter(one -> one.left().isEmpty()).count();
        blocks.add(new Block.Paragraph(
                whole == all.size()
                        ? words.say(Message.EXERCISE_CLASS_TELLS_ALL)
                        : words.say(Message.EXERCISE_CLASS_LEFT, all.size() - whole, all.size())));
        return new Report(blocks);
    }

    private Block paragraph(Message message, Object... blanks) {
        return new Block.Paragraph(words.say(message, blanks));
    }
}
