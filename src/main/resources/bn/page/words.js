/** The texts of the page in one language. A blank is {0}; {0|row|rows} is the word that goes with the count in it. */
class Words {
    constructor(texts) {
        this.texts = texts;
    }

    /** Between words in Chinese there is no space, also where the one came into the blank of the other. */
    say(key, ...blanks) {
        const said = this.texts.said[key].replace(/\{(\d)(?:\|([^|}]*)\|([^|}]*))?\}/g, (all, blank, one, more) =>
            one === undefined ? String(blanks[blank]) : String(blanks[blank]) === "1" ? one : more,
        );
        return said.replace(/([\u3000-\u9fff]) (?=[\u3000-\u9fff])/g, "$1");
    }

    symbol(name) {
        return this.texts.symbols[name] ?? name;
    }

    /** What a step does in a mode, and more about it; why, where the mode has no such step. */
    step(name, mode) {
        return this.texts.steps[mode][name] ?? [];
    }

    list(names) {
        return names.join(this.say("list-comma"));
    }
}
