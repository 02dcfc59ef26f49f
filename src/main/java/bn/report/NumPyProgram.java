package bn.report;

import bn.formula.ArrayStyle;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Pass;
import bn.prose.Message;
import bn.prose.Words;
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
        StepLines lines = new StepLines(graph.inputs(), graph.steps(), ArrayStyle.NUMPY, _ -> false, words);
        String cache = String.join(", ", lines.cache());
        String results = String.join(", ", BatchNorm.RESULTS);
        String comment =
                words.say(Message.NUMPY_COMMENT).lines().map("# "::concat).collect(Collectors.joining("\n"));
        return PROGRAM.replace("COMMENT", comment)
                .replace("BACKWARD", lines.of(Pass.BACKWARD))
                .replace("FORWARD", lines.of(Pass.FORWARD))
                .replace("CACHE", cache)
                .replace("RESULTS", results);
    }
}
