/** What can be changed by hand. */
class InputsView {
    constructor(page) {
        this.page = page;
        this.place = element("div", { class: "inputs", role: "group" });
    }

    render({ words, view }) {
        this.place.setAttribute("aria-label", words.say("inputs"));
        show(
            this.place,
            element("span", {}, words.say("inputs")),
            INPUTS.map((name) =>
                element(
                    "button",
                    {
                        type: "button",
                        "data-key": "input " + name,
                        "data-name": name,
                        class: this.page.classesOf(name).join(" "),
                        "aria-pressed": String(view.chosen === name),
                        onclick: () => this.page.choose(name),
                    },
                    words.symbol(name) === name ? name : name + " " + words.symbol(name),
                ),
            ),
        );
    }
}
