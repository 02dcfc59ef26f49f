/** The measures of the drawing. On a telephone its boxes are as narrow as the names, and the letters stay as large. */
const WIDE = { lane: 244, box: 154 };
const NARROW = { lane: 172, box: 84 };
const ROW = 54;
const BOX_HEIGHT = 33;
const TOP = 54;

/** How far from the middle of a box its values leave it, and gradients come back; how far they are apart at its side. */
const APART = 18;
const BESIDE = 12;

/** The circle in which branches are added, and the plate behind the name of a gradient. */
const JOIN = 7.5;
const PLATE_HEIGHT = 18;
const LETTER = 9.1;

/**
 * The graph, values downward and gradients upward, laid out by bn. Each value and each gradient can be chosen.
 *
 * Edges within a lane are straight. Between lanes, values leave a box at its side and come back to the side of another;
 * gradients of branches are added in a circle below the box.
 */
class GraphView {
    constructor(page) {
        this.page = page;
        this.legend = element("div", { class: "legend" });
        this.drawing = element("div", { class: "drawing" });
        this.place = element("div", { class: "graph" }, this.legend, this.drawing);
        this.keys = new ArrowKeys(this.drawing, ".choice");
        this.isNarrow = window.matchMedia("(max-width: 40rem)");
        this.isNarrow.addEventListener("change", () => page.render());
    }

    render({ data, words, run, view }) {
        this.nodes = new Map(data.graph[run.state.mode].nodes.map((node) => [node.name, node]));
        this.words = words;
        this.run = run;
        this.view = view;
        this.measures = this.isNarrow.matches ? NARROW : WIDE;
        this.renderLegend();
        show(this.drawing, this.picture(data.graph[run.state.mode]));
        this.keys.enter(this.drawing.querySelector(".chosen"));
    }

    picture({ nodes, edges, lanes }) {
        const width = lanes * this.measures.lane + this.measures.box + 8;
        const last = nodes[nodes.length - 1];
        const height = this.y(last) + BOX_HEIGHT / 2 + 40;
        return svgElement(
            "svg",
            { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": this.words.say("graph") },
            this.arrowheads(),
            edges.map((edge) => this.edge(edge)),
            nodes.map((node) => this.node(node)),
            this.start(last),
        );
    }

    /** What the lines and marks mean. */
    renderLegend() {
        const line = (kind, down) =>
            svgElement(
                "svg",
                { class: "key", viewBox: "0 0 26 16", "aria-hidden": "true" },
                svgElement("path", { class: kind, d: down ? "M2 8H20" : "M24 8H6", "marker-end": `url(#${kind}-head)` }),
            );
        const mark = (kind) => element("span", { class: "mark " + kind, "aria-hidden": "true" }, kind === "join" ? "+" : "");
        const { words } = this;
        show(this.legend, [
            element("span", {}, line("forward", true), words.say("legend-forward")),
            element("span", {}, line("backward", false), words.say("legend-backward")),
            element("span", {}, mark("input"), words.say("legend-input")),
            element("span", {}, mark("join"), words.say("legend-join")),
            element("span", {}, mark("chosen"), words.say("legend-chosen")),
            element("span", {}, mark("is-read"), words.say("legend-read")),
            element("span", {}, mark("reads-it"), words.say("legend-reads")),
        ]);
    }

    arrowheads() {
        const head = (id) =>
            svgElement(
                "marker",
                { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 5, markerHeight: 5, orient: "auto" },
                svgElement("path", { d: "M0 0L8 4L0 8z", class: id }),
            );
        return svgElement("defs", {}, head("forward-head"), head("backward-head"));
    }

    x(node) {
        return this.lane(node.lane);
    }

    /** The middle of a lane. */
    lane(number) {
        return this.measures.box / 2 + 4 + number * this.measures.lane;
    }

    y(node) {
        return TOP + node.row * ROW;
    }

    /** What can be chosen: lights up with what it reads and what reads it. */
    choice(name, ...shapes) {
        const fate = this.page.fate(name);
        const marks = [this.page.isWrong(name) ? this.words.say("mark-wrong") : "", fate === undefined ? "" : this.words.say("mark-" + fate)];
        const label = [name, this.words.symbol(name), ...marks].filter((part) => part !== "");
        return svgElement(
            "g",
            {
                class: "choice " + this.page.classesOf(name).join(" "),
                role: "button",
                "data-key": "graph " + name,
                "data-name": name,
                "aria-label": label.join(", "),
                "aria-pressed": String(this.view.chosen === name),
                ...pressable(() => this.page.choose(name)),
                ...this.page.lights.pointedAt(name),
            },
            shapes,
        );
    }

    box(name, x, y, kind) {
        const half = this.measures.box / 2;
        const symbol = svgElement("text", { class: "symbol", x: x + half - 8, y: y + 5, "text-anchor": "end" }, this.words.symbol(name));
        return this.choice(
            name,
            this.rectangle("box " + kind, x, y, 2 * half, BOX_HEIGHT),
            this.cross(name, x + half, y - BOX_HEIGHT / 2),
            svgElement("text", { class: "name", x: x - half + 8, y: y + 5 }, name),
            this.measures === WIDE ? symbol : undefined,
        );
    }

    /** A gradient: its name on a plate whose middle is here. */
    plate(name, x, y) {
        return this.choice(
            name,
            this.rectangle("plate", x, y, plateWidth(name), PLATE_HEIGHT),
            this.cross(name, x + plateWidth(name) / 2, y - PLATE_HEIGHT / 2),
            svgElement("text", { class: "gradient", x, y: y + 5, "text-anchor": "middle" }, name),
        );
    }

    /** At the corner of what a mistake spoils. */
    cross(name, x, y) {
        return this.page.isWrong(name) ? svgElement("text", { class: "cross", x, y: y + 7, "text-anchor": "middle" }, "✗") : undefined;
    }

    rectangle(kind, x, y, width, height) {
        return svgElement("rect", { class: kind, x: x - width / 2, y: y - height / 2, width, height, rx: 5 });
    }

    node(node) {
        const drawn = [this.box(node.name, this.x(node), this.y(node), "step")];
        if (node.joins) {
            drawn.push(this.join(this.x(node) + APART, this.below(node)));
        }
        if (node.whole !== undefined) {
            drawn.push(this.end(node));
        }
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

    /** The right side of a box. */
    side(node) {
        return this.x(node) + this.measures.box / 2;
    }

    below(node) {
        return this.y(node) + BOX_HEIGHT / 2 + JOIN + 1.5;
    }

    join(x, y) {
        return svgElement(
            "g",
            { class: "join" },
            svgElement("circle", { cx: x, cy: y, r: JOIN }),
            svgElement("path", { d: `M${x - 4} ${y}h8M${x} ${y - 4}v8` }),
        );
    }

    input({ name, gradient }, node, lane) {
        const x = this.lane(lane);
        const y = this.y(node);
        const from = x - this.measures.box / 2;
        const to = this.side(node);
        const lift = gradient === undefined ? 0 : 9;
        const drawn = [this.line("forward", `M${from} ${y - lift}H${to + 2}`)];
        if (gradient !== undefined) {
            drawn.push(this.line("backward", `M${to} ${y + 7}H${from - 2}`));
            drawn.push(this.plate(gradient, (from + to) / 2 - 3, y + 7));
        }
        return [...drawn, this.box(name, x, y, "input")];
    }

    /** The gradient of the loss enters from below. */
    start(last) {
        const x = this.x(last) + APART;
        const y = this.y(last) + BOX_HEIGHT / 2;
        return last.gradients.map((gradient) => [this.line("backward", `M${x} ${y + 34}V${y + 2}`), this.beside(gradient, x, y + 22)]);
    }

    /** The gradient that no edge carries on leaves at the top. */
    end(node) {
        const x = this.x(node) + APART;
        const y = this.y(node) - BOX_HEIGHT / 2;
        return [this.line("backward", `M${x} ${y}V${y - 32}`), this.beside(node.whole, x, y - 16)];
    }

    /** The name of a gradient to the right of its line. */
    beside(gradient, x, y) {
        return this.plate(gradient, x + 7 + plateWidth(gradient) / 2, y);
    }

    edge({ from, to, gradient }) {
        const [a, b] = [this.nodes.get(from), this.nodes.get(to)];
        if (a.lane === b.lane) {
            return this.straight(a, b, gradient);
        }
        return a.lane < b.lane ? this.outward(a, b, gradient) : this.inward(a, b, gradient);
    }

    straight(a, b, gradient) {
        const [top, bottom] = [this.y(a) + BOX_HEIGHT / 2, this.y(b) - BOX_HEIGHT / 2];
        const shift = gradient === undefined ? 0 : APART;
        const x = this.x(a);
        const drawn = [this.line("forward", `M${x - shift} ${top}V${bottom - 2}`)];
        if (gradient !== undefined) {
            const end = a.joins ? top + 2 * JOIN + 2 : top;
            drawn.push(this.line("backward", `M${x + shift} ${bottom}V${end + 2}`));
            drawn.push(this.beside(gradient, x + shift, (top + bottom) / 2));
        }
        return drawn;
    }

    /** To a lane farther right: the value from the side of the box, the gradient to the circle below it. */
    outward(a, b, gradient) {
        const side = this.side(a);
        const bottom = this.y(b) - BOX_HEIGHT / 2;
        const y = this.y(a) + (a.row === 0 ? 0 : BESIDE);
        const drawn = [this.line("forward", `M${side} ${y}H${this.x(b) + APART}V${bottom - 2}`)];
        if (gradient !== undefined) {
            const level = a.joins ? this.below(a) : this.y(a) - BESIDE;
            const end = a.joins ? this.x(a) + APART + JOIN : side;
            drawn.push(this.line("backward", `M${this.x(b) - APART} ${bottom}V${level}H${end + 2}`));
            drawn.push(this.plate(gradient, this.between(a), level));
        }
        return drawn;
    }

    /** Back from a lane farther right. */
    inward(a, b, gradient) {
        const side = this.side(b);
        const top = this.y(a) + BOX_HEIGHT / 2;
        const drawn = [this.line("forward", `M${this.x(a) - APART} ${top}V${this.y(b) - BESIDE}H${side + 2}`)];
        if (gradient !== undefined) {
            drawn.push(this.line("backward", `M${side} ${this.y(b)}H${this.x(a) + APART}V${top + 2}`));
            drawn.push(this.plate(gradient, this.between(b), this.y(b)));
        }
        return drawn;
    }

    /** The middle between the box of a lane and those of the next lane to its right. */
    between(left) {
        return this.x(left) + this.measures.lane / 2;
    }

    line(kind, d) {
        return svgElement("path", { class: kind, d, "marker-end": `url(#${kind}-head)` });
    }
}

function plateWidth(name) {
    return name.length * LETTER + 10;
}
