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
            problem: undefined,
        };
        this.runs = new WeakMap();
        this.lights = new Lights(this);
        this.layOut(place);
        document.addEventListener("keydown", (event) => this.pressed(event));
        document.addEventListener("mousedown", () => (this.isClicking = true), true);
        document.addEventListener("mouseup", () => this.clicked(), true);
        this.render();
    }

    layOut(place) {
        const header = new HeaderView(this);
        const controls = new ControlsView(this);
        const overview = [new GraphView(this), new StepsView(this)];
        this.value = new ValueView(this);
        const detail = [new WalkView(this), new InputsView(this), new NewsView(this), this.value];
        this.parts = [header, controls, ...overview, ...detail];
        const places = (parts) => parts.map((part) => part.place);
        place.replaceChildren(
            header.place,
            controls.place,
            element(
                "main",
                {},
                element("div", { class: "overview" }, places(overview)),
                element("div", { class: "detail" }, places(detail)),
            ),
        );
    }

    /** The run of a state, kept as long as the state is. */
    run(state) {
        if (!this.runs.has(state)) {
            this.runs.set(state, new Run(this.data, state));
        }
        return this.runs.get(state);
    }

    /** The same state without the mistake in it. */
    rightState(state) {
        if (this.right?.of !== state) {
            this.right = { of: state, state: { ...state, mistake: "" } };
        }
        return this.right.state;
    }

    /** The steps that a mistake makes other numbers than they should be. */
    wrongSteps(state) {
        return state.mistake === "" ? [] : wrongSteps(this.data, this.run(this.rightState(state)), this.run(state));
    }

    isWrong(name) {
        return this.shown.wrong.includes(name);
    }

    render() {
        this.isBehind = false;
        const { history, language } = this.view;
        const words = new Words(this.data.texts[language]);
        // Even the same language, set again, has the browser style all there is anew.
        if (document.documentElement.lang !== language) {
            document.documentElement.lang = language;
        }
        document.title = words.say("title");
        this.shown = {
            data: this.data,
            words,
            view: this.view,
            run: this.run(history.now),
            before: history.before && this.run(history.before),
        };
        this.shown.wrong = this.wrongSteps(history.now);
        this.fates = new Map();
        this.parts.forEach((part) => part.render(this.shown));
        this.lights.rest();
    }

    set(changes) {
        this.view = { ...this.view, ...changes };
        this.render();
    }

    /** The same of a field that is left: a click or Tab would be lost, if where it goes were drawn anew before its end. */
    setOnLeaving(changes) {
        if (this.isClicking || this.isTabbing) {
            this.view = { ...this.view, ...changes };
            this.isBehind = true;
            this.isTabbing && this.catchUp();
        } else {
            this.set(changes);
        }
    }

    /** After the click, which comes at once after the button is let go. */
    clicked() {
        this.isClicking = false;
        this.catchUp();
    }

    /** Shows what is not shown yet, when all that is happening has happened. */
    catchUp() {
        setTimeout(() => this.isBehind && this.render());
    }

    isInput(name) {
        return CHANGEABLE.includes(name);
    }

    /** What a value looks like: chosen, absent here, mistaken, moved or untouched by the last change. */
    classesOf(name) {
        const { run, view } = this.shown;
        return [
            view.chosen === name ? "chosen" : "",
            run.has(name) ? "" : "not-computed",
            run.table.mistaken.includes(name) ? "mistaken" : "",
            this.isWrong(name) ? "wrong" : "",
            this.fate(name) ?? "",
        ].filter((one) => one !== "");
    }

    /** What the last change did to a value: "moved", "same" or "untouched"; undefined where nothing was changed. */
    fate(name) {
        const { run, before } = this.shown;
        if (before === undefined || !run.has(name)) {
            return undefined;
        }
        // The graph, the list of the steps and the news all ask for it.
        if (!this.fates.has(name)) {
            this.fates.set(name, fateOf(before, run, name));
        }
        return this.fates.get(name);
    }

    /** What was changed last, as it is named. */
    whatChanged(words, before, run) {
        const cell = changedCell(before, run);
        if (cell !== undefined) {
            return run.text(cell);
        }
        const inputs = changedInputs(before.state, run.state);
        return inputs.length > 0 ? words.list(inputs) : words.say("what-changed");
    }

    choose(name) {
        this.set({ chosen: name, trail: [], hidden: undefined, verdict: undefined, problem: undefined });
        this.value.comeIntoSight();
    }

    /** Asks why of the last of these numbers, each of which was asked from the one before it. */
    ask(trail) {
        const last = trail[trail.length - 1];
        const isAsked = trail.length === 1 && this.view.trail.length === 1 && this.shown.run.text(last) === this.shown.run.text(this.view.trail[0]);
        if (isAsked && this.view.chosen === last.name) {
            return;
        }
        this.set({ trail, chosen: last.name, hidden: undefined, problem: undefined });
    }

    /** Back to the number from which this one was asked; from the first one to none. */
    goBack() {
        const { trail } = this.view;
        if (trail.length > 1) {
            this.ask(trail.slice(0, -1));
        } else {
            this.set({ trail: [] });
        }
    }

    change(state) {
        this.go(this.view.history.with(state));
    }

    /** Another mode, convention or mistake; a mistake that cannot be made there is none. */
    switch(state) {
        const isPossible = this.data.mistakes.some((one) => one.id === state.mistake && wayOf(one, this.data, state) !== undefined);
        this.change(isPossible ? state : { ...state, mistake: "" });
    }

    go(history) {
        this.set({ history, verdict: undefined, problem: undefined });
    }

    /** Takes what was typed; what is no number there is said, and the old one stays. */
    type(cell, text) {
        const { run, words } = this.shown;
        const number = typedNumber(text);
        const wrong = wrongAs(cell, number);
        if (wrong === undefined) {
            this.setOnLeaving(this.withNumber(cell, number));
            return;
        }
        const problem = words.say(wrong, text.trim());
        const stays = words.say("stays", run.text(cell), decimalText(run.number(cell), ALL_DIGITS));
        this.setOnLeaving({ problem: words.say("two-sentences", problem, stays) });
    }

    /** What a number typed or nudged makes other in the view: no change where it is the one that is there. */
    withNumber(cell, number) {
        const { history } = this.view;
        const isSame = Object.is(this.run(history.now).number(cell), number);
        return { history: isSame ? history : history.with(this.changed(cell, number)), verdict: undefined, problem: undefined };
    }

    changed(cell, number) {
        const { history } = this.view;
        const value = this.run(history.now).value(cell.name);
        return withNumber(history.now, cell.name, value.numbers, value.place(cell.row, cell.feature), number);
    }

    /** One more or less in the digit after the first; ε never below 0. */
    nudge(cell, by) {
        this.set(this.withNumber(cell, nudged(cell, this.shown.run.number(cell), by)));
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
            problem: undefined,
            hidden: this.view.predicts && this.shown.run.has(name) ? name : undefined,
        });
    }

    predict(predicts) {
        this.set({ predicts, walking: true, trail: [], hidden: predicts ? this.view.chosen : undefined, verdict: undefined });
    }

    /** Shows the hidden number, and how near a guess was; a guess that is no number is asked for again. */
    guess(cell, text) {
        const { words } = this.shown;
        if (typedNumber(text) === undefined) {
            this.set({ verdict: words.say("not-a-number", text.trim()) });
            return;
        }
        this.set({ hidden: undefined, trail: [cell], verdict: verdictOf(words, this.shown.run, cell, text) });
    }

    reveal(cell) {
        this.set({ hidden: undefined, trail: [cell], verdict: undefined });
    }

    pressed(event) {
        const { history, trail } = this.view;
        this.isTabbing = event.key === "Tab";
        const isBack = event.key === "Escape" || (event.altKey && event.key === "ArrowLeft");
        if (isBack && trail.length > 0) {
            event.preventDefault();
            this.goBack();
        }
        const isTyping = event.target instanceof HTMLInputElement && event.target.value !== event.target.dataset.shown;
        if ((event.ctrlKey || event.metaKey) && !isTyping) {
            const key = event.key.toLowerCase();
            if (key === "z" || key === "y") {
                event.preventDefault();
                this.go(key === "y" || event.shiftKey ? history.redone() : history.undone());
            }
        }
    }
}

const page = new Page(JSON.parse(document.getElementById("data").textContent), document.getElementById("page"));
