/** What the last change moved, and what a mistake spoils, in words. */
class NewsView {
    constructor(page) {
        this.page = page;
        this.place = element("div", { class: "news", role: "status" });
    }

    render(shown) {
        const lines = [...this.mistake(shown), ...this.change(shown)];
        show(
            this.place,
            lines.map((line) => element("p", {}, line)),
        );
    }

    /** Which steps are other numbers than without the mistake, the first one first. */
    mistake({ data, words, run, wrong }) {
        if (run.state.mistake === "") {
            return [];
        }
        if (wrong.length === 0) {
            return [words.say("spoils-nothing")];
        }
        const [first, ...then] = wrong;
        const others = then.length === 0 ? "" : words.say("spoils-then", words.list(then));
        return [words.say("spoils", wrong.length, data.steps.length, first, others)];
    }

    /** What a change of a number moved, or a switch; what a mistake does that was just put in is said already. */
    change({ data, words, run, before }) {
        if (before === undefined || (run.state.mistake !== "" && run.state.mistake !== before.state.mistake)) {
            return [];
        }
        const ofFate = (fate) => data.steps.map((step) => step.name).filter((name) => this.page.fate(name) === fate);
        const [moved, untouched] = [ofFate("moved"), ofFate("untouched")];
        const isSwitched = changedInputs(before.state, run.state).length === 0;
        const what = this.page.whatChanged(words, before, run);
        const [count, all, list] = [moved.length, data.steps.length, words.list(untouched)];
        return [
            isSwitched ? words.say("switched-count", count, all) : words.say("moved-count", what, count, all),
            ...(untouched.length === 0 ? [] : [isSwitched ? words.say("untouched-rest", list) : words.say("untouched-list", what, list)]),
        ];
    }
}
