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
import bn.report.render.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The computation graph as SVG, or as DOT for Graphviz. Forward edges are solid; backward edges are dashed
/// and labelled with their gradient.
public final class GraphPicture {
    private static final int BOX_WIDTH = 168;
    private static final int BOX_HEIGHT = 46;

    /// The circle in which branches are added.
    private static final int JOIN = 8;

    /// The height of the plate behind a gradient's name, and the width of a letter on it.
    private static final int PLATE = 19;

    private static final double LETTER = 7.7;

    /// From a line to a name beside it.
    private static final int BESIDE = 8;

    /// The width that an entry of the legend has.
    private static final int LEGEND = 230;

    /// Which way the forward pass runs in a picture: what is said to be along it is a y, or an x.
    public enum Direction {
        /// Downwards, for a page.
        DOWN(86, 310, 150, 150, 22, 15),
        /// To the right, for a slide.
        RIGHT(214, 150, 170, 130, 12, 70);

        private final int step;
        private final int lane;
        private final int first;
        private final int firstLane;
        private final int apart;
        private final int besideMiddle;

        /// @param step the distance of two values, along the way
        /// @param lane the distance of two lanes, across it
        /// @param first where the first value is, along the way
        /// @param firstLane where the first lane is, across it
        /// @param apart how far across from a box's middle values leave it and gradients come back
        /// @param besideMiddle how far along from a box's middle values leave its side
        Direction(int step, int lane, int first, int firstLane, int apart, int besideMiddle) {
            this.step = step;
            this.lane = lane;
            this.first = first;
            this.firstLane = firstLane;
            this.apart = apart;
            this.besideMiddle = besideMiddle;
        }

        private int along(GraphLayout.Node node) {
            return first + node.row() * step;
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

        private int x(int along, int across) {
            return this == DOWN ? across : along;
        }

        private int y(int along, int across) {
            return this == DOWN ? along : across;
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
        int last = direction.along(layout.nodes().getLast());
        int side = direction.across(layout.laneCount());
        int width = direction == Direction.DOWN ? side + BOX_WIDTH : last + BOX_WIDTH + BOX_HEIGHT;
        int height = direction == Direction.DOWN ? last + 2 * BOX_HEIGHT + BOX_HEIGHT / 2 : side + BOX_HEIGHT;
        String title = words.say(Message.GRAPH_TITLE, words.mode(mode));
        svg.setLength(0);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height + "\" role=\"img\" font-family=\"sans-serif\">\n");
        svg.append("<title>" + Markup.escaped(title) + "</title>\n");
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
        int along = direction.along(node);
        int across = direction.across(node.lane());
        box("box", node.name(), layout.graph().symbol(node.name()), along, across);
        if (layout.joins(node)) {
            join(behind(node), across + direction.apart);
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
        int from = direction.across(lane) - direction.halfAcross();
        int to = direction.across(node.lane()) + direction.halfAcross();
        int along = direction.along(node);
        Optional<Step> back = layout.gradient(input.name(), node.name());
        int forth = along - (back.isPresent() ? 11 : 0);
        line("forward", forth, from, forth, to + 2);
        back.ifPresent(gradient -> {
            line("backward", along + 9, to, along + 9, from - 2);
            switch (direction) {
                case DOWN -> plate(gradient.name(), along + 9, (from + to) / 2 - 3);
                case RIGHT -> rightOf(gradient.name(), along + 9, (from + to) / 2 - 3);
            }
        });
        box("input", input.name(), input.symbol(), along, direction.across(lane));
    }

    /// The start of the backward pass: the gradient of the loss enters behind the last value.
    private void start(GraphLayout.Node last) {
        int along = direction.along(last) + direction.half();
        int across = direction.across(last.lane()) + direction.apart;
        layout.gradients(last.name()).forEach(gradient -> {
            line("backward", along + BOX_HEIGHT, across, along + 2, across);
            beside(gradient.name(), along + BOX_HEIGHT - 17, across);
        });
    }

    /// The end of it: the gradient that no edge carries on leaves before the first value.
    private void end(GraphLayout.Node node, Step gradient) {
        int along = direction.along(node) - direction.half();
        int across = direction.across(node.lane()) + direction.apart;
        line("backward", along, across, along - 35, across);
        beside(gradient.name(), along - 18, across);
    }

    /// Where the branches of a value's gradient are added.
    private int behind(GraphLayout.Node node) {
        return direction.along(node) + direction.half() + JOIN + 2;
    }

    private void join(int along, int across) {
        int x = direction.x(along, across);
        int y = direction.y(along, across);
        svg.append("<circle class=\"join\" cx=\"" + x + "\" cy=\"" + y + "\" r=\"" + JOIN + "\"/>\n");
        svg.append("<path class=\"plus\" d=\"M" + (x - 4) + " " + y + "h8M" + x + " " + (y - 4) + "v8\"/>\n");
    }

    /// Edges within a lane are straight. Between lanes, a value leaves a box at its side and comes to the side of
    /// another; gradients of branches are added in a circle behind the box.
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
        int across = direction.across(edge.from().lane());
        int start = direction.along(edge.from()) + direction.half();
        int end = direction.along(edge.to()) - direction.half();
        int shift = edge.gradient().isPresent() ? direction.apart : 0;
        line("forward", start, across - shift, end - 2, across - shift);
        edge.gradient().ifPresent(gradient -> {
            int onto = layout.joins(edge.from()) ? behind(edge.from()) + JOIN : start;
            line("backward", end, across + shift, onto + 2, across + shift);
            beside(gradient.name(), (onto + end) / 2, across + shift);
        });
    }

    /// To a lane farther out.
    private void outward(GraphLayout.Edge edge) {
        GraphLayout.Node from = edge.from();
        int middle = direction.across(from.lane());
        int side = middle + direction.halfAcross();
        int end = direction.along(edge.to()) - direction.half();
        int across = direction.across(edge.to().lane());
        int leaves = direction.along(from) + direction.besideMiddle;
        line("forward", leaves, side, leaves, across + direction.apart, end - 2, across + direction.apart);
        edge.gradient().ifPresent(gradient -> {
            boolean joins = layout.joins(from);
            int level = joins ? behind(from) : direction.along(from) - direction.besideMiddle;
            int onto = joins ? middle + direction.apart + JOIN : side;
            line("backward", end, across - direction.apart, level, across - direction.apart, level, onto + 2);
            switch (direction) {
                case DOWN -> plate(gradient.name(), level, middle + direction.lane / 2);
                case RIGHT -> rightOf(gradient.name(), level, middle + direction.lane / 2);
            }
        });
    }

    /// Back from a lane farther out.
    private void inward(GraphLayout.Edge edge) {
        GraphLayout.Node to = edge.to();
        int middle = direction.across(to.lane());
        int side = middle + direction.halfAcross();
        int start = direction.along(edge.from()) + direction.half();
        int across = direction.across(edge.from().lane());
        int enters = direction.along(to) - direction.besideMiddle;
        line("forward", start, across - direction.apart, enters, across - direction.apart, enters, side + 2);
        edge.gradient().ifPresent(gradient -> {
            int along = direction.along(to);
            line("backward", along, side, along, across + direction.apart, start + 2, across + direction.apart);
            plate(gradient.name(), along, middle + direction.lane / 2);
        });
    }

    /// A line through some points.
    ///
    /// @param points of each, where it is along the way and across it
    private void line(String kind, int... points) {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < points.length; at += 2) {
            path.append(at == 0 ? "M" : "L")
                    .append(direction.x(points[at], points[at + 1]))
                    .append(' ')
                    .append(direction.y(points[at], points[at + 1]));
        }
        svg.append("<path class=\"" + kind + "\" d=\"" + path + "\"/>\n");
    }

    /// The name of a gradient beside its line, which runs along the way: to the right of it, or below the boxes.
    private void beside(String gradient, int along, int across) {
        switch (direction) {
            case DOWN -> plate(gradient, along, across + BESIDE + width(label(gradient)) / 2);
            case RIGHT -> plate(gradient, along, across + direction.halfAcross() - direction.apart + 3 + PLATE / 2);
        }
    }

    /// The name of a gradient to the right of its line, which runs across the way to the right.
    private void rightOf(String gradient, int along, int across) {
        plate(gradient, along + BESIDE + width(label(gradient)) / 2, across);
    }

    /// The name of a gradient on a plate, whose middle is here.
    private void plate(String gradient, int along, int across) {
        String label = label(gradient);
        int width = width(label);
        int x = direction.x(along, across);
        int y = direction.y(along, across);
        svg.append("<rect class=\"plate\" x=\"" + (x - width / 2) + "\" y=\"" + (y - PLATE / 2) + "\" width=\"" + width
                + "\" height=\"" + PLATE + "\" rx=\"5\"/>\n");
        text("gradient", x, y + 5, label, "middle");
    }

    private static int width(String label) {
        return (int) Math.round(label.length() * LETTER) + 10;
    }

    private void box(String kind, String name, String symbol, int along, int across) {
        int x = direction.x(along, across);
        int y = direction.y(along, across);
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
                + Markup.escaped(text) + "</text>\n");
    }
}
