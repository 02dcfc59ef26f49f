/** The way through all steps, one after the other; if wanted, a number of each is guessed before it is shown. */
class WalkView {
    constructor(page) {
        this.page = page;
        this.bar = element("div", { class: "walk", role: "group" });
        this.verdict = element("p", { class: "verdict", role: "status" });
        this.place = element("div", {}, this.bar, this.verdict);
    }

    render({ data, words, run, view }) {
        this.bar.setAttribute("aria-label", words.say("walk"));
        const at = data.steps.findIndex((step) => step.name === view.chosen);
        show(
            this.bar,
            this.button("back", words.say("back"), data.steps[at - 1]),
            this.button("next", words.say("next"), data.steps[at + 1]),
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
        );
        sayIn(this.verdict, view.verdict ?? "");
    }

    button(key, label, step) {
        return element(
            "button",
            { type: "button", "data-key": key, disabled: step === undefined, onclick: () => this.page.walkTo(step.name) },
            label,
        );
    }

    question(words, run, view) {
        const cell = { name: view.hidden, row: 0, feature: 0 };
        const answer = element("input", { "data-key": "guess", autocomplete: "off", size: 9 });
        return element(
            "form",
            {
                onsubmit: (event) => {
                    event.preventDefault();
                    this.page.guess(cell, answer.value);
                },
            },
            element("label", {}, words.say("guess", run.text(cell)) + " ", answer),
            element("button", {}, words.say("check")),
            element("button", { type: "button", "data-key": "reveal", onclick: () => this.page.reveal(cell) }, words.say("reveal")),
        );
    }
}
