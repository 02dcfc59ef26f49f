/** The steps in their order: name, formula, symbol, a small picture of the numbers, and what the last change did. */
class StepsView {
    constructor(page) {
        this.page = page;
        this.place = element("div", { class: "steps" });
        this.pictures = new Map();
        this.keys = new ArrowKeys(this.place, ".steps li > button");
    }

    render(shown) {
        const { data, words, run, view } = shown;
        const pass = (name) => data.steps.filter((step) => step.pass === name).map((step) => step.name);
        show(
            this.place,
            this.group(shown, words.say("forward"), pass("forward"), 1),
            this.group(shown, words.say("backward"), pass("backward"), 1 + pass("forward").length),
            this.group(shown, words.say("statistics"), [...KEPT, ...data.update], undefined),
            element("p", { class: "note" }, words.say("shades")),
        );
        this.keys.enter(this.place.querySelector(".chosen > button"));
    }

    group(shown, heading, names, first) {
        return [
            element("h2", {}, heading),
            element(
                first === undefined ? "ul" : "ol",
                { start: first, "aria-label": heading },
                names.map((name, at) => this.step(shown, name, first === undefined ? "" : String(first + at))),
            ),
        ];
    }

    step({ data, words, run, view }, name, number) {
        const formula = run.formula(name);
        const isShown = run.has(name) && view.hidden !== name;
        const fate = this.page.fate(name);
        return element(
            "li",
            { class: this.page.classesOf(name).join(" "), "data-name": name },
            element(
                "button",
                {
                    type: "button",
                    "data-key": "steps " + name,
                    "aria-pressed": String(view.chosen === name),
                    onclick: () => this.page.choose(name),
                    ...this.page.lights.pointedAt(name),
                },
                element("span", { class: "number" }, number),
                element("span", { class: "name" }, name),
                element("code", {}, formula === undefined ? "" : formulaText(data.formulas[formula])),
                element("span", { class: "symbol" }, words.symbol(name) === name ? "" : words.symbol(name)),
                element("span", { class: "mark" }, this.mark(words, run, name, fate)),
                isShown ? this.picture(name, run.value(name), words) : element("span", { class: "absent" }, run.has(name) ? "?" : "–"),
            ),
        );
    }

    /** What is to be said of it in a word. */
    mark(words, run, name, fate) {
        if (!run.has(name)) {
            return words.say("mark-not-computed");
        }
        if (run.table.mistaken.includes(name)) {
            return words.say("mark-mistaken");
        }
        if (this.page.isWrong(name)) {
            return words.say("mark-wrong");
        }
        return fate === undefined ? "" : words.say("mark-" + fate);
    }

    /** A picture stays as long as its numbers do. */
    picture(name, value, words) {
        const last = this.pictures.get(name);
        if (last === undefined || last.words !== words.texts || !isSame(last.value, value)) {
            this.pictures.set(name, { value, words: words.texts, canvas: heatMap(value, words) });
        }
        return this.pictures.get(name).canvas;
    }
}

/** The numbers of a value as a picture: one dot each, rows downward, from blue over nothing to orange. */
function heatMap(value, words) {
    const { columns, rows } = value;
    const finite = value.numbers.filter(Number.isFinite);
    const least = finite.reduce((a, b) => Math.min(a, b), Infinity);
    const most = finite.reduce((a, b) => Math.max(a, b), -Infinity);
    const canvas = element("canvas", {
        width: columns,
        height: rows,
        role: "img",
        "aria-label": words.say("heat-map", decimalText(least, 3), decimalText(most, 3)),
    });
    const picture = canvas.getContext("2d");
    const dots = picture.createImageData(columns, rows);
    const largest = Math.max(Math.abs(least), Math.abs(most));
    value.forEach((row, feature, at) => dots.data.set(colourOf(value.numbers[at], largest), 4 * (row * columns + feature)));
    picture.putImageData(dots, 0, 0);
    return canvas;
}

/** The colours at both ends: of the most negative and the most positive number. */
const NEGATIVE = [33, 102, 172];
const POSITIVE = [204, 85, 0];

function colourOf(number, largest) {
    if (!Number.isFinite(number)) {
        return [128, 128, 128, 255];
    }
    const share = largest === 0 ? 0 : Math.abs(number) / largest;
    return [...(number < 0 ? NEGATIVE : POSITIVE), Math.round(255 * share)];
}
