/** How many pixels a pointer goes for one step, and before it is a drag at all. */
const PIXELS = 4;

/** Listeners by which the number of a cell follows a mouse that is dragged sideways; a finger scrolls. */
function draggable(page, cellOf) {
    let from;
    return {
        onpointerdown: (event) => {
            const cell = event.pointerType === "mouse" && cellOf(event);
            from = cell && { cell, x: event.clientX, number: page.shown.run.number(cell), isDragged: false };
        },
        onpointermove: (event) => {
            if (!from || event.buttons === 0) {
                return;
            }
            const steps = Math.trunc((event.clientX - from.x) / PIXELS);
            if (steps !== 0 || from.isDragged) {
                from.isDragged = true;
                event.currentTarget.setPointerCapture(event.pointerId);
                page.drag(from.cell, nudged(from.cell, from.number, steps));
                document.activeElement.setSelectionRange?.(0, 0);
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
