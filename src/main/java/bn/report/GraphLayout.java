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

/// Where the values of the way forward stand in a drawing: a row each, in the order in which they run, and
/// in lanes, so that a value that is used again has a line of its own until then.
///
/// Everything follows from what the formulas read; nothing is placed by hand.
final class GraphLayout {
    private final Mode mode;
    private final Graph graph;
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> lanes = new ArrayList<>();

    /// A value in the drawing.
    ///
    /// @param name its name
    /// @param row from 0, down
    /// @param lane from 0, to the right
    /// @param operands what it is made of, of the nodes above
    /// @param ends the lanes whose values are used here for the last time
    /// @param open the lanes that go on beside it, as they were before it
    record Node(String name, int row, int lane, List<Node> operands, List<Integer> ends, List<Integer> open) {}

    /// An edge that both passes go along: forward a value to the step that uses it, backward the gradient.
    ///
    /// @param from the value
    /// @param to the step
    /// @param gradient what comes back along it; nothing where nothing depends on it
    record Edge(Node from, Node to, Optional<Step> gradient) {}

    GraphLayout(Mode mode) {
        this.mode = mode;
        this.graph = mode.table().graph();
        place("x", List.of());
        for (Step step : mode.table().whole().steps(Pass.FORWARD)) {
            if (graph.has(step.name())) {
                place(step.name(), operands(step.name()));
            }
        }
    }

    /// The values, from the first row to the last.
    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /// How many lanes there are.
    int laneCount() {
        return nodes.stream().mapToInt(Node::lane).max().orElse(0) + 1;
    }

    /// The edges between the values.
    List<Edge> edges() {
        return nodes.stream()
                .flatMap(node -> node.operands().stream()
                        .map(operand -> new Edge(operand, node, gradient(operand.name(), node.name()))))
                .toList();
    }

    /// The inputs that a value reads beside x, with their gradients.
    List<Input> inputs(Node node) {
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

    /// The gradients of a value, its branches first; ∂ℓ/∂y for y.
    List<Quantity> gradients(String name) {
        String whole = graph.partial(name);
        Stream<Quantity> given = graph.inputs().stream()
                .filter(input -> input.symbol().equals(whole))
                .map(Quantity.class::cast);
        return Stream.concat(given, graph.steps(Pass.BACKWARD).stream().filter(step -> of(step).equals(name)))
                .toList();
    }

    /// What comes back along one edge.
    Optional<Step> gradient(String of, String by) {
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

    /// Whether a value is given here, not computed.
    boolean isGiven(String name) {
        return mode.table().absences().get(name) instanceof NotComputed.IsGiven;
    }

    /// The graph that is drawn.
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
