package bn.learn;

import bn.formula.Expr;
import bn.formula.NumPy;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Mode;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of batch normalization, right or with a mistake, as functions in NumPy, for the programs of lessons that
/// look at its steps or make mistakes in it.
final class StepFunctions {
    private static final String MISTAKE = "mistake=";

    /// Where the name of a mistake is a value of the script.
    private static final Pattern NAMED_ELSEWHERE = Pattern.compile(MISTAKE + "\\w");

    private static final Pattern EXAMPLES = Pattern.compile("\\bN\\b");

    private StepFunctions() {}

    /// The functions that a script needs.
    static List<String> of(String script) {
        List<String> functions = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            if (mode == Mode.TRAIN || script.contains("mu=")) {
                Graph right = mode.table().graph();
                if (script.contains("batch_norm(")) {
                    functions.add(function(mode, right, Optional.empty()));
                }
                mistakes(script)
                        .filter(mistake -> right.accepts(lines(mistake)))
                        .forEach(mistake -> functions.add(function(mode, right, Optional.of(mistake))));
            }
        }
        return functions;
    }

    private static Stream<Mistake> mistakes(String script) {
        String before = NAMED_ELSEWHERE.matcher(script).find() ? "" : MISTAKE;
        return script.contains(MISTAKE)
                ? Mistakes.ALL.stream().filter(mistake -> script.contains(before + quoted(mistake.id())))
                : Stream.of();
    }

    private static String quoted(String id) {
        return '"' + id + '"';
    }

    private static Map<String, Expr> lines(Mistake mistake) {
        return mistake.rewrites().getFirst().lines();
    }

    private static String function(Mode mode, Graph right, Optional<Mistake> mistake) {
        Graph table = mistake.map(made -> right.with(lines(made))).orElse(right);
        String name = "steps_" + mode.word()
                + mistake.map(made -> "_" + made.id().replace('-', '_')).orElse("");
        String steps = steps(table, right);
        return "def " + name + "("
                + table.inputs().stream().map(Input::name).collect(Collectors.joining(", ")) + "):\n"
                + "    \"\"\"Batch normalization in " + spelled(mode)
                + mistake.map(made -> ", with the mistake " + made.id()).orElse("") + ".\"\"\"\n"
                + "    m, D = x.shape\n"
                + (EXAMPLES.matcher(steps).find() ? "    N = m\n" : "")
                + steps
                + "    return locals()\n\n\n"
                + "STEPS[" + quoted(mode.word()) + ", "
                + mistake.map(made -> quoted(made.id())).orElse("None") + "] = " + name;
    }

    private static String spelled(Mode mode) {
        return switch (mode) {
            case TRAIN -> "training mode";
            case EVAL -> "evaluation mode";
        };
    }

    /// A line for each step, with its symbol; those that are not as they should be are marked.
    private static String steps(Graph table, Graph right) {
        int longest = table.steps().stream()
                .mapToInt(step -> line(step).length())
                .max()
                .orElse(0);
        return table.steps().stream()
                .map(step ->
                        "    " + line(step) + " ".repeat(longest - line(step).length()) + "  # " + step.symbol()
                                + (isRight(step, right) ? "" : " (the mistake)") + "\n")
                .collect(Collectors.joining());
    }

    private static boolean isRight(Step step, Graph right) {
        return right.step(step.name())
                .filter(known -> line(known).equals(line(step)))
                .isPresent();
    }

    private static String line(Step step) {
        return step.name() + " = " + NumPy.of(step.formula());
    }
}
