/** Up to so many steps are named. */
const FEW = 6;

/** What the last change moved, and what a mistake spoils, in words. */
class NewsView {
    constructor(page) {
        this.page = page;
        this.paragraphs = [element("p"), element("p")];
        this.place = element("div", { class: "news", role: "status" }, this.paragraphs);
    }

    render(shown) {
        [this.mistake(shown), this.change(shown)].forEach((text, at) => sayIn(this.paragraphs[at], text));
    }

    /** Which steps are other numbers than without the mistake, the first one first. */
    mistake({ data, words, run, wrong }) {
        if (run.state.mistake === "") {
            return "";
        }
        if (wrong.length === 0) {
            return words.say("spoils-nothing");
        }
        const [first, ...then] = wrong;
        const others = then.length === 0 ? "" : words.say("spoils-then", words.list(then));
        return words.say("spoils", wrong.length, data.steps.length, first, others);
    }

    /** What a change of a number moved, or a switch; what a mistake does that was just put in is said already. */
    change({ data, words, run, before }) {
        if (before === undefined || (run.state.mistake !== "" && run.state.mistake !== before.state.mistake)) {
            return "";
        }
        const ofFate = (fate) => data.steps.map((step) => step.name).filter((name) => this.page.fate(name) === fate);
        const [moved, untouched] = [ofFate("moved"), ofFate("untouched")];
        const these = moved.length === 0 || moved.length > FEW ? "" : words.say("these", words.list(moved));
        if (changedInputs(before.state, run.state).length === 0) {
            return words.say("switched-count", moved.length, data.steps.length, these);
        }
        const what = this.page.whatChanged(words, before, run);
        const count = words.say("moved-count", what, moved.length, data.steps.length, these);
        return untouched.length === 0 ? count : words.say("two-sentences", count, this.untouched(words, what, untouched));
    }

    untouched(words, what, names) {
        return names.length > FEW ? words.say("untouched-many", what, names.length) : words.say("untouched-list", what, words.list(names));
    }
}
