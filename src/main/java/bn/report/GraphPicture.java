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
    private static final int BOX_WIDTH = 168;
    private static final int BOX_HEIGHT = 46;

    /// The height of a line of text.
    private static final int TEXT = 14;

    /// From an edge to its text.
    private static final int BESIDE = 8;

    /// The width that an entry of the legend has.
    private static final int LEGEND = 230;

    /// Which way the forward pass runs in a picture.
    public enum Direction {
        /// Downwards, for a page.
        DOWN(86, 310, 120, 150, 22),
        /// To the right, for a slide.
        RIGHT(214, 128, 100, 130, 12);

        private final int step;
        private final int lane;
        private final int first;
        private final int firstLane;
        private final int apart;

        /// @param step the distance of two values, along the way
        /// @param lane the distance of two lanes, across it
        /// @param first where the first value is, along the way
        /// @param firstLane where the first lane is, across it
        /// @param apart the distance of an edge's two directions from its middle
        Direction(int step, int lane, int first, int firstLane, int apart) {
            this.step = step;
            this.lane = lane;
            this.first = first;
            this.firstLane = firstLane;
            this.apart = apart;
        }

        private int along(int row) {
            return first + row * step;
        }

        private int across(int at) {
            return firstLane + at * lane;
        }

        /// Half of a box, along the way.
        private int half() {
            return this == DOWN ? BOX_HEIGHT / 2 : BOX_WIDTH / 2;
        }

        private int halfAcross() {
            return this == DOWN ? BOX_WIDTH / 2 : BOX_HEIGHT / 2;
        }

        private String point(int along, int across) {
            return this == DOWN ? across + " " + along : along + " " + across;
        }
    }

    private final GraphLayout layout;
    private final Words words;
    private final Optional<Scope> scope;
    private final Cell place;
    private final Direction direction;
    private final Mode mode;
    private final StringBuilder svg = new StringBuilder();

    /// A picture of the graph in a mode.
    ///
    /// @param scope the run whose numbers are shown, if any
    /// @param place the row and feature shown
    /// @param direction of the forward pass
    public GraphPicture(Mode mode, Words words, Optional<Scope> scope, Cell place, Direction direction) {
        this.mode = mode;
        this.direction = direction;
        this.layout = new GraphLayout(mode);
        this.words = words;
        this.scope = scope;
        this.place = place;
    }

    /// The picture in DOT.
    public String dot() {
        List<String> lines = new ArrayList<>();
        lines.add("digraph batchnorm {");
        if (direction == Direction.RIGHT) {
            lines.add("  rankdir=LR;");
        }
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
        int last = direction.along(layout.nodes().size() - 1);
        int side = direction.across(layout.laneCount());
        int width = direction == Direction.DOWN ? side + BOX_WIDTH : last + BOX_WIDTH + BOX_HEIGHT;
        int height = direction == Direction.DOWN ? last + 2 * BOX_HEIGHT + BOX_HEIGHT / 2 : side + BOX_HEIGHT;
        String title = words.say(Message.GRAPH_TITLE, words.mode(mode));
        svg.setLength(0);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height + "\" role=\"img\" font-family=\"sans-serif\">\n");
        svg.append("<title>" + escaped(title) + "</title>\n");
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
                  .title { font: bold 17px sans-serif; fill: #1f2328 }
                  .legend { font-size: 14px; fill: #57606a }
                </style>
                <defs>
                  <marker id="forward" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker>
                  <marker id="backward" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#1a7f37"/></marker>
                </defs>
                """);
        svg.append("<rect class=\"page\" width=\"" + width + "\" height=\"" + height + "\"/>\n");
        text("title", 16, 28, title, "start");
        legend();
        layout.edges().forEach(this::edge);
        layout.nodes().forEach(this::node);
        start(layout.nodes().getLast());
        svg.append("</svg>\n");
        return svg.toString();
    }

    /// What the lines and boxes are, below the title, and whose numbers they have.
    private void legend() {
        boolean down = direction == Direction.DOWN;
        int y = 54;
        edgeKey("forward", y, words.say(down ? Message.GRAPH_FORWARD : Message.GRAPH_FORWARD_RIGHT), 0);
        edgeKey("backward", y, words.say(down ? Message.GRAPH_BACKWARD : Message.GRAPH_BACKWARD_LEFT), 1);
        scope.ifPresent(run -> text(
                "legend",
                16,
                y + 24,
                words.say(Message.GRAPH_NUMBERS, run.text(new Cell("x", place.row(), place.feature()))),
                "start"));
    }

    private void edgeKey(String kind, int y, String meaning, int at) {
        int x = 16 + at * LEGEND;
        svg.append("<path class=\"" + kind + "\" d=\"M" + x + " " + (y - 5) + "H" + (x + 36) + "\"/>\n");
        text("legend", x + 44, y, meaning, "start");
    }

    private void node(GraphLayout.Node node) {
        int along = direction.along(node.row());
        int across = direction.across(node.lane());
        box("box", node.name(), layout.graph().symbol(node.name()), along, across);
        int lane = node.lane() + 1;
        while (node.open().contains(lane)) {
            lane++;
        }
        for (Input input : layout.inputs(node)) {
            int from = direction.across(lane) - direction.halfAcross();
            int to = across + direction.halfAcross();
            Optional<Step> back = layout.gradient(input.name(), node.name());
            int forth = along - (back.isPresent() ? 8 : 0);
            line("forward", forth, from, forth, to + 2);
            back.ifPresent(gradient -> {
                line("backward", along + 10, to, along + 10, from - 2);
                String text = label(gradient.name());
                switch (direction) {
                    case DOWN -> text("gradient", (from + to) / 2, along + 10 + 2 * TEXT - BESIDE, text, "middle");
                    case RIGHT -> text("gradient", along + 10 + BESIDE, (from + to) / 2 + 4, text, "start");
                }
            });
            box("input", input.name(), input.symbol(), along, direction.across(lane));
            lane++;
        }
    }

    /// The start of the backward pass: the gradient of the loss enters behind the last value.
    private void start(GraphLayout.Node last) {
        int along = direction.along(last.row()) + direction.half();
        int across = direction.across(last.lane()) + direction.apart;
        layout.gradients(last.name()).forEach(gradient -> {
            line("backward", along + BOX_HEIGHT, across, along + 2, across);
            String text = label(gradient.name());
            switch (direction) {
                case DOWN -> text("gradient", across + BESIDE, along + BOX_HEIGHT - 2, text, "start");
                case RIGHT -> text("gradient", along + BESIDE, across + TEXT + BESIDE, text, "start");
            }
        });
    }

    private void edge(GraphLayout.Edge edge) {
        GraphLayout.Node from = edge.from();
        GraphLayout.Node to = edge.to();
        boolean straight = from.lane() == to.lane();
        int apart = edge.gradient().isPresent() ? direction.apart : 0;
        int start = direction.along(from.row()) + direction.half();
        int end = direction.along(to.row()) - direction.half();
        int shift = straight ? apart : 0;
        curve("forward", start, direction.across(from.lane()) - shift, end - 2, direction.across(to.lane()) - shift);
        edge.gradient().ifPresent(gradient -> {
            int back = direction.across(to.lane()) + apart;
            int onto = direction.across(from.lane()) + apart;
            curve("backward", end, back, start + 2, onto);
            label(gradient, straight, start, end, from.lane() > to.lane(), Math.max(back, onto));
        });
    }

    /// The name of a gradient stands beside its edge, on the outer side: where a lane begins or ends, at that end.
    ///
    /// @param atStart whether the outer end is the beginning
    /// @param side of the outer end, across
    private void label(Step gradient, boolean straight, int start, int end, boolean atStart, int side) {
        String text = label(gradient.name());
        switch (direction) {
            case DOWN -> {
                int y = straight ? (start + end) / 2 + 4 : atStart ? start + TEXT : end - BESIDE;
                text("gradient", side + BESIDE, y, text, "start");
            }
            case RIGHT -> {
                int x = straight ? (start + end) / 2 : atStart ? start + BESIDE : end - BESIDE;
                text("gradient", x, side + TEXT + BESIDE, text, straight ? "middle" : atStart ? "start" : "end");
            }
        }
    }

    private void curve(String kind, int along1, int across1, int along2, int across2) {
        int middle = (along1 + along2) / 2;
        svg.append("<path class=\"" + kind + "\" d=\"M" + direction.point(along1, across1) + "C"
                + direction.point(middle, across1) + " " + direction.point(middle, across2) + " "
                + direction.point(along2, across2) + "\"/>\n");
    }

    private void line(String kind, int along1, int across1, int along2, int across2) {
        svg.append("<path class=\"" + kind + "\" d=\"M" + direction.point(along1, across1) + "L"
                + direction.point(along2, across2) + "\"/>\n");
    }

    private void box(String kind, String name, String symbol, int along, int across) {
        int x = direction == Direction.DOWN ? across : along;
        int y = direction == Direction.DOWN ? along : across;
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
        svg.append("<text class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">"
                + escaped(text) + "</text>\n");
    }

    private static String escaped(String text) {
        return Printable.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
