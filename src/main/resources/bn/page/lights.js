/** Lights what a value reads and what reads it, in the graph, in the list of steps and among the inputs. */
class Lights {
    constructor(page) {
        this.page = page;
    }

    /** What is lit while nothing is pointed at: the value that is chosen. */
    rest() {
        this.on(this.page.view.chosen);
    }

    on(name) {
        const { run } = this.page.shown;
        const reads = run.has(name) ? run.reads(name).map((read) => read.name) : [];
        const readers = [...run.table.formulas.keys()].filter((step) => run.reads(step).some((read) => read.name === name));
        for (const node of document.querySelectorAll("[data-name]")) {
            node.classList.toggle("is-read", reads.includes(node.dataset.name));
            node.classList.toggle("reads-it", readers.includes(node.dataset.name));
        }
    }

    /** Listeners of what lights up when it is pointed at, or has the focus. */
    pointedAt(name) {
        const on = () => this.on(name);
        const rest = () => this.rest();
        return { onmouseenter: on, onmouseleave: rest, onfocus: on, onblur: rest };
    }
}
