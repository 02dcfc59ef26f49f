/** Up to so many steps are named. */
const FEW = 6;

/** How far the mean of equal numbers may be from them, relative to them: sums of so many rows are rounded. */
const ROUNDING = 1e-14;

/** What counts as 0: so much beside √ε. */
const NOTHING = 1e-9;

/** What the last change moved, what a mistake spoils, and what is surprising about these numbers, in words. */
class NewsView {
    constructor(page) {
        this.page = page;
        this.paragraphs = [element("p"), element("p"), element("p")];
        this.place = element("div", { class: "news", role: "status" }, this.paragraphs);
    }

    render(shown) {
        [this.mistake(shown), this.change(shown), this.caution(shown)].forEach((text, at) => sayIn(this.paragraphs[at], text));
    }

    /** Which steps are other numbers than without the mistake, the first one first. */
    mistake({ data, words, run, wrong }) {
        if (run.state.mistake === "") {
            return "";
        }
        return words.say("two-sentences", this.spoilt(data, words, wrong), words.say("why-wrong", run.state.mistake));
    }

    spoilt(data, words, wrong) {
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

    /** What batch normalization does to such numbers that nobody expects. With a mistake in it, it does something else. */
    caution({ data, words, run }) {
        const cell = firstNotFinite(data, run);
        if (cell !== undefined) {
            return words.say("not-finite", run.text(cell), decimalText(run.number(cell), DIGITS));
        }
        if (run.state.mode !== "train" || run.state.mistake !== "") {
            return "";
        }
        if (run.shape.rows === 1) {
            return words.say("one-row");
        }
        const constant = data.features.filter((name, feature) => isConstant(run, feature));
        return constant.length === 0 ? "" : words.say("constant", words.list(constant.map((feature) => feature.written)));
    }
}

/** The first number of the first step that is infinite or no number. */
function firstNotFinite(data, run) {
    for (const { name } of data.steps.filter((step) => run.has(step.name))) {
        const place = run.value(name).find((number) => !Number.isFinite(number));
        if (place !== undefined) {
            return { name, ...place };
        }
    }
    return undefined;
}

/** Whether all rows of a feature are equal, and so near 0 that what rounding leaves of their variance is nothing beside ε. */
function isConstant(run, feature) {
    const first = run.value("x").at(0, feature);
    const left = ROUNDING * Math.abs(first);
    for (let row = 1; row < run.shape.rows; row++) {
        if (run.value("x").at(row, feature) !== first) {
            return false;
        }
    }
    return left <= NOTHING * Math.sqrt(run.value("eps").at(0, 0));
}
