package bn.page;

import bn.data.json.JsonOutput;
import bn.graph.Input;
import bn.graph.Mode;
import bn.graph.Quantity;
import bn.report.GraphLayout;

/// The layout of a mode's graph, for the page to draw.
final class PageGraph {
    private final GraphLayout layout;

    PageGraph(Mode mode) {
        this.layout = new GraphLayout(mode);
    }

    void write(JsonOutput json) {
        json.count("lanes", layout.laneCount());
        json.list("nodes", list -> layout.nodes().forEach(node -> list.object(object -> node(node, object))));
        json.list(
                "edges",
                list -> layout.edges()
                        .forEach(edge -> list.object(object -> {
                            object.text("from", edge.from().name());
                            object.text("to", edge.to().name());
                            edge.gradient().ifPresent(gradient -> object.text("gradient", gradient.name()));
                        })));
    }

    private void node(GraphLayout.Node node, JsonOutput json) {
        json.text("name", node.name());
        json.count("row", node.row());
        json.count("lane", node.lane());
        json.truth("joins", layout.joins(node));
        layout.whole(node).ifPresent(whole -> json.text("whole", whole.name()));
        json.list("open", list -> node.open().forEach(list::count));
        json.list(
                "inputs",
                list -> layout.inputs(node).forEach(input -> list.object(object -> input(node, input, object))));
        json.list(
                "gradients",
                list -> layout.gradients(node.name()).stream()
                        .map(Quantity::name)
                        .forEach(list::text));
    }

    private void input(GraphLayout.Node node, Input input, JsonOutput json) {
        json.text("name", input.name());
        layout.gradient(input.name(), node.name()).ifPresent(gradient -> json.text("gradient", gradient.name()));
    }
}
