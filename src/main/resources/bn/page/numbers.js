/** The value that is chosen: its formula, what it does, and its numbers as a table. */
class ValueView {
    constructor(page) {
        this.page = page;
        this.about = element("div");
        this.numbersPlace = element("div", { class: "scroll", tabindex: 0, role: "region" });
        this.place = element("section", { class: "value" }, this.about, this.numbersPlace);
    }

    render(shown) {
        const { words, run, view } = shown;
        const name = view.chosen;
        this.place.setAttribute("aria-label", words.say("value-of", name));
        show(this.about, this.heading(shown), this.formula(shown), this.prose(shown), this.fate(shown));
        this.numbersPlace.setAttribute("aria-label", words.say("numbers-of", name));
        this.numbersPlace.hidden = !run.has(name);
        if (run.has(name)) {
            this.numbers(shown);
        }
    }

    heading({ data, words, run, view }) {
        const number = data.steps.findIndex((step) => step.name === view.chosen) + 1;
        return element(
            "h2",
            {},
            number > 0 ? element("span", { class: "number" }, words.say("step-number", number, data.steps.length)) : undefined,
            element("span", { class: "name" }, view.chosen),
            " ",
            element("span", { class: "symbol" }, words.symbol(view.chosen)),
            run.has(view.chosen) ? element("span", { class: "shape" }, shapeText(run.value(view.chosen), data)) : undefined,
        );
    }

    formula({ data, words, run, view }) {
        const formula = run.formula(view.chosen);
        if (formula === undefined) {
            return undefined;
        }
        const written = view.chosen + " = " + data.formulas[formula].text;
        const isMistaken = run.table.mistaken.includes(view.chosen);
        const right = isMistaken ? data.formulas[run.table.right[view.chosen]].text : undefined;
        return element(
            "div",
            { class: "formula" },
            mathOf(view.chosen, formula, words.say("via")),
            element("code", { class: isMistaken ? "mistaken" : undefined }, written),
            isMistaken ? element("p", {}, words.say("right-line"), " ", element("code", {}, view.chosen + " = " + right)) : undefined,
        );
    }

    prose({ words, run, view }) {
        const [first, ...more] = words.step(view.chosen, run.state.mode);
        if (first === undefined) {
            return undefined;
        }
        return element(
            "div",
            { class: "prose" },
            element("p", {}, first),
            more.length === 0
                ? undefined
                : element(
                      "details",
                      { open: view.walking },
                      element("summary", {}, words.say("more")),
                      more.map((paragraph) => element("p", {}, paragraph)),
                  ),
        );
    }

    /** What the last change did to it. */
    fate({ words, run, before, view }) {
        if (before === undefined || !run.has(view.chosen)) {
            return undefined;
        }
        const fate = fateOf(before, run, view.chosen);
        const changed = words.list(changedInputs(before.state, run.state));
        const why = changed === "" ? words.say("what-changed") : changed;
        return element("p", { class: "fate " + fate }, words.say("fate-" + fate, why));
    }

    /** The table stays as long as it is one of the same cells: to make thousands anew would be felt. */
    numbers(shown) {
        const { run, view } = shown;
        const kind = [view.chosen, run.value(view.chosen).extent, view.hidden === view.chosen].join(" ");
        if (kind !== this.kind) {
            this.kind = kind;
            this.table = new NumberTable(this.page, shown);
            this.numbersPlace.replaceChildren(this.table.place);
        }
        this.table.render(shown);
    }
}

/** The numbers of a value, rows under the names of the features; those of an input can be typed over. */
class NumberTable {
    constructor(page, { data, run, view }) {
        this.page = page;
        this.name = view.chosen;
        this.isHidden = view.hidden === view.chosen;
        this.cells = new Map();
        const value = run.value(this.name);
        const rows = value.extent === BATCH ? value.shape.rows : 1;
        const features = value.extent === ONE ? [""] : data.features.map((feature) => feature.name);
        this.place = element(
            "table",
            {
                onclick: (event) => this.asked(event),
                onfocusin: (event) => this.page.isInput(this.name) && this.asked(event),
                onchange: (event) => this.page.type(this.cells.get(event.target).cell, event.target),
            },
            value.extent === ONE ? undefined : this.head(features, value.extent === BATCH),
            element(
                "tbody",
                {},
                Array.from({ length: rows }, (_, row) =>
                    element(
                        "tr",
                        {},
                        value.extent === BATCH ? element("th", { scope: "row" }, value.shape.index(row, ":")) : undefined,
                        features.map((_, feature) => this.cell({ name: this.name, row, feature }, run)),
                    ),
                ),
            ),
        );
    }

    head(features, hasRows) {
        return element(
            "thead",
            {},
            element("tr", {}, hasRows ? element("td") : undefined, features.map((name) => element("th", { scope: "col" }, name))),
        );
    }

    cell(cell, run) {
        if (this.isHidden) {
            return element("td", {}, "?");
        }
        const text = run.text(cell);
        const attributes = { "data-key": "cell " + text, "data-cell": text };
        const field = this.page.isInput(this.name)
            ? element("input", { ...attributes, inputmode: "decimal", autocomplete: "off", size: 9 })
            : element("button", { ...attributes, type: "button" });
        const place = element("td", {}, field);
        this.cells.set(field, { cell, field, place, text });
        return place;
    }

    asked(event) {
        const asked = this.cells.get(event.target);
        if (asked !== undefined) {
            this.page.ask([asked.cell]);
        }
    }

    render({ run, before, view }) {
        const value = run.value(this.name);
        const largest = value.numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
        const last = view.trail[view.trail.length - 1];
        for (const there of this.cells.values()) {
            const { cell } = there;
            const isAsked = last !== undefined && last.name === cell.name && value.place(last.row, last.feature) === value.place(cell.row, cell.feature);
            const look = [
                before !== undefined && isMoved(before, run, cell) ? "moved" : "",
                isAsked ? "asked" : "",
                heatOf(run.number(cell), largest),
            ].join(" ");
            this.renderCell(there, run.number(cell), look, heatOf(run.number(cell), largest));
        }
    }

    /** Only what differs from what is there. */
    renderCell(there, number, look, heat) {
        if (!Object.is(there.number, number)) {
            const shown = decimalText(number, DIGITS);
            there.number = number;
            there.field.setAttribute("aria-label", there.text + " = " + shown);
            there.field.removeAttribute("aria-invalid");
            if (there.field instanceof HTMLInputElement) {
                there.field.value = decimalText(number, ALL_DIGITS);
            } else {
                there.field.textContent = shown;
            }
        }
        if (there.look !== look) {
            there.look = look;
            there.field.className = look.replace(/ \d+$/, "").trim();
            there.place.className = number < 0 ? "negative" : "positive";
            there.place.style.setProperty("--heat", String(heat));
        }
    }
}

/** Significant digits of the numbers that are shown. */
const DIGITS = 6;

/** How strong the colour of a number is, in per cent. */
function heatOf(number, largest) {
    return largest > 0 && Number.isFinite(number) ? Math.round((45 * Math.abs(number)) / largest) : 0;
}

function shapeText(value, data) {
    return { [ONE]: "()", [FEATURE]: "(" + value.shape.features + ",)", [BATCH]: data.shape.text }[value.extent];
}
