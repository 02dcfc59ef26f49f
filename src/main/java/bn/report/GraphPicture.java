package bn.report;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.graph.Cell;
import bn.graph.Input;
import bn.graph.Mode;
import bn.graph.Step;
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
    private static final int TOP = 150;
    private static final int BOX_WIDTH = 168;
    private static final int BOX_HEIGHT = 46;

    /// How far from the middle of a box values leave it and gradients come back, and how far apart edges are at its
    /// side.
    private static final int APART = 22;

    private static final int BESIDE = 15;

    /// The circle in which branches are added, and the plate behind a gradient's name, whose letters are so wide.
    private static final int JOIN = 8;

    private static final int PLATE = 19;
    private static final double LETTER = 7.7;

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
                  .gradient { font: 12.5px monospace; fill: #1a7f37 }
                  .plate, .join { fill: #ffffff; stroke: #1a7f37 }
                  .plus { stroke: #1a7f37; stroke-width: 1.6 }
                  .title { font-size: 15px; fill: #57606a }
                </style>
                <defs>
                  <marker id="forward" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker>
                  <marker id="backward" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#1a7f37"/></marker>
                </defs>
                """);
        svg.append("<rect class=\"page\" width=\"" + width + "\" height=\"" + height + "\"/>\n");
        legend("forward", 24, words.say(Message.GRAPH_FORWARD));
        legend("backward", 46, words.say(Message.GRAPH_BACKWARD));
        scope.ifPresent(run -> text(
                "title",
                16,
                68,
                words.say(Message.GRAPH_NUMBERS, run.text(new Cell("x", place.row(), place.feature()))),
                "start"));
        layout.edges().forEach(this::edge);
        layout.nodes().forEach(this::node);
        start(layout.nodes().getLast());
        svg.append("</svg>\n");
        return svg.toString();
    }

    private void legend(String kind, int y, String text) {
        line(kind, "M16 " + (y - 5) + "H56");
        text("title", 66, y, text, "start");
    }

    private static int x(int lane) {
        return LEFT + lane * LANE;
    }

    private static int y(int row) {
        return TOP + row * ROW;
    }

    private void node(GraphLayout.Node node) {
        box("box", node.name(), layout.graph().symbol(node.name()), x(node.lane()), y(node.row()));
        if (layout.joins(node)) {
            join(x(node.lane()) + APART, below(node));
        }
        layout.whole(node).ifPresent(gradient -> end(node, gradient));
        int lane = node.lane() + 1;
        while (node.open().contains(lane)) {
            lane++;
        }
        for (Input input : layout.inputs(node)) {
            input(node, input, lane);
            lane++;
        }
    }

    private void input(GraphLayout.Node node, Input input, int lane) {
        int from = x(lane) - BOX_WIDTH / 2;
        int to = x(node.lane()) + BOX_WIDTH / 2;
        int y = y(node.row());
        Optional<Step> back = layout.gradient(input.name(), node.name());
        line("forward", "M" + from + " " + (y - (back.isPresent() ? 11 : 0)) + "H" + (to + 2));
        back.ifPresent(gradient -> {
            line("backward", "M" + to + " " + (y + 9) + "H" + (from - 2));
            plate(gradient.name(), (from + to) / 2 - 3, y + 9);
        });
        box("input", input.name(), input.symbol(), x(lane), y);
    }

    /// The start of the backward pass: the gradient of the loss enters from below.
    private void start(GraphLayout.Node last) {
        int x = x(last.lane()) + APART;
        int y = y(last.row()) + BOX_HEIGHT / 2;
        layout.gradients(last.name()).forEach(gradient -> {
            line("backward", "M" + x + " " + (y + ROW / 2) + "V" + (y + 2));
            beside(gradient.name(), x, y + ROW / 2 - 14);
        });
    }

    /// The end of it: the gradient that no edge carries on leaves at the top.
    private void end(GraphLayout.Node node, Step gradient) {
        int x = x(node.lane()) + APART;
        int y = y(node.row()) - BOX_HEIGHT / 2;
        line("backward", "M" + x + " " + y + "V" + (y - ROW / 2 + 8));
        beside(gradient.name(), x, y - 18);
    }

    private static int below(GraphLayout.Node node) {
        return y(node.row()) + BOX_HEIGHT / 2 + JOIN + 2;
    }

    private void join(int x, int y) {
        svg.append("<circle class=\"join\" cx=\"" + x + "\" cy=\"" + y + "\" r=\"" + JOIN + "\"/>\n");
        svg.append("<path class=\"plus\" d=\"M" + (x - 4) + " " + y + "h8M" + x + " " + (y - 4) + "v8\"/>\n");
    }

    /// Edges within a lane are straight. Between lanes, a value leaves a box at its side and comes to the side of
    /// another; gradients of branches are added in a circle below the box.
    private void edge(GraphLayout.Edge edge) {
        int lanes = edge.to().lane() - edge.from().lane();
        if (lanes == 0) {
            straight(edge);
        } else if (lanes > 0) {
            outward(edge);
        } else {
            inward(edge);
        }
    }

    private void straight(GraphLayout.Edge edge) {
        int x = x(edge.from().lane());
        int top = y(edge.from().row()) + BOX_HEIGHT / 2;
        int bottom = y(edge.to().row()) - BOX_HEIGHT / 2;
        int shift = edge.gradient().isPresent() ? APART : 0;
        line("forward", "M" + (x - shift) + " " + top + "V" + (bottom - 2));
        edge.gradient().ifPresent(gradient -> {
            int end = layout.joins(edge.from()) ? below(edge.from()) + JOIN : top;
            line("backward", "M" + (x + shift) + " " + bottom + "V" + (end + 2));
            beside(gradient.name(), x + shift, (end + bottom) / 2);
        });
    }

    /// To a lane farther right.
    private void outward(GraphLayout.Edge edge) {
        GraphLayout.Node from = edge.from();
        int side = x(from.lane()) + BOX_WIDTH / 2;
        int bottom = y(edge.to().row()) - BOX_HEIGHT / 2;
        int x = x(edge.to().lane());
        line("forward", "M" + side + " " + (y(from.row()) + BESIDE) + "H" + (x + APART) + "V" + (bottom - 2));
        edge.gradient().ifPresent(gradient -> {
            boolean joins = layout.joins(from);
            int level = joins ? below(from) : y(from.row()) - BESIDE;
            int end = joins ? x(from.lane()) + APART + JOIN : side;
            line("backward", "M" + (x - APART) + " " + bottom + "V" + level + "H" + (end + 2));
            plate(gradient.name(), x(from.lane()) + LANE / 2, level);
        });
    }

    /// Back from a lane farther right.
    private void inward(GraphLayout.Edge edge) {
        GraphLayout.Node to = edge.to();
        int side = x(to.lane()) + BOX_WIDTH / 2;
        int top = y(edge.from().row()) + BOX_HEIGHT / 2;
        int x = x(edge.from().lane());
        line("forward", "M" + (x - APART) + " " + top + "V" + (y(to.row()) - BESIDE) + "H" + (side + 2));
        edge.gradient().ifPresent(gradient -> {
            line("backward", "M" + side + " " + y(to.row()) + "H" + (x + APART) + "V" + (top + 2));
            plate(gradient.name(), x(to.lane()) + LANE / 2, y(to.row()));
        });
    }

    private void line(String kind, String path) {
        svg.append("<path class=\"" + kind + "\" d=\"" + path + "\"/>\n");
    }

    /// The name of a gradient to the right of its line.
    private void beside(String gradient, int x, int y) {
        plate(gradient, x + 8 + width(label(gradient)) / 2, y);
    }

    /// The name of a gradient on a plate, whose middle is here.
    private void plate(String gradient, int x, int y) {
        String label = label(gradient);
        int width = width(label);
        svg.append("<rect class=\"plate\" x=\"" + (x - width / 2) + "\" y=\"" + (y - PLATE / 2) + "\" width=\"" + width
                + "\" height=\"" + PLATE + "\" rx=\"5\"/>\n");
        text("gradient", x, y + 5, label, "middle");
    }

    private static int width(String label) {
        return (int) Math.round(label.length() * LETTER) + 10;
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
