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
    for (const word of math.querySelectorAll("mtext")) {
        if (word.textContent.trim() === "via") {
            word.textContent = via + " ";
        }
    }
    return math;
}

/** Shows children in place of those that are there, and gives the focus back to what has the same key. */
function show(place, ...children) {
    const key = document.activeElement?.dataset?.key;
    const had = key !== undefined && place.contains(document.activeElement);
    place.replaceChildren(...children.flat(Infinity).filter((child) => child !== undefined));
    if (had) {
        place.querySelector('[data-key="' + CSS.escape(key) + '"]')?.focus();
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
