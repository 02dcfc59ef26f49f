/** The steps in their order, and after them the update of the running statistics, each with a small picture of its numbers. */
class StepsView {
    constructor(page) {
        this.page = page;
        this.place = element("ol", { class: "steps" });
        this.pictures = new Map();
    }

    /** A picture stays as long as its numbers do. */
    picture(name, value, words) {
        const last = this.pictures.get(name);
        if (last === undefined || last.words !== words.texts || !isSame(last.value, value)) {
            this.pictures.set(name, { value, words: words.texts, canvas: heatMap(value, words) });
        }
        return this.pictures.get(name).canvas;
    }

    render({ data, words, run, view }) {
        this.place.setAttribute("aria-label", words.say("steps"));
        show(
            this.place,
            [...data.steps, ...data.update.map((name) => ({ name, pass: "update" }))].map((step) => {
                const isThere = run.has(step.name);
                return element(
                    "li",
                    { class: [step.pass, ...this.page.classesOf(step.name)].join(" "), "data-name": step.name },
                    element(
                        "button",
                        {
                            type: "button",
                            "data-key": "steps " + step.name,
                            "aria-pressed": String(view.chosen === step.name),
                            onclick: () => this.page.choose(step.name),
                            onmouseenter: () => this.page.light(step.name),
                            onmouseleave: () => this.page.light(undefined),
                            onfocus: () => this.page.light(step.name),
                            onblur: () => this.page.light(undefined),
                        },
                        element("span", { class: "name" }, step.name),
                        element("span", { class: "symbol" }, words.symbol(step.name)),
                        isThere ? this.picture(step.name, run.value(step.name), words) : element("span", { class: "absent" }, "–"),
                    ),
                );
            }),
        );
    }
}

/** The numbers of a value as a picture: one dot each, rows downward, from blue over white to orange. */
function heatMap(value, words) {
    const columns = value.extent === ONE ? 1 : value.shape.features;
    const rows = value.extent === BATCH ? value.shape.rows : 1;
    const finite = value.numbers.filter(Number.isFinite);
    const least = Math.min(...finite);
    const most = Math.max(...finite);
    const canvas = element("canvas", {
        width: columns,
        height: rows,
        role: "img",
        "aria-label": words.say("heat-map", decimalText(least, 3), decimalText(most, 3)),
    });
    const picture = canvas.getContext("2d");
    const dots = picture.createImageData(columns, rows);
    const largest = Math.max(Math.abs(least), Math.abs(most));
    for (let row = 0; row < rows; row++) {
        for (let feature = 0; feature < columns; feature++) {
            dots.data.set(colourOf(value.at(row, feature), largest), 4 * (row * columns + feature));
        }
    }
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
