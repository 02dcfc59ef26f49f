/** An element with attributes, listeners (`onclick`) and children; a child that is no node is text, never markup. */
function element(tag, attributes = {}, ...children) {
    return furnished(document.createElement(tag), attributes, children);
}

function svgElement(tag, attributes = {}, ...children) {
    return furnished(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function furnished(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith("on")) {
            node.addEventListener(name.slice(2), value);
        } else if (value !== undefined && value !== false) {
            node.setAttribute(name, value === true ? "" : value);
        }
    }
    node.append(...children.flat(Infinity).filter((child) => child !== undefined));
    return node;
}

/** A copy of the line of a step, if it is one of the table, with the word for a branch in the language of the page. */
function mathOf(step, formula, via) {
    const template = document.getElementById("math-" + step + "-" + formula);
    if (template === null) {
        return undefined;
    }
    const math = template.content.cloneNode(true);
    math.firstChild.setAttribute("displaystyle", "true");
    for (const word of math.querySelectorAll("mtext")) {
        if (word.textContent.trim() === "via") {
            word.textContent = via + "\u00a0";
        }
    }
    return math;
}

/** Shows children in place of those that are there; the focus goes to what has the same key, else to the heading. */
function show(place, ...children) {
    const key = document.activeElement?.dataset?.key;
    const had = place.contains(document.activeElement);
    place.replaceChildren(...children.flat(Infinity).filter((child) => child !== undefined));
    if (had) {
        const same = key === undefined ? null : place.querySelector('[data-key="' + CSS.escape(key) + '"]:not(:disabled)');
        (same ?? place.querySelector("[tabindex], button:not(:disabled)"))?.focus();
    }
}

/** Says text where a reader of screens listens: anew only where it is another one. */
function sayIn(place, text) {
    if (place.textContent !== text) {
        place.textContent = text;
    }
}

/** What is activated by a click, by Enter and by the space bar. */
function pressable(action) {
    return {
        onclick: action,
        onkeydown: (event) => {
            if (event.key === "Enter" || event.key === " ") {
                event.preventDefault();
                action(event);
            }
        },
    };
}
