package bn.walk;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.grading.catalogue.Mistakes;
import bn.graph.Mode;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.prose.Words;
import bn.query.Function;
import bn.query.Scope;
import bn.report.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Completions of a line of the walk: commands, steps, values, features and indices.
public final class Completion {
    /// The most rows that are offered; later ones can be typed.
    private static final int ROWS = 20;

    private final Walk walk;
    private final Words words;

    public Completion(Walk walk, Words words) {
        this.walk = walk;
        this.words = words;
    }

    /// A completion.
    ///
    /// @param text the completed last word, with a trailing space if it is complete
    /// @param shown the part to list
    public record Candidate(String text, String shown, String description) {}

    /// The completions of a line.
    ///
    /// @param line the text up to the cursor
    public List<Candidate> of(String line) {
        String start = line.stripLeading();
        int space = start.indexOf(' ');
        if (space < 0) {
            return matching("", start, commands()).stream()
                    .map(command -> new Candidate(command.text() + " ", command.shown(), command.description()))
                    .toList();
        }
        List<CommandWord> meant = CommandWord.meant(start.substring(0, space));
        if (meant.size() != 1) {
            return List.of();
        }
        String last = start.substring(start.lastIndexOf(' ') + 1);
        return switch (meant.getFirst()) {
            case GOTO, BREAK, FORMULA, CHECK -> matching("", last, steps());
            case EXPLAIN -> matching("", last, lessons());
            case PRINT, WHY, SET -> inExpression(last, meant.getFirst());
            case MODE ->
                matching(
                        "",
                        last,
                        Stream.of(Mode.values())
                                .map(mode -> new Candidate(mode.word(), mode.word(), ""))
                                .toList());
            case DESCEND ->
                matching("", last, List.of(new Candidate(Optimizer.ADAM.word() + " ", Optimizer.ADAM.word(), "")));
            case MISTAKE -> matching("", last, mistakes());
            case HELP -> matching("", last, commands());
            case STEP,
                    BACK,
                    CONTINUE,
                    FORWARD,
                    BACKWARD,
                    WHERE,
                    RESTART,
                    LIST,
                    GRAPH,
                    VARS,
                    DIFF,
                    UNDO,
                    REDO,
                    RESET,
                    DIGITS,
                    SAVE,
                    LOAD,
                    GRADE,
                    QUIT -> List.of();
        };
    }

    private List<Candidate> commands() {
        return Stream.of(CommandWord.values())
                .map(word -> new Candidate(word.word(), word.word(), words.say(word.help())))
                .toList();
    }

    private List<Candidate> mistakes() {
        return Mistakes.ALL.stream()
                .map(mistake -> new Candidate(mistake.id(), mistake.id(), ""))
                .toList();
    }

    private List<Candidate> steps() {
        return Walk.TABLE.steps().stream()
                .map(step -> new Candidate(step.name(), step.name(), words.symbol(step)))
                .toList();
    }

    private List<Candidate> lessons() {
        return Stream.concat(steps().stream(), Topic.words().stream().map(topic -> new Candidate(topic, topic, "")))
                .toList();
    }

    /// The last word begins after the last operator; within brackets it is an index.
    private List<Candidate> inExpression(String last, CommandWord word) {
        int open = last.lastIndexOf('[');
        if (open > last.lastIndexOf(']')) {
            return index(last, open);
        }
        int at = last.length();
        while (at > 0 && isOfName(last.charAt(at - 1))) {
            at--;
        }
        List<Candidate> names = new ArrayList<>(names());
        if (word == CommandWord.WHY) {
            names.add(new Candidate("--all", "--all", ""));
            names.add(new Candidate("--depth", "--depth", ""));
        } else {
            Function.words().forEach(function -> names.add(new Candidate(function + "(", function, "")));
        }
        String typed = last.startsWith("--") ? last : last.substring(at);
        return matching(last.substring(0, last.length() - typed.length()), typed, names);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private List<Candidate> names() {
        Scope scope = walk.now().scope();
        return Stream.<Quantity>concat(Walk.TABLE.inputs().stream(), Walk.TABLE.steps().stream())
                .filter(quantity -> scope.trace().graph().has(quantity.name()))
                .map(quantity -> new Candidate(quantity.name(), quantity.name(), words.symbol(quantity)))
                .toList();
    }

    private List<Candidate> index(String last, int open) {
        int comma = last.lastIndexOf(',');
        int from = Math.max(open, comma) + 1;
        long axis = last.substring(open).chars().filter(c -> c == ',').count();
        Scope scope = walk.now().scope();
        Shape shape = scope.trace().shape();
        boolean isBatch = extent(last, open) == Extent.BATCH;
        boolean ofFeatures = isBatch ? axis == shape.featureAxis() : axis == 0;
        List<Candidate> items = new ArrayList<>();
        if (ofFeatures) {
            // The bracket closes after the last axis.
            String end = isBatch && axis < shape.rank() - 1 ? "," : "]";
            IntStream.range(0, walk.now().features().size())
                    .mapToObj(feature -> new Candidate(
                            scope.feature(feature) + end, scope.feature(feature), String.valueOf(feature)))
                    .forEach(items::add);
        } else if (axis == 0) {
            IntStream.range(0, Math.min(ROWS, shape.axes().getFirst()))
                    .forEach(row -> items.add(new Candidate(String.valueOf(row), String.valueOf(row), "")));
        }
        return matching(last.substring(0, from), last.substring(from), items);
    }

    private Extent extent(String last, int open) {
        int at = open;
        while (at > 0 && isOfName(last.charAt(at - 1))) {
            at--;
        }
        Optional<Quantity> quantity = Walk.TABLE.find(last.substring(at, open));
        return quantity.map(found -> Walk.TABLE.extent(found.name())).orElse(Extent.BATCH);
    }

    private static List<Candidate> matching(String before, String typed, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.text().startsWith(typed))
                .map(candidate -> new Candidate(before + candidate.text(), candidate.shown(), candidate.description()))
                .toList();
    }

    /// Whether a word is a command, for highlighting.
    public static boolean isCommand(String word) {
        return CommandWord.meant(word).size() == 1;
    }

    /// Whether a word names a value, for highlighting.
    public static boolean isName(String word) {
        return Walk.TABLE
                .find(word)
                .filter(found -> found instanceof Step || !word.isEmpty())
                .isPresent();
    }
}
