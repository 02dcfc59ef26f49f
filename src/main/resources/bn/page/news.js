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
    mistake({ data, words, run }) {
        if (run.state.mistake === "") {
            return [];
        }
        const right = this.page.run(this.page.rightState(run.state));
        const spoiled = spoiledSteps(data, right, run);
        if (spoiled.length === 0) {
            return [words.say("spoils-nothing")];
        }
        return [words.say("spoils", spoiled.length, data.steps.length, spoiled[0], words.list(spoiled))];
    }

    change({ data, words, run, before }) {
        if (before === undefined) {
            return [];
        }
        const of = (fate) => data.steps.map((step) => step.name).filter((name) => run.has(name) && fateOf(before, run, name) === fate);
        const [moved, untouched] = [of("moved"), of("untouched")];
        const what = this.page.whatChanged(words, before, run);
        const lines = [words.say("moved-count", what, moved.length, data.steps.length)];
        if (untouched.length > 0) {
            lines.push(words.say("untouched-list", what, words.list(untouched)));
        }
        return lines;
    }
}

/** The steps that have other numbers than they should. */
function spoiledSteps(data, right, run) {
    return data.steps
        .map((step) => step.name)
        .filter((name) => run.has(name) && (!right.has(name) || !isSame(right.value(name), run.value(name))));
}
