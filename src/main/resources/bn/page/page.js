/** Everything that can be changed here, and what is shown of it. */
class Page {
    constructor(data, place) {
        this.data = data;
        this.view = {
            history: History.of(firstState(data)),
            chosen: data.steps[0].name,
            trail: [],
            language: data.language,
            walking: false,
            predicts: false,
            hidden: undefined,
            verdict: undefined,
        };
        this.runs = new WeakMap();
        this.graph = new GraphView(this);
        this.parts = [
            new ControlsView(this),
            new WalkView(this),
            this.graph,
            new StepsView(this),
            new ValueView(this),
            new WhyView(this),
        ];
        this.header = element("header");
        const [controls, walk, graph, steps, value, why] = this.parts.map((part) => part.place);
        this.inputs = element("div", { class: "inputs", role: "group" });
        place.replaceChildren(
            this.header,
            controls,
            element(
                "main",
                {},
                element("div", { class: "overview" }, graph, steps),
                element("div", { class: "detail" }, walk, this.inputs, value, why),
            ),
        );
        this.render();
    }

    /** The run of a state, kept as long as the state is. */
    run(state) {
        if (!this.runs.has(state)) {
            this.runs.set(state, new Run(this.data, state));
        }
        return this.runs.get(state);
    }

    render() {
        const { history, language } = this.view;
        const words = new Words(this.data.texts[language]);
        document.documentElement.lang = language;
        document.title = words.say("title");
        this.shown = {
            data: this.data,
            words,
            view: this.view,
            run: this.run(history.now),
            before: history.before && this.run(history.before),
        };
        this.renderHeader(words);
        this.renderInputs(words);
        this.parts.forEach((part) => part.render(this.shown));
        this.light(undefined);
    }

    renderHeader(words) {
        show(
            this.header,
            element("h1", {}, words.say("title")),
            element(
                "div",
                { role: "group", "aria-label": words.say("language") },
                Object.keys(this.data.texts).map((code) =>
                    element(
                        "button",
                        {
                            type: "button",
                            lang: code,
                            "data-key": "language " + code,
                            "aria-pressed": String(code === this.view.language),
                            onclick: () => this.set({ language: code }),
                        },
                        this.data.texts[code].said["own-name"],
                    ),
                ),
            ),
        );
    }

    renderInputs(words) {
        this.inputs.setAttribute("aria-label", words.say("inputs"));
        show(
            this.inputs,
            element("span", {}, words.say("inputs")),
            INPUTS.map((name) =>
                element(
                    "button",
                    {
                        type: "button",
                        "data-key": "input " + name,
                        "data-name": name,
                        class: this.classesOf(name).join(" "),
                        "aria-pressed": String(this.view.chosen === name),
                        onclick: () => this.choose(name),
                    },
                    words.symbol(name) === name ? name : name + " " + words.symbol(name),
                ),
            ),
        );
    }

    set(changes) {
        this.view = { ...this.view, ...changes };
        this.render();
    }

    isInput(name) {
        return INPUTS.includes(name);
    }

    /** What a value looks like: chosen, absent here, mistaken, moved or untouched by the last change. */
    classesOf(name) {
        const { run, before, view } = this.shown;
        return [
            view.chosen === name ? "chosen" : "",
            run.has(name) ? "" : "not-computed",
            run.table.mistaken.includes(name) ? "mistaken" : "",
            before !== undefined && run.has(name) ? fateOf(before, run, name) : "",
        ].filter((one) => one !== "");
    }

    choose(name) {
        this.set({ chosen: name, trail: [], hidden: undefined, verdict: undefined });
    }

    /** Asks why of the last of these numbers, each of which was asked from the one before it. */
    ask(trail) {
        const isAsked = trail.length === 1 && this.view.trail.length === 1 && this.shown.run.text(trail[0]) === this.shown.run.text(this.view.trail[0]);
        if (isAsked && this.view.chosen === trail[0].name) {
            return;
        }
        this.set({ trail, chosen: trail[trail.length - 1].name, hidden: undefined });
    }

    /** Lights what a value reads and what reads it. */
    light(name) {
        const { run, data } = this.shown;
        const reads = name === undefined || !run.has(name) ? [] : run.reads(name).map((read) => read.name);
        const readers = name === undefined ? [] : [...data.steps.map((step) => step.name), ...data.update].filter((step) => run.reads(step).some((read) => read.name === name));
        for (const node of document.querySelectorAll("[data-name]")) {
            node.classList.toggle("is-read", reads.includes(node.dataset.name));
            node.classList.toggle("reads-it", readers.includes(node.dataset.name));
        }
    }

    change(state) {
        this.go(this.view.history.with(state));
    }

    go(history) {
        this.set({ history });
    }

    type(cell, field) {
        const number = typedNumber(field.value);
        if (number === undefined || (cell.name === "eps" && number < 0)) {
            field.setAttribute("aria-invalid", "true");
            this.set({ verdict: this.shown.words.say(number === undefined ? "not-a-number" : "eps-negative", field.value) });
            return;
        }
        this.change(this.changed(cell, number));
    }

    changed(cell, number) {
        const { history } = this.view;
        return withNumber(history.now, cell.name, this.run(history.now).value(cell.name).place(cell.row, cell.feature), number);
    }

    /** While a number is dragged, all its states are one. */
    drag(cell, number) {
        const history = this.view.history;
        const state = this.changed(cell, number);
        this.go(this.dragged ? history.instead(state) : history.with(state));
        this.dragged = true;
    }

    dropped() {
        this.dragged = false;
    }

    walkTo(name) {
        this.set({
            chosen: name,
            trail: [],
            walking: true,
            verdict: undefined,
            hidden: this.view.predicts && this.shown.run.has(name) ? name : undefined,
        });
    }

    predict(predicts) {
        this.set({ predicts, walking: true, hidden: predicts ? this.view.chosen : undefined, verdict: undefined });
    }

    guess(cell, text) {
        const { run, words } = this.shown;
        const number = run.number(cell);
        const right = isRightAsTyped(text, number);
        const verdict = text.trim() === "" ? undefined : words.say(right ? "guess-right" : "guess-wrong", run.text(cell), decimalText(number, DIGITS));
        this.set({ hidden: undefined, trail: [cell], verdict });
    }
}

/** What can be changed by hand. */
const INPUTS = ["x", "gamma", "beta", "eps", "dout"];

const page = new Page(JSON.parse(document.getElementById("data").textContent), document.getElementById("page"));
