/** Up to so many rows and features the numbers that a number is made of are shown within their tables. */
const WHOLE_ROWS = 8;
const WHOLE_FEATURES = 6;

/** Significant digits of those that are not read. */
const FEW_DIGITS = 4;

/** Where a number comes from. Each number in it can be asked in its turn, and there is a way back. */
class WhyView {
    constructor(page) {
        this.page = page;
        this.asked = element("div");
        this.answer = element("div", { "aria-live": "polite" });
        this.place = element("section", { class: "why" }, this.asked, this.answer);
        this.operands = element("div", { class: "operands" });
        this.keys = new ArrowKeys(this.operands, "button");
    }

    render({ data, words, run, view }) {
        this.place.setAttribute("aria-label", words.say("why"));
        this.operands.setAttribute("aria-label", words.say("made-of"));
        this.operands.setAttribute("role", "group");
        const cell = view.trail[view.trail.length - 1];
        if (cell === undefined || !run.has(cell.name)) {
            show(this.asked, view.hidden === undefined && run.has(view.chosen) ? element("p", { class: "hint" }, words.say("why-hint")) : undefined);
            show(this.answer);
            show(this.operands);
            return;
        }
        const why = new Why(run, DIGITS).of(cell);
        show(this.asked, this.trail(words, run, view));
        show(this.answer, this.lines(words, why, view));
        show(this.operands, this.tables(data, run, why.operands, view));
        this.keys.enter(undefined);
    }

    lines(words, why, view) {
        return element(
            "dl",
            {},
            element("dt", {}, why.left),
            why.lines.map((line) => element("dd", {}, line.sign + " ", line.pieces.map((piece) => this.piece(piece, view)))),
            why.given ? element("dd", { class: "note" }, words.say("why-given")) : undefined,
        );
    }

    /** The numbers that were asked before, from the first on, and a button to the last of them. */
    trail(words, run, view) {
        const before = view.trail.slice(0, -1);
        return element(
            "nav",
            { "aria-label": words.say("way-back") },
            element("h2", { tabindex: -1 }, words.say("why")),
            before.map((cell, at) => [
                element(
                    "button",
                    { type: "button", "data-key": "trail " + at, onclick: () => this.page.ask(view.trail.slice(0, at + 1)) },
                    run.text(cell),
                ),
                " › ",
            ]),
            before.length === 0 ? undefined : element("span", { "aria-current": "step" }, run.text(view.trail[before.length])),
            before.length === 0
                ? undefined
                : element("button", { type: "button", class: "way-back", "data-key": "way-back", onclick: () => this.page.goBack() }, "↩ " + words.say("step-back")),
        );
    }

    piece(piece, view) {
        if (piece.cell !== undefined) {
            return this.operand("piece " + piece.cell.name + " " + piece.cell.row + " " + piece.cell.feature, piece.text, () =>
                this.page.ask([...view.trail, piece.cell]),
            );
        }
        if (piece.column !== undefined) {
            return this.operand("column " + piece.column, piece.text, () => this.page.choose(piece.column));
        }
        return piece;
    }

    operand(key, text, action) {
        return element("button", { type: "button", class: "operand", "data-key": key, onclick: action }, text);
    }

    /** For each value that is read, the numbers of it that are. */
    tables(data, run, operands, view) {
        const names = [...new Set(operands.map((operand) => operand.cell.name))];
        return names.map((name) => {
            const own = operands.filter((operand) => operand.cell.name === name);
            const { extent, shape } = run.value(name);
            const isSmall = extent === BATCH && shape.rows <= WHOLE_ROWS && shape.features <= WHOLE_FEATURES;
            return element(
                "table",
                {},
                element("caption", {}, name),
                isSmall ? this.whole(data, run, name, own, view) : this.some(own, view),
            );
        });
    }

    /** All numbers of a small value, those that are read lit. */
    whole(data, run, name, own, view) {
        const read = new Map(own.map((operand) => [run.text(operand.cell), operand]));
        const { shape } = run.value(name);
        const cells = (row) =>
            data.features.map((_, feature) => {
                const cell = { name, row, feature };
                const operand = read.get(run.text(cell));
                return element("td", {}, operand === undefined ? decimalText(run.number(cell), FEW_DIGITS) : this.read(operand, operand.value, view));
            });
        return element(
            "tbody",
            {},
            Array.from({ length: shape.rows }, (_, row) => element("tr", {}, cells(row))),
        );
    }

    some(own, view) {
        return element(
            "tbody",
            {},
            own.map((operand) => element("tr", {}, element("td", {}, this.read(operand, operand.left + " " + operand.sign + " " + operand.value, view)))),
        );
    }

    read({ cell, left, sign, value }, text, view) {
        return element(
            "button",
            {
                type: "button",
                class: "lit",
                "data-key": "operand " + left,
                "aria-label": left + " " + sign + " " + value,
                onclick: () => this.page.ask([...view.trail, cell]),
            },
            text,
        );
    }
}
