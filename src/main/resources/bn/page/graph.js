/** The measures of the drawing. */
const LANE = 250;
const ROW = 84;
const LEFT = 100;
const TOP = 34;
const BOX_WIDTH = 140;
const BOX_HEIGHT = 44;

/** How far apart the two directions of an edge are. */
const APART = 18;

/** The graph, values downward and gradients upward, laid out by bn. Each value and each gradient can be chosen. */
class GraphView {
    constructor(page) {
        this.page = page;
        this.place = element("div", { class: "graph" });
    }

    render({ data, words, run, view }) {
        const layout = data.graph[run.state.mode];
        const lanes = layout.lanes + 1;
        const width = LEFT + (lanes - 1) * LANE + BOX_WIDTH;
        const height = TOP + layout.nodes.length * ROW + BOX_HEIGHT / 2;
        this.nodes = new Map(layout.nodes.map((node) => [node.name, node]));
        this.words = words;
        this.run = run;
        this.view = view;
        show(
            this.place,
            svgElement(
                "svg",
                { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": words.say("graph") },
                this.arrowheads(),
                layout.edges.map((edge) => this.edge(edge)),
                layout.nodes.map((node) => this.node(node)),
                this.start(layout.nodes[layout.nodes.length - 1]),
            ),
        );
    }

    arrowheads() {
        const head = (id) =>
            svgElement(
                "marker",
                { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" },
                svgElement("path", { d: "M0 0L8 4L0 8z", class: id }),
            );
        return svgElement("defs", {}, head("forward-head"), head("backward-head"));
    }

    x(node) {
        return LEFT + node.lane * LANE;
    }

    y(node) {
        return TOP + node.row * ROW;
    }

    /** What can be chosen: lights up with what it reads and what reads it. */
    choice(name, ...shapes) {
        const state = this.page.classesOf(name);
        return svgElement(
            "g",
            {
                class: "choice " + state.join(" "),
                tabindex: 0,
                role: "button",
                "data-key": "graph " + name,
                "data-name": name,
                "aria-label": name + ", " + this.words.symbol(name),
                "aria-pressed": String(this.view.chosen === name),
                ...pressable(() => this.page.choose(name)),
                onmouseenter: () => this.page.light(name),
                onmouseleave: () => this.page.light(undefined),
                onfocus: () => this.page.light(name),
                onblur: () => this.page.light(undefined),
            },
            shapes,
        );
    }

    box(name, x, y, kind) {
        return this.choice(
            name,
            svgElement("rect", {
                class: "box " + kind,
                x: x - BOX_WIDTH / 2,
                y: y - BOX_HEIGHT / 2,
                width: BOX_WIDTH,
                height: BOX_HEIGHT,
                rx: 6,
            }),
            svgElement("text", { class: "name", x: x - BOX_WIDTH / 2 + 10, y: y + 5 }, name),
            svgElement(
                "text",
                { class: "symbol", x: x + BOX_WIDTH / 2 - 10, y: y + 5, "text-anchor": "end" },
                this.words.symbol(name),
            ),
        );
    }

    node(node) {
        const drawn = [this.box(node.name, this.x(node), this.y(node), "step")];
        let lane = node.lane + 1;
        while (node.open.includes(lane)) {
            lane++;
        }
        for (const input of node.inputs) {
            drawn.push(this.input(input, node, lane));
            lane++;
        }
        return drawn;
    }

    input({ name, gradient }, node, lane) {
        const x = LEFT + lane * LANE;
        const y = this.y(node);
        const from = x - BOX_WIDTH / 2;
        const to = this.x(node) + BOX_WIDTH / 2;
        const lift = gradient === undefined ? 0 : 8;
        const drawn = [this.line("forward", `M${from} ${y - lift}L${to + 2} ${y - lift}`)];
        if (gradient !== undefined) {
            drawn.push(this.line("backward", `M${to} ${y + 10}L${from - 2} ${y + 10}`));
            drawn.push(this.label(gradient, (from + to) / 2, y + 27, "middle"));
        }
        return [...drawn, this.box(name, x, y, "input")];
    }

    /** The gradient of the loss enters from below. */
    start(last) {
        const x = this.x(last) + APART;
        const y = this.y(last) + BOX_HEIGHT / 2;
        return last.gradients.map((gradient) => [
            this.line("backward", `M${x} ${y + ROW / 2}L${x} ${y + 2}`),
            this.label(gradient, x + 8, y + ROW / 2 - 4, "start"),
        ]);
    }

    edge({ from, to, gradient }) {
        const [a, b] = [this.nodes.get(from), this.nodes.get(to)];
        const shift = gradient === undefined ? 0 : APART;
        const straight = a.lane === b.lane;
        const y1 = this.y(a) + BOX_HEIGHT / 2;
        const y2 = this.y(b) - BOX_HEIGHT / 2;
        const left = straight ? shift : 0;
        const drawn = [this.curve("forward", this.x(a) - left, y1, this.x(b) - left, y2 - 2)];
        if (gradient !== undefined) {
            const x1 = this.x(b) + shift;
            const x2 = this.x(a) + shift;
            drawn.push(this.curve("backward", x1, y2, x2, y1 + 2));
            drawn.push(
                straight
                    ? this.label(gradient, x1 + 8, (y1 + y2) / 2 + 4, "start")
                    : this.label(gradient, Math.max(x1, x2) + 8, a.lane > b.lane ? y1 + 14 : y2 - 6, "start"),
            );
        }
        return drawn;
    }

    curve(kind, x1, y1, x2, y2) {
        const middle = (y1 + y2) / 2;
        return this.line(kind, `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`);
    }

    line(kind, d) {
        return svgElement("path", { class: kind, d, "marker-end": `url(#${kind}-head)` });
    }

    label(gradient, x, y, anchor) {
        return this.choice(
            gradient,
            svgElement("text", { class: "gradient", x, y, "text-anchor": anchor }, gradient),
        );
    }
}
