package bn.report;

import bn.formula.NumPy;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Pass;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The table as a Python module over NumPy: `forward`, `backward`, and an example run.
///
/// The cache passed to `backward` is derived from the formulas: the forward values that the gradients read.
final class NumPyProgram {
    private static final String PROGRAM = """
                COMMENT
                import numpy as np


                def forward(x, gamma, beta, eps=1e-5):
                FORWARD    return out, (CACHE)


                def backward(dout, cache):
                    CACHE = cache
                    m = len(dout)
                BACKWARD    return RESULTS


                if __name__ == "__main__":
                    x = np.array([[1.0, -2.0], [2.5, 0.5], [4.0, 3.0]])
                    dout = np.array([[0.5, 1.0], [-1.5, 0.25], [2.0, -0.75]])
                    out, cache = forward(x, gamma=np.array([1.5, -0.7]), beta=np.array([0.4, -1.1]))
                    print(out, *backward(dout, cache), sep="\\n")
                """;

    private final Graph graph;
    private final Words words;

    NumPyProgram(Graph graph, Words words) {
        this.graph = graph;
        this.words = words;
    }

    String text() {
        String cache = String.join(", ", cache());
        String results = String.join(", ", BatchNorm.RESULTS);
        String comment =
                words.say(Message.NUMPY_COMMENT).lines().map("# "::concat).collect(Collectors.joining("\n"));
        return PROGRAM.replace("COMMENT", comment)
                .replace("BACKWARD", lines(Pass.BACKWARD))
                .replace("FORWARD", lines(Pass.FORWARD))
                .replace("CACHE", cache)
                .replace("RESULTS", results);
    }

    private Set<String> cache() {
        List<Step> gradients = graph.steps(Pass.BACKWARD);
        Set<String> own = gradients.stream().map(Quantity::name).collect(Collectors.toSet());
        own.add("dout");
        Set<String> read = gradients.stream()
                .flatMap(step -> step.formula().reads().stream())
                .collect(Collectors.toSet());
        Set<String> cache = new LinkedHashSet<>();
        graph.inputs().stream().map(Input::name).filter(read::contains).forEach(cache::add);
        graph.steps(Pass.FORWARD).stream()
                .map(Step::name)
                .filter(read::contains)
                .forEach(cache::add);
        cache.removeAll(own);
        return cache;
    }

    private String lines(Pass pass) {
        List<Step> steps = graph.steps(pass);
        int longest = steps.stream().mapToInt(step -> line(step).length()).max().orElse(0);
        return steps.stream()
                .map(step -> "    " + Columns.padded(line(step), longest) + "  # " + words.symbol(step) + "\n")
                .collect(Collectors.joining());
    }

    private static String line(Step step) {
        return step.name() + " = " + NumPy.of(step.formula());
    }
}
