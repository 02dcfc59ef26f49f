package bn.report;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.graph.Cell;
import bn.graph.Input;
import bn.graph.Mode;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The computation graph as SVG, or as DOT for Graphviz. Forward edges are solid; backward edges are dashed
/// and labelled with their gradient.
public final class GraphPicture {
    private static final int LANE = 310;
    private static final int ROW = 86;
    private static final int LEFT = 150;
    private static final int TOP = 90;
    private static final int BOX_WIDTH = 168;
    private static final int BOX_HEIGHT = 46;

    /// The distance between the two directions of an edge.
    private static final int APART = 22;

    private final GraphLayout layout;
    private final Words words;
    private final Optional<Scope> scope;
    private final Cell place;
    private final StringBuilder svg = new StringBuilder();

    /// A picture of the graph in a mode.
    ///
    /// @param scope the run whose numbers are shown, if any
    /// @param place the row and feature shown
    public GraphPicture(Mode mode, Words words, Optional<Scope> scope, Cell place) {
        this.layout = new GraphLayout(mode);
        this.words = words;
        this.scope = scope;
        this.place = place;
    }

    /// The picture in DOT.
    public String dot() {
        List<String> lines = new ArrayList<>();
        lines.add("digraph batchnorm {");
        lines.add("  node [shape=box, fontname=\"sans-serif\"];");
        lines.add("  edge [fontname=\"sans-serif\", fontsize=11];");
        for (GraphLayout.Node node : layout.nodes()) {
            lines.add("  " + node.name() + " [label=\"" + quoted(label(node.name())) + "\"];");
            for (Input input : layout.inputs(node)) {
                lines.add("  " + input.name() + " [label=\"" + quoted(label(input.name())) + "\", shape=ellipse];");
                lines.add("  " + input.name() + " -> " + node.name() + ";");
                layout.gradient(input.name(), node.name())
                        .ifPresent(gradient -> lines.add(back(node.name(), input.name(), gradient.name())));
            }
        }
        for (GraphLayout.Edge edge : layout.edges()) {
            lines.add("  " + edge.from().name() + " -> " + edge.to().name() + ";");
            edge.gradient()
                    .ifPresent(gradient ->
                            lines.add(back(edge.to().name(), edge.from().name(), gradient.name())));
        }
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private String back(String from, String to, String gradient) {
        return "  " + from + " -> " + to + " [style=dashed, color=\"#1a7f37\", fontcolor=\"#1a7f37\", constraint=false"
                + ", label=\"" + quoted(label(gradient)) + "\"];";
    }

    /// The name, with its number if numbers are shown.
    private String label(String name) {
        return name + number(name).map(number -> " = " + number).orElse("");
    }

    private Optional<String> number(String name) {
        return scope.filter(run -> run.trace().has(name))
                .map(run -> Decimal.rounded(run.trace().number(new Cell(name, place.row(), place.feature())), 4));
    }

    private static String quoted(String text) {
        return Printable.of(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /// The picture in SVG.
    public String svg() {
        int lanes = layout.laneCount() + 1;
        int width = LEFT + (lanes - 1) * LANE + BOX_WIDTH;
        int height = TOP + layout.nodes().size() * ROW + BOX_HEIGHT / 2;
        svg.setLength(0);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height + "\" font-family=\"sans-serif\">\n");
        svg.append("""
                <style>
                  .page { fill: #ffffff }
                  .box { fill: #f6f8fa; stroke: #57606a }
                  .input { fill: #fff8e5; stroke: #9a6700 }
                  .name { font: bold 15px monospace; fill: #1f2328 }
                  .symbol { font-size: 14px; fill: #6e40c9 }
                  .number { font: 12px monospace; fill: #1f2328 }
                  .forward { stroke: #57606a; stroke-width: 1.6; fill: none; marker-end: url(#forward) }
                  .backward { stroke: #1a7f37; stroke-width: 1.6; fill: none; stroke-dasharray: 6 4; marker-end: url(#backward) }
                  .gradient { font: 12.5px monospace; fill: #1a7f37; paint-order: stroke; stroke: #ffffff; stroke-width: 4px }
                  .title { font-size: 15px; fill: #57606a }
                </style>
                <defs>
                  <marker id="forward" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker>
                  <marker id="backward" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#1a7f37"/></marker>
                </defs>
                """);
        svg.append("<rect class=\"page\" width=\"" + width + "\" height=\"" + height + "\"/>\n");
        text("title", 16, 24, words.say(Message.GRAPH_FORWARD) + "  ·  " + words.say(Message.GRAPH_BACKWARD), "start");
        scope.ifPresent(run -> text(
                "title",
                16,
                46,
                words.say(Message.GRAPH_NUMBERS, run.text(new Cell("x", place.row(), place.feature()))),
                "start"));
        layout.edges().forEach(this::edge);
        layout.nodes().forEach(this::node);
        start(layout.nodes().getLast());
        svg.append("</svg>\n");
        return svg.toString();
    }

    private static int x(int lane) {
        return LEFT + lane * LANE;
    }

    private static int y(int row) {
        return TOP + row * ROW;
    }

    private void node(GraphLayout.Node node) {
        box("box", node.name(), layout.graph().symbol(node.name()), x(node.lane()), y(node.row()));
        int lane = node.lane() + 1;
        while (node.open().contains(lane)) {
            lane++;
        }
        for (Input input : layout.inputs(node)) {
            int from = x(lane) - BOX_WIDTH / 2;
            int to = x(node.lane()) + BOX_WIDTH / 2;
            int y = y(node.row());
            boolean back = layout.gradient(input.name(), node.name()).isPresent();
            line("forward", from, y - (back ? 8 : 0), to + 2, y - (back ? 8 : 0));
            layout.gradient(input.name(), node.name()).ifPresent(gradient -> {
                line("backward", to, y + 10, from - 2, y + 10);
                text("gradient", (from + to) / 2, y + 28, label(gradient.name()), "middle");
            });
            box("input", input.name(), input.symbol(), x(lane), y);
            lane++;
        }
    }

    /// The start of the backward pass: the gradient of the loss enters from below.
    private void start(GraphLayout.Node last) {
        int x = x(last.lane()) + APART;
        int y = y(last.row()) + BOX_HEIGHT / 2;
        layout.gradients(last.name()).forEach(gradient -> {
            line("backward", x, y + ROW / 2, x, y + 2);
            text("gradient", x + 8, y + ROW / 2 - 2, label(gradient.name()), "start");
        });
    }

    private void edge(GraphLayout.Edge edge) {
        GraphLayout.Node from = edge.from();
        GraphLayout.Node to = edge.to();
        boolean back = edge.gradient().isPresent();
        int shift = back ? APART : 0;
        boolean straight = from.lane() == to.lane();
        int left = straight ? shift : 0;
        int y1 = y(from.row()) + BOX_HEIGHT / 2;
        int y2 = y(to.row()) - BOX_HEIGHT / 2;
        curve("forward", x(from.lane()) - left, y1, x(to.lane()) - left, y2 - 2);
        edge.gradient().ifPresent(gradient -> {
            int x1 = x(to.lane()) + shift;
            int x2 = x(from.lane()) + shift;
            curve("backward", x1, y2, x2, y1 + 2);
            String text = label(gradient.name());
            if (straight) {
                text("gradient", x1 + 8, (y1 + y2) / 2 + 4, text, "start");
            } else {
                text("gradient", Math.max(x1, x2) + 8, (from.lane() > to.lane() ? y1 + 14 : y2 - 8), text, "start");
            }
        });
    }

    private void curve(String kind, int x1, int y1, int x2, int y2) {
        int middle = (y1 + y2) / 2;
        svg.append("<path class=\"" + kind + "\" d=\"M" + x1 + " " + y1 + "C" + x1 + " " + middle + " " + x2 + " "
                + middle + " " + x2 + " " + y2 + "\"/>\n");
    }

    private void line(String kind, int x1, int y1, int x2, int y2) {
        svg.append("<path class=\"" + kind + "\" d=\"M" + x1 + " " + y1 + "L" + x2 + " " + y2 + "\"/>\n");
    }

    private void box(String kind, String name, String symbol, int x, int y) {
        svg.append("<rect class=\"" + kind + "\" x=\"" + (x - BOX_WIDTH / 2) + "\" y=\"" + (y - BOX_HEIGHT / 2)
                + "\" width=\"" + BOX_WIDTH + "\" height=\"" + BOX_HEIGHT + "\" rx=\"6\"/>\n");
        Optional<String> number = number(name);
        int middle = number.isPresent() ? y - 4 : y + 5;
        text("name", x - BOX_WIDTH / 2 + 10, middle, name, "start");
        if (!symbol.equals(name)) {
            text("symbol", x + BOX_WIDTH / 2 - 10, middle, symbol, "end");
        }
        number.ifPresent(shown -> text("number", x - BOX_WIDTH / 2 + 10, y + 15, shown, "start"));
    }

    private void text(String kind, int x, int y, String text, String anchor) {
        String escaped =
                Printable.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        svg.append("<text class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">"
                + escaped + "</text>\n");
    }
}
