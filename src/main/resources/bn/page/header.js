/** What the page is about, and the languages it speaks. */
class HeaderView {
    constructor(page) {
        this.page = page;
        this.place = element("header");
    }

    render({ data, words, run, view }) {
        const { shape } = run;
        show(
            this.place,
            element("h1", {}, words.say("title")),
            element("p", { class: "batch" }, words.say("batch", data.shape.text, shape.rows, shape.features)),
            data.madeDout ? element("p", { class: "batch" }, words.say("made-dout")) : undefined,
            element(
                "div",
                { class: "languages", role: "group", "aria-label": words.say("language") },
                Object.keys(data.texts).map((code) => this.language(code, view)),
            ),
        );
    }

    language(code, view) {
        return element(
            "button",
            {
                type: "button",
                lang: code,
                "data-key": "language " + code,
                "aria-pressed": String(code === view.language),
                onclick: () => this.page.set({ language: code }),
            },
            this.page.data.texts[code].said["own-name"],
        );
    }
}
