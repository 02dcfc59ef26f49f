/** How many pixels a pointer goes for one step, and before it is a drag at all. */
const PIXELS = 4;

/** Listeners by which a number follows a pointer that is dragged to the left or to the right. */
function draggable(page, cell) {
    let from;
    return {
        onpointerdown: (event) => {
            from = { x: event.clientX, number: page.shown.run.number(cell), isDragged: false };
        },
        onpointermove: (event) => {
            if (from === undefined || event.buttons === 0) {
                return;
            }
            const steps = Math.trunc((event.clientX - from.x) / PIXELS);
            if (steps !== 0 || from.isDragged) {
                from.isDragged = true;
                event.target.setPointerCapture(event.pointerId);
                page.drag(cell, nudged(cell, from.number, steps));
                event.target.setSelectionRange(0, 0);
            }
        },
        onpointerup: () => {
            from = undefined;
            page.dropped();
        },
        onpointercancel: () => {
            from = undefined;
            page.dropped();
        },
    };
}
