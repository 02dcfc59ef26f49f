/** The value that is chosen: its formula, what it does, and its numbers as a table. */
class ValueView {
    constructor(page) {
        this.page = page;
        this.place = element("section", { class: "value", "aria-live": "polite" });
    }

    render(shown) {
        const { data, words, run, view } = shown;
        const name = view.chosen;
        this.place.setAttribute("aria-label", words.say("value-of", name));
        show(
            this.place,
            this.heading(shown),
            this.formula(shown),
            this.prose(shown),
            this.fate(shown),
            run.has(name) ? this.numbers(shown) : undefined,
        );
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
            isMistaken ? undefined : mathOf(view.chosen, run.state.mode, words.say("via")),
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

    numbers({ data, words, run, before, view }) {
        const value = run.value(view.chosen);
        const rows = value.extent === BATCH ? value.shape.rows : 1;
        const columns = value.extent === ONE ? 1 : value.shape.features;
        const isHidden = view.hidden === view.chosen;
        const largest = value.numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
        const cell = (row, feature) => ({ name: view.chosen, row, feature });
        return element(
            "div",
            { class: "scroll", tabindex: 0, role: "region", "aria-label": words.say("numbers-of", view.chosen) },
            element(
                "table",
                {},
                value.extent === ONE ? undefined : this.features(data, value),
                element(
                    "tbody",
                    {},
                    Array.from({ length: rows }, (_, row) =>
                        element(
                            "tr",
                            {},
                            value.extent === BATCH ? element("th", { scope: "row" }, value.shape.index(row, ":")) : undefined,
                            Array.from({ length: columns }, (_, feature) =>
                                isHidden
                                    ? element("td", {}, "?")
                                    : this.cell(cell(row, feature), largest, run, before, view),
                            ),
                        ),
                    ),
                ),
            ),
        );
    }

    features(data, value) {
        return element(
            "thead",
            {},
            element(
                "tr",
                {},
                value.extent === BATCH ? element("td") : undefined,
                data.features.map((feature) => element("th", { scope: "col" }, feature.name)),
            ),
        );
    }

    cell(cell, largest, run, before, view) {
        const number = run.number(cell);
        const moved = before !== undefined && isMoved(before, run, cell);
        const asked = view.trail.length > 0 && run.text(view.trail[view.trail.length - 1]) === run.text(cell);
        const text = decimalText(number, DIGITS);
        const attributes = {
            "data-key": "cell " + run.text(cell),
            "data-cell": run.text(cell),
            "aria-label": run.text(cell) + " = " + text,
            class: [moved ? "moved" : "", asked ? "asked" : ""].join(" ").trim() || undefined,
        };
        const content = this.page.isInput(cell.name)
            ? element("input", {
                  ...attributes,
                  value: decimalText(number, ALL_DIGITS),
                  inputmode: "decimal",
                  autocomplete: "off",
                  size: 9,
                  onfocus: () => this.page.ask([cell]),
                  onchange: (event) => this.page.type(cell, event.target),
              })
            : element("button", { ...attributes, type: "button", onclick: () => this.page.ask([cell]) }, text);
        const td = element("td", {}, content);
        td.style.setProperty("--heat", String(heatOf(number, largest)));
        td.classList.add(number < 0 ? "negative" : "positive");
        return td;
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
