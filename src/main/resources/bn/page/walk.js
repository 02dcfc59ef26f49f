/** The way through all steps, one after the other; if wanted, a number of each is guessed before it is shown. */
class WalkView {
    constructor(page) {
        this.page = page;
        this.place = element("div", { class: "walk", role: "group" });
    }

    render({ data, words, run, view }) {
        this.place.setAttribute("aria-label", words.say("walk"));
        const at = data.steps.findIndex((step) => step.name === view.chosen);
        const to = (next) => () => this.page.walkTo(data.steps[next].name);
        show(
            this.place,
            element("button", { type: "button", "data-key": "back", disabled: at <= 0, onclick: to(at - 1) }, words.say("back")),
            element(
                "button",
                { type: "button", "data-key": "next", disabled: at === data.steps.length - 1, onclick: to(at + 1) },
                words.say("next"),
            ),
            element(
                "label",
                {},
                element("input", {
                    type: "checkbox",
                    "data-key": "predict",
                    checked: view.predicts,
                    onchange: (event) => this.page.predict(event.target.checked),
                }),
                " " + words.say("predict"),
            ),
            view.hidden !== undefined && run.has(view.hidden) ? this.question(words, run, view) : undefined,
            view.verdict === undefined ? undefined : element("p", { role: "status" }, view.verdict),
        );
    }

    question(words, run, view) {
        const cell = { name: view.hidden, row: 0, feature: 0 };
        const answer = element("input", { "data-key": "guess", inputmode: "decimal", autocomplete: "off", size: 9 });
        return element(
            "form",
            {
                onsubmit: (event) => {
                    event.preventDefault();
                    this.page.guess(cell, answer.value);
                },
            },
            element("label", {}, words.say("guess", run.text(cell)) + " ", answer),
            element("button", {}, words.say("reveal")),
        );
    }
}

/** The number that somebody typed, or undefined. */
function typedNumber(text) {
    const plain = text.trim().replace("−", "-");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/** Whether a guess is right in the digits that were typed: it may be off by one in the last of them. */
function isRightAsTyped(text, number) {
    const guess = typedNumber(text);
    if (guess === undefined) {
        return false;
    }
    const [mantissa, power = "0"] = text.trim().toLowerCase().split("e");
    const places = (mantissa.split(".")[1] ?? "").length - Number(power);
    return Math.abs(guess - number) <= 10 ** -places;
}
