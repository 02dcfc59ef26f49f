/** Where a number comes from. Each number in it can be asked in its turn, and there is a way back. */
class WhyView {
    constructor(page) {
        this.page = page;
        this.place = element("section", { class: "why", "aria-live": "polite" });
    }

    render({ words, run, view }) {
        this.place.setAttribute("aria-label", words.say("why"));
        const cell = view.trail[view.trail.length - 1];
        if (cell === undefined || !run.has(cell.name)) {
            show(this.place, element("h2", {}, words.say("why")), element("p", {}, words.say("why-hint")));
            return;
        }
        const why = new Why(run, DIGITS).of(cell);
        show(
            this.place,
            element("h2", {}, words.say("why")),
            this.trail(words, run, view),
            element(
                "dl",
                {},
                element("dt", {}, why.left),
                why.lines.map((line) => element("dd", {}, line.sign + " ", line.pieces.map((piece) => this.piece(piece, view)))),
                why.given ? element("dd", { class: "note" }, words.say("why-given")) : undefined,
            ),
            this.page.isInput(cell.name) ? this.slider(words, run, cell) : undefined,
            why.operands.length === 0 ? undefined : this.operands(words, why.operands, view),
        );
    }

    trail(words, run, view) {
        const isLong = view.trail.length > 1;
        return isLong
            ? element(
                  "nav",
                  { "aria-label": words.say("way-back") },
                  view.trail.slice(0, -1).map((cell, at) => [
                      element(
                          "button",
                          { type: "button", "data-key": "trail " + at, onclick: () => this.page.ask(view.trail.slice(0, at + 1)) },
                          run.text(cell),
                      ),
                      " › ",
                  ]),
                  run.text(view.trail[view.trail.length - 1]),
              )
            : undefined;
    }

    piece(piece, view) {
        if (piece.cell !== undefined) {
            return element(
                "button",
                {
                    type: "button",
                    class: "operand",
                    "data-key": "piece " + piece.cell.name + " " + piece.cell.row + " " + piece.cell.feature,
                    onclick: () => this.page.ask([...view.trail, piece.cell]),
                },
                piece.text,
            );
        }
        if (piece.column !== undefined) {
            return element(
                "button",
                {
                    type: "button",
                    class: "operand",
                    "data-key": "column " + piece.column,
                    onclick: () => this.page.choose(piece.column),
                },
                piece.text,
            );
        }
        return piece;
    }

    operands(words, operands, view) {
        return element(
            "ul",
            { "aria-label": words.say("made-of") },
            operands.map(({ cell, left, sign, value }) =>
                element(
                    "li",
                    {},
                    element(
                        "button",
                        { type: "button", "data-key": "operand " + left, onclick: () => this.page.ask([...view.trail, cell]) },
                        left,
                    ),
                    " " + sign + " " + value,
                ),
            ),
        );
    }

    slider(words, run, cell) {
        const number = run.number(cell);
        const reach = Math.max(1, Math.abs(number)) * 2;
        return element(
            "label",
            { class: "slider" },
            words.say("drag", run.text(cell)),
            element("input", {
                type: "range",
                min: -reach,
                max: reach,
                step: "any",
                value: number,
                "data-key": "slider",
                oninput: (event) => this.page.drag(cell, Number(event.target.value)),
                onchange: () => this.page.dropped(),
            }),
        );
    }
}
