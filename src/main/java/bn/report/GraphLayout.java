package bn.report;

import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Mode;
import bn.graph.NotComputed;
import bn.graph.Pass;
import bn.graph.Quantity;
import bn.graph.Role;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The layout of the forward values in a drawing: one row each in topological order, and lanes, so that a
/// value has its own vertical line until its last use.
///
/// It is derived from the formulas; nothing is placed by hand.
public final class GraphLayout {
    private final Mode mode;
    private final Graph graph;
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> lanes = new ArrayList<>();

    /// A value in the drawing.
    ///
    /// @param name its name
    /// @param row from 0, downward
    /// @param lane from 0, to the right
    /// @param operands the nodes it reads
    /// @param ends the lanes whose values are last used here
    /// @param open the lanes that were open before this node
    public record Node(String name, int row, int lane, List<Node> operands, List<Integer> ends, List<Integer> open) {}

    /// An edge of both passes: the value flows forward to the step that reads it, the gradient flows back.
    ///
    /// @param from the value
    /// @param to the step that reads it
    /// @param gradient along this edge; empty if there is none
    public record Edge(Node from, Node to, Optional<Step> gradient) {}

    /// The layout of a mode's graph.
    public GraphLayout(Mode mode) {
        this.mode = mode;
        this.graph = mode.table().graph();
        place("x", List.of());
        for (Step step : mode.table().whole().steps(Pass.FORWARD)) {
            if (graph.has(step.name())) {
                place(step.name(), operands(step.name()));
            }
        }
    }

    /// The values in topological order.
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public int laneCount() {
        return nodes.stream().mapToInt(Node::lane).max().orElse(0) + 1;
    }

    /// The edges between values.
    public List<Edge> edges() {
        return nodes.stream()
                .flatMap(node -> node.operands().stream()
                        .map(operand -> new Edge(operand, node, gradient(operand.name(), node.name()))))
                .toList();
    }

    /// The inputs other than x that a value reads.
    public List<Input> inputs(Node node) {
        if (!(graph.quantity(node.name()) instanceof Step step)) {
            return List.of();
        }
        return step.formula().reads().stream()
                .filter(name -> node(name).isEmpty())
                .map(graph::quantity)
                .filter(Input.class::isInstance)
                .map(Input.class::cast)
                .toList();
    }

    /// The gradients of a value, branches first; for y, the input ∂ℓ/∂y.
    public List<Quantity> gradients(String name) {
        String whole = graph.partial(name);
        Stream<Quantity> given = graph.inputs().stream()
                .filter(input -> input.symbol().equals(whole))
                .map(Quantity.class::cast);
        return Stream.concat(given, graph.steps(Pass.BACKWARD).stream().filter(step -> of(step).equals(name)))
                .toList();
    }

    /// The gradient along one edge.
    public Optional<Step> gradient(String of, String by) {
        return graph.steps(Pass.BACKWARD).stream()
                .filter(step -> switch (step.role()) {
                    case Role.Forward _ -> false;
                    case Role.Branch branch ->
                        branch.of().equals(of) && branch.by().equals(by);
                    case Role.Gradient gradient ->
                        gradient.of().equals(of) && graph.branches(of).isEmpty();
                })
                .findFirst();
    }

    /// Whether branches of a value's gradient come together at it.
    public boolean joins(Node node) {
        return graph.branches(node.name()).size() > 1;
    }

    /// The gradient of a value that no edge carries further: that of x, the sum of its branches.
    public Optional<Step> whole(Node node) {
        return graph.steps(Pass.BACKWARD).stream()
                .filter(step -> of(step).equals(node.name()))
                .filter(step ->
                        edges().stream().noneMatch(edge -> edge.gradient().equals(Optional.of(step))))
                .findFirst();
    }

    /// Whether a value is an input in this mode.
    boolean isGiven(String name) {
        return mode.table().absences().get(name) instanceof NotComputed.IsGiven;
    }

    Graph graph() {
        return graph;
    }

    private static String of(Step gradient) {
        return switch (gradient.role()) {
            case Role.Forward _ -> "";
            case Role.Gradient(String of) -> of;
            case Role.Branch branch -> branch.of();
        };
    }

    private List<Node> operands(String name) {
        return graph.quantity(name) instanceof Step step
                ? step.formula().reads().stream()
                        .flatMap(read -> node(read).stream())
                        .toList()
                : List.of();
    }

    private Optional<Node> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    private void place(String name, List<Node> operands) {
        List<Integer> open = IntStream.range(0, lanes.size())
                .filter(lane -> !lanes.get(lane).isEmpty())
                .boxed()
                .toList();
        List<Integer> ends = operands.stream()
                .filter(operand ->
                        graph.readers(operand.name()).getLast().name().equals(name))
                .map(Node::lane)
                .sorted()
                .toList();
        ends.forEach(lane -> lanes.set(lane, ""));
        int lane = ends.isEmpty() ? free() : ends.getFirst();
        if (lane == lanes.size()) {
            lanes.add(name);
        } else {
            lanes.set(lane, name);
        }
        nodes.add(new Node(name, nodes.size(), lane, operands, ends, open));
    }

    private int free() {
        int lane = lanes.indexOf("");
        return lane < 0 ? lanes.size() : lane;
    }
}
