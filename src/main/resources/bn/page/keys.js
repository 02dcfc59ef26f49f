/** Which way an arrow key goes. */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Arrow keys go from one thing to the next within a place, which Tab enters and leaves as a whole.
 * In a field the arrows belong to its text; with Ctrl they go on.
 */
class ArrowKeys {
    constructor(place, selector) {
        this.place = place;
        this.selector = selector;
        place.addEventListener("keydown", (event) => this.pressed(event));
        place.addEventListener("focusin", (event) => this.enter(event.target.closest(selector)));
    }

    get all() {
        return [...this.place.querySelectorAll(this.selector)];
    }

    /** Tab comes to this one, or to the field in it; to the first, where it is not there. */
    enter(entrance) {
        const all = this.all;
        const stop = all.includes(entrance) ? entrance : all[0];
        const field = stop?.querySelector("input") ?? null;
        all.forEach((one) => one.setAttribute("tabindex", one === stop && field === null ? "0" : "-1"));
    }

    pressed(event) {
        const direction = DIRECTIONS[event.key];
        const from = event.target.closest(this.selector);
        if (direction === undefined || from === null || event.altKey || (event.target instanceof HTMLInputElement && !event.ctrlKey)) {
            return;
        }
        event.preventDefault();
        nearest(from, this.all, direction)?.focus();
    }
}

/** What lies next in a direction: what is off to the side counts as farther away. */
function nearest(from, all, [right, down]) {
    const start = middle(from);
    let best = { distance: Infinity };
    for (const one of all) {
        const there = middle(one);
        const [x, y] = [there.x - start.x, there.y - start.y];
        const ahead = x * right + y * down;
        const aside = Math.abs(x * down) + Math.abs(y * right);
        if (one !== from && ahead > 1 && ahead + 3 * aside < best.distance) {
            best = { one, distance: ahead + 3 * aside };
        }
    }
    return best.one;
}

function middle(node) {
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
}
