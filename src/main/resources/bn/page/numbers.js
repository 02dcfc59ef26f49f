/** One value: its formula, what it is, its numbers, where one of them comes from, and more about it. */
class ValueView {
    constructor(page) {
        this.page = page;
        this.about = element("div", { class: "about" });
        this.numbersPlace = element("div", { class: "scroll", role: "region" });
        this.problem = element("p", { class: "problem", role: "alert" });
        this.hint = element("p", { class: "hint" });
        this.why = new WhyView(page);
        this.more = element("div", { class: "prose" });
        this.place = element(
            "section",
            { class: "value" },
            this.about,
            this.numbersPlace,
            this.problem,
            this.hint,
            this.why.place,
            this.why.operands,
            this.more,
        );
    }

    render(shown) {
        const { words, run, view } = shown;
        const name = view.chosen;
        this.place.setAttribute("aria-label", words.say("value-of", name));
        show(this.about, this.heading(shown), this.formula(shown), this.first(shown), this.fate(shown));
        this.numbersPlace.setAttribute("aria-label", words.say("numbers-of", name));
        this.numbersPlace.hidden = !run.has(name);
        if (run.has(name)) {
            this.numbers(shown);
        }
        sayIn(this.problem, view.problem ?? "");
        sayIn(this.hint, this.page.isInput(name) ? words.say("how-to-change") : "");
        this.why.render(shown);
        show(this.more, this.explanation(shown));
    }

    /** On a telephone what is chosen may be far below it. */
    comeIntoSight() {
        this.about.scrollIntoView({ block: "nearest" });
    }

    heading({ data, words, run, view }) {
        const name = view.chosen;
        const number = data.steps.findIndex((step) => step.name === name) + 1;
        return element(
            "h2",
            { tabindex: -1 },
            number > 0 ? element("span", { class: "number" }, words.say("step-number", number, data.steps.length)) : undefined,
            element("span", { class: "name" }, name),
            words.symbol(name) === name ? undefined : element("span", { class: "symbol" }, words.symbol(name)),
            run.has(name) ? element("span", { class: "shape" }, shapeText(run.value(name), data)) : undefined,
        );
    }

    formula({ data, words, run, view }) {
        const name = view.chosen;
        const formula = run.formula(name);
        if (formula === undefined) {
            return undefined;
        }
        const isMistaken = run.table.mistaken.includes(name);
        const line = (number) => element("code", { class: isMistaken && number === formula ? "mistaken" : undefined }, name + " = " + formulaText(data.formulas[number]));
        return element(
            "div",
            { class: "formula" },
            mathOf(name, formula, words.say("via")),
            isMistaken ? [element("span", {}, words.say("wrong-line")), " ", line(formula)] : line(formula),
            isMistaken ? element("div", {}, words.say("right-line"), " ", line(run.table.right[name])) : undefined,
        );
    }

    /** What it is, in a sentence. */
    first({ words, run, view }) {
        const [first] = words.step(view.chosen, run.state.mode);
        return first === undefined ? undefined : element("p", {}, first);
    }

    explanation({ words, run, view }) {
        const [, ...more] = words.step(view.chosen, run.state.mode);
        return more.length === 0
            ? undefined
            : element(
                  "details",
                  { open: view.walking },
                  element("summary", { "data-key": "more" }, words.say("more")),
                  more.map((paragraph) => element("p", {}, paragraph)),
              );
    }

    /** What the last change did to it; of what was changed itself that is seen in its numbers. */
    fate({ words, run, before, view }) {
        const fate = this.page.fate(view.chosen);
        return fate === undefined || this.page.isInput(view.chosen)
            ? undefined
            : element("p", { class: "fate " + fate }, words.say("fate-" + fate, this.page.whatChanged(words, before, run)));
    }

    /** The table stays as long as it is one of the same cells: to make thousands anew would be felt. */
    numbers(shown) {
        const { run, view } = shown;
        const kind = [view.chosen, run.value(view.chosen).extent, view.hidden === view.chosen].join(" ");
        if (kind !== this.kind) {
            const hadFocus = this.numbersPlace.contains(document.activeElement);
            this.kind = kind;
            this.table = new NumberTable(this.page, shown);
            this.numbersPlace.replaceChildren(this.table.place);
            if (hadFocus) {
                this.table.focus(view.trail[view.trail.length - 1]);
            }
        }
        this.table.render(shown);
        const asked = view.trail[view.trail.length - 1];
        if (asked !== this.asked) {
            this.asked = asked;
            this.table.at(asked)?.place.scrollIntoView({ block: "nearest", inline: "nearest" });
        }
    }
}

/**
 * The numbers of a value, rows under the names of the features.
 *
 * Those of an input are typed over in one field, which comes to the cell that has the focus: thousands would be felt.
 */
class NumberTable {
    constructor(page, { data, run, view }) {
        this.page = page;
        this.name = view.chosen;
        this.isHidden = view.hidden === view.chosen;
        this.isInput = page.isInput(this.name);
        this.field = element("input", { autocomplete: "off", size: 1 });
        this.cells = new Map();
        const value = run.value(this.name);
        const features = value.extent === ONE ? [""] : data.features.map((feature) => feature.name);
        this.place = element(
            "table",
            {
                role: "grid",
                "aria-label": this.name,
                "aria-readonly": String(!this.isInput),
                onclick: (event) => this.ask(this.there(event)),
                onkeydown: (event) => this.pressed(event),
                ...(this.isInput ? this.changing() : {}),
            },
            value.extent === ONE ? undefined : this.head(features, value.extent === BATCH),
            element(
                "tbody",
                {},
                Array.from({ length: value.rows }, (_, row) =>
                    element(
                        "tr",
                        {},
                        value.extent === BATCH ? element("th", { scope: "row" }, value.shape.index(row, ":")) : undefined,
                        features.map((_, feature) => this.cell({ name: this.name, row, feature }, run)),
                    ),
                ),
            ),
        );
        this.keys = new ArrowKeys(this.place, "[data-cell]");
        this.keys.enter(undefined);
    }

    focus(cell) {
        this.at(cell)?.place.focus();
    }

    at(cell) {
        return [...this.cells.values()].find((there) => cell !== undefined && there.text === this.page.shown.run.text(cell));
    }

    /** The cell in which something happens. */
    there(event) {
        return this.cells.get(event.target.closest("[data-cell]"));
    }

    /** Listeners by which numbers are changed: a cell that gets the focus, or is pressed on, gets the field. */
    changing() {
        return {
            onmousedown: (event) => {
                if (event.target !== this.field && this.there(event) !== undefined) {
                    event.preventDefault();
                    this.edit(this.there(event));
                }
            },
            onfocusin: (event) => this.edit(this.there(event)),
            onchange: () => this.typed(),
            ...draggable(this.page, (event) => this.there(event)?.cell),
        };
    }

    /** Brings the field to a cell. What was typed elsewhere counts before it leaves. */
    edit(there) {
        if (this.edited !== there) {
            this.field.blur();
            this.edited = there;
            this.field.setAttribute("aria-label", there.text);
            this.fill();
            there.place.append(this.field);
        }
        if (document.activeElement !== this.field) {
            this.field.focus();
            this.field.select();
        }
        this.ask(there);
    }

    /** The field shows the number that is there, with all its digits. */
    fill() {
        this.field.value = this.field.dataset.shown = decimalText(this.edited.number, ALL_DIGITS);
    }

    /** Also where something else was typed. */
    typed() {
        this.page.type(this.edited.cell, this.field.value);
        this.fill();
    }

    /** In the field up and down change a number, and Escape forgets what was typed; elsewhere Enter asks. */
    pressed(event) {
        const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (event.target !== this.field) {
            if (event.key === "Enter" || event.key === " ") {
                event.preventDefault();
                this.ask(this.there(event));
            }
        } else if (by !== undefined && !event.ctrlKey && !event.altKey) {
            event.preventDefault();
            this.page.nudge(this.edited.cell, event.shiftKey ? 10 * by : by);
        } else if (event.key === "Escape" && this.field.value !== this.field.dataset.shown) {
            event.preventDefault();
            event.stopPropagation();
            this.fill();
        }
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
        const shown = document.createTextNode("");
        const place = element("td", { "data-key": "cell " + text, "data-cell": text }, shown);
        this.cells.set(place, { cell, place, shown, text });
        return place;
    }

    ask(there) {
        if (there !== undefined) {
            this.page.ask([there.cell]);
        }
    }

    render({ run, before, view }) {
        const value = run.value(this.name);
        const largest = value.numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
        const last = view.trail[view.trail.length - 1];
        for (const there of this.cells.values()) {
            const { cell } = there;
            const isAsked = last !== undefined && last.name === cell.name && value.place(last.row, last.feature) === value.place(cell.row, cell.feature);
            const number = run.number(cell);
            const look = [number < 0 ? "negative" : "positive", before === undefined ? "" : isMoved(before, run, cell) ? "moved" : "unmoved", isAsked ? "asked" : ""];
            this.renderCell(there, number, look.join(" ").trim(), heatOf(number, largest));
        }
    }

    /** Only what differs from what is there. */
    renderCell(there, number, look, heat) {
        if (!Object.is(there.number, number)) {
            there.number = number;
            there.shown.data = decimalText(number, DIGITS);
            there.place.setAttribute("aria-label", there.text + " = " + there.shown.data);
            if (there === this.edited) {
                this.fill();
            }
        }
        if (there.look !== look) {
            there.look = look;
            there.place.className = look;
        }
        if (there.heat !== heat) {
            there.heat = heat;
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
