/** What can be switched: the mode, the convention, a mistake; and the way back. */
class ControlsView {
    constructor(page) {
        this.page = page;
        this.place = element("div", { class: "controls", role: "group" });
    }

    render({ data, words, run, view }) {
        const { state } = run;
        this.place.setAttribute("aria-label", words.say("controls"));
        const { history } = view;
        show(
            this.place,
            this.choice("mode", words.say("mode"), state.mode, [
                ["train", words.say("train")],
                ["eval", words.say("eval")],
            ]),
            this.choice(
                "convention",
                words.say("convention"),
                state.convention,
                data.conventions.map(({ name }) => [name, words.texts.conventions[name] ?? name]),
                withConvention,
            ),
            this.choice("mistake", words.say("mistake"), state.mistake, this.mistakes(data, words, state)),
            element(
                "div",
                { class: "history", role: "group", "aria-label": words.say("history") },
                this.button("undo", words.say("undo"), history.canUndo, () => this.page.go(this.page.view.history.undone())),
                this.button("redo", words.say("redo"), history.canRedo, () => this.page.go(this.page.view.history.redone())),
                this.button("reset", words.say("reset"), history.now !== history.first, () => this.page.change(history.first)),
            ),
        );
    }

    mistakes(data, words, state) {
        const possible = data.mistakes.filter((one) => wayOf(one, data, state) !== undefined);
        return [["", words.say("no-mistake")], ...possible.map(({ id }) => [id, words.texts.mistakes[id]])];
    }

    choice(key, label, chosen, options, withChoice = (state, value) => ({ ...state, [key]: value })) {
        return element(
            "label",
            { class: "choice-of " + key },
            element("span", {}, label),
            element(
                "select",
                {
                    "data-key": key,
                    onchange: (event) => this.page.switch(withChoice(this.page.view.history.now, event.target.value)),
                },
                options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)),
            ),
        );
    }

    button(key, label, isPossible, action) {
        return element("button", { type: "button", "data-key": key, disabled: !isPossible, onclick: action }, label);
    }
}
