package bn.report;

import bn.formula.PlainText;
import bn.graph.Input;
import bn.graph.Mode;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Columns;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The computation graph as text: forward values downward on the left, gradients upward on the right.
public final class GraphReport {
    private final GraphLayout layout;
    private final Words words;
    private final WalkPosition progress;

    /// How far a walk has come.
    ///
    /// @param present the current step, if any
    /// @param done whether a step has been run
    public record WalkPosition(Optional<String> present, Predicate<String> done) {
        /// All steps have been run.
        public static final WalkPosition WHOLE = new WalkPosition(Optional.empty(), name -> true);

        TextRole role(String name, TextRole behind) {
            if (present.filter(name::equals).isPresent()) {
                return TextRole.PRESENT;
            }
            return done.test(name) ? behind : TextRole.FAINT;
        }
    }

    /// A drawing of the graph in a mode.
    public GraphReport(Mode mode, Words words, WalkPosition progress) {
        this.layout = new GraphLayout(mode);
        this.words = words;
        this.progress = progress;
    }

    public Report report() {
        List<List<Block.Piece>> lines = new ArrayList<>();
        int width = layout.nodes().stream()
                .mapToInt(node -> Columns.width(formula(node)))
                .max()
                .orElse(0);
        // Built from the same pieces as the lines below, to align with them.
        lines.add(List.of(
                new Block.Piece(TextRole.FAINT, "    "),
                new Block.Piece(TextRole.FAINT, " ".repeat(2 * layout.laneCount())),
                new Block.Piece(TextRole.FAINT, "  " + Columns.padded(words.say(Message.GRAPH_FORWARD), width) + "  "),
                new Block.Piece(TextRole.FAINT, "  "),
                new Block.Piece(TextRole.FAINT, words.say(Message.GRAPH_BACKWARD))));
        for (GraphLayout.Node node : layout.nodes()) {
            lines.add(line(node, width));
        }
        return new Report(List.of(new Block.Drawing(lines)));
    }

    private List<Block.Piece> line(GraphLayout.Node node, int width) {
        List<Block.Piece> pieces = new ArrayList<>();
        TextRole role = node.name().equals("x") ? TextRole.PLAIN : progress.role(node.name(), TextRole.PLAIN);
        pieces.add(new Block.Piece(TextRole.PRESENT, role == TextRole.PRESENT ? " ▶  " : "    "));
        pieces.add(new Block.Piece(role == TextRole.PRESENT ? role : TextRole.PLAIN, lanes(node)));
        pieces.add(new Block.Piece(role, "  " + Columns.padded(formula(node), width) + "  "));
        List<Quantity> gradients = layout.gradients(node.name());
        boolean here = gradients.stream()
                .anyMatch(gradient ->
                        progress.present().filter(gradient.name()::equals).isPresent());
        pieces.add(new Block.Piece(TextRole.PRESENT, here ? "▶ " : "  "));
        gradients(gradients, pieces);
        for (Input input : layout.inputs(node)) {
            layout.gradient(input.name(), node.name()).ifPresent(gradient -> {
                boolean present =
                        progress.present().filter(gradient.name()::equals).isPresent();
                pieces.add(new Block.Piece(present ? TextRole.PRESENT : TextRole.FAINT, present ? "  ▶ " : "    "));
                pieces.add(new Block.Piece(progress.role(gradient.name(), TextRole.GRADIENT), gradient.name()));
            });
        }
        return pieces;
    }

    /// `dx = dx1 + dx2`, `dxmu1 + dxmu2`, `dvar`: branches, and their sum.
    private void gradients(List<Quantity> gradients, List<Block.Piece> pieces) {
        List<Quantity> ordered = new ArrayList<>(gradients);
        boolean whole = gradients.size() > 1
                && gradients.getLast() instanceof Step step
                && step.role() instanceof bn.graph.Role.Gradient;
        if (whole) {
            ordered.addFirst(ordered.removeLast());
        }
        for (int i = 0; i < ordered.size(); i++) {
            String before = i == 0 ? "" : whole && i == 1 ? " = " : " + ";
            pieces.add(new Block.Piece(TextRole.FAINT, before));
            Quantity gradient = ordered.get(i);
            TextRole role =
                    gradient instanceof Input ? TextRole.GRADIENT : progress.role(gradient.name(), TextRole.GRADIENT);
            pieces.add(new Block.Piece(role, gradient.name()));
        }
    }

    private String formula(GraphLayout.Node node) {
        if (layout.isGiven(node.name())) {
            return words.say(Message.GRAPH_GIVEN, node.name());
        }
        return layout.graph().quantity(node.name()) instanceof Step step
                ? step.name() + " = " + PlainText.of(step.formula())
                : node.name();
    }

    /// The node in its lane, with edges from its operands and the lanes that pass by.
    private String lanes(GraphLayout.Node node) {
        List<Integer> operands =
                node.operands().stream().map(GraphLayout.Node::lane).toList();
        int first = Math.min(
                node.lane(), operands.stream().mapToInt(lane -> lane).min().orElse(node.lane()));
        int last = Math.max(
                node.lane(), operands.stream().mapToInt(lane -> lane).max().orElse(node.lane()));
        StringBuilder drawn = new StringBuilder();
        for (int lane = 0; lane < layout.laneCount(); lane++) {
            drawn.append(sign(node, lane, operands.contains(lane), first < lane && lane < last));
            drawn.append(first <= lane && lane < last ? "─" : " ");
        }
        return drawn.toString();
    }

    private static String sign(GraphLayout.Node node, int lane, boolean operand, boolean crossed) {
        if (lane == node.lane()) {
            return "●";
        }
        if (operand) {
            boolean ends = node.ends().contains(lane);
            if (lane < node.lane()) {
                return ends ? "└" : "├";
            }
            return ends ? "┘" : "┤";
        }
        if (node.open().contains(lane)) {
            return crossed ? "┼" : "│";
        }
        return crossed ? "─" : " ";
    }
}
