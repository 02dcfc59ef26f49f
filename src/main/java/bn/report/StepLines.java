package bn.report;

import bn.formula.ArrayStyle;
import bn.formula.NumPy;
import bn.graph.Input;
import bn.graph.Pass;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Columns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Steps of a table as the lines of Python functions, each with its symbol behind it.
///
/// @param inputs of the table
/// @param steps in the order in which they run
/// @param style of the library that computes them
/// @param blank which of them are left to the reader
public record StepLines(List<Input> inputs, List<Step> steps, ArrayStyle style, Predicate<Step> blank, Words words) {
    /// What stands for a line that is left out: a value of Python with which nothing can be computed.
    public static final String GAP = "...";

    private static final String MARGIN = "    ";

    public StepLines {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /// The lines of a pass, blank or not, each with its line end.
    public String of(Pass pass) {
        List<Step> chosen = of(pass, steps);
        int longest =
                chosen.stream().mapToInt(step -> line(step).length()).max().orElse(0);
        return chosen.stream()
                .map(step -> MARGIN + Columns.padded(line(step), longest) + "  # " + comment(step) + "\n")
                .collect(Collectors.joining());
    }

    /// What the backward pass has to be handed: the forward values and inputs that the gradients read, blank lines
    /// included.
    public Set<String> cache() {
        List<Step> gradients = of(Pass.BACKWARD, steps);
        Set<String> own = gradients.stream().map(Quantity::name).collect(Collectors.toSet());
        own.add("dout");
        Set<String> read = read(gradients);
        Set<String> cache = new LinkedHashSet<>();
        inputs.stream().map(Input::name).filter(read::contains).forEach(cache::add);
        of(Pass.FORWARD, steps).stream().map(Step::name).filter(read::contains).forEach(cache::add);
        cache.removeAll(own);
        return cache;
    }

    /// The inputs that the forward pass reads, in the order of the table.
    public List<String> arguments() {
        Set<String> read = read(of(Pass.FORWARD, steps));
        return inputs.stream().map(Input::name).filter(read::contains).toList();
    }

    private static Set<String> read(List<Step> readers) {
        return readers.stream().flatMap(step -> step.formula().reads().stream()).collect(Collectors.toSet());
    }

    private static List<Step> of(Pass pass, List<Step> steps) {
        return steps.stream().filter(step -> step.pass() == pass).toList();
    }

    private String comment(Step step) {
        String symbol = words.symbol(step);
        return blank.test(step) ? words.say(Message.CODE_YOUR_LINE, symbol) : symbol;
    }

    private String line(Step step) {
        return step.name() + " = " + (blank.test(step) ? GAP : NumPy.of(step.formula(), style));
    }
}
