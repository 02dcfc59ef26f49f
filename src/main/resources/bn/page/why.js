/** The most terms of a sum that is written out, and how many of a longer one are, before the last. */
const WHOLE = 8;
const FIRST = 3;

/** Above this many rows it is not decided whether an equation holds. */
const CHECKED = 10000;

/**
 * Where a number comes from, as `bn why` words it: the formula, the formula with its numbers, the result.
 *
 * What is written between the numbers is bn's own text of the formula, with a placeholder for each name.
 * A line is a list of pieces: texts, and {cell, text} for what can be asked in its turn.
 */
class Why {
    constructor(run, digits) {
        this.run = run;
        this.digits = digits;
    }

    of(cell) {
        const formula = this.run.formula(cell.name);
        const value = this.run.number(cell);
        if (formula === undefined) {
            const line = { sign: this.isFull(value) ? "=" : "≈", pieces: [this.text(value)] };
            return { cell, left: this.run.text(cell), lines: [line], given: true, operands: [] };
        }
        const operands = this.operands(formula, cell);
        return {
            cell,
            left: this.run.text(cell),
            lines: this.lines(formula, cell, operands),
            given: false,
            operands: operands.flatMap((operand) => operand.cells).map((one) => this.operand(one)),
        };
    }

    operand(cell) {
        const value = this.run.number(cell);
        return { cell, left: this.run.text(cell), sign: this.isFull(value) ? "=" : "≈", value: this.text(value) };
    }

    lines(formula, cell, operands) {
        const value = this.text(this.run.number(cell));
        const template = this.run.data.formulas[formula];
        const lines = [{ sign: "=", pieces: this.symbolic(template.symbolic, cell) }];
        const numbers = this.withNumbers(template, cell);
        if (plain(numbers) !== plain(enclosed([value]))) {
            const full = operands.every(
                (operand) => operand.isAlongOthers || operand.cells.every((one) => this.isFull(this.run.number(one))),
            );
            lines.push({ sign: full ? "=" : "≈", pieces: numbers });
        }
        lines.push({ sign: this.holds(formula, cell, operands) ? "=" : "≈", pieces: [value] });
        return lines;
    }

    symbolic(template, cell) {
        return filled(template, (blank) => {
            if (blank.startsWith(":")) {
                const name = blank.slice(1);
                return [{ column: name, text: this.run.columnText(name, cell.feature) }];
            }
            const there = { ...cell, name: blank };
            return [{ cell: there, text: this.run.text(there) }];
        });
    }

    withNumbers({ symbolic, numbers = symbolic, sums }, cell) {
        return filled(numbers, (blank) =>
            blank.startsWith("+") ? this.terms(sums[Number(blank.slice(1))], cell) : this.number({ ...cell, name: blank }),
        );
    }

    /** The terms of a sum, of a long one the first and the last. */
    terms(template, cell) {
        const pieces = [];
        let before = -1;
        for (const row of someOf(this.run.shape.rows)) {
            pieces.push(...(pieces.length > 0 ? [" + "] : []), ...(row > before + 1 ? ["… + "] : []));
            pieces.push(...filled(template, (name) => this.number({ name, row, feature: cell.feature })));
            before = row;
        }
        return pieces;
    }

    number(cell) {
        return enclosed([{ cell, text: this.text(this.run.number(cell)) }]);
    }

    operands(formula, cell) {
        return readsOf(this.run, formula)
            .once()
            .map(({ name, along }) => {
                const isAlongOthers = along !== undefined && along !== "rows";
                return { isAlongOthers, cells: this.cells({ ...cell, name }, along) };
            });
    }

    /** The cells that a formula reads of a value; of many the first few and the last. */
    cells(cell, along) {
        if (along === undefined) {
            return [cell];
        }
        const all = along === "rows" ? columnOf(cell, this.run.shape) : alongAxes(cell, along, this.run.shape);
        return someOf(all.length).map((at) => all[at]);
    }

    /** Whether the equation holds for the numbers printed in it. */
    holds(formula, cell, operands) {
        const value = this.run.number(cell);
        const rows = this.run.shape.rows;
        if (!Number.isFinite(value) || rows > CHECKED) {
            return false;
        }
        if (operands.some((operand) => operand.isAlongOthers)) {
            return this.isFull(value);
        }
        try {
            const exact = this.exactly(formula, cell);
            return exact.rounded(this.digits, halfEven).equals(BigDecimal.of(this.text(value)));
        } catch (problem) {
            if (problem instanceof NoDecimal) {
                return false;
            }
            throw problem;
        }
    }

    exactly(formula, { row, feature }) {
        const { run } = this;
        const exact = (text) => new ExactValue(run.shape.rows, () => BigDecimal.of(text));
        const values = Object.create(null);
        for (const name in run.values) {
            values[name] = new ExactValue(run.shape.rows, (there) =>
                BigDecimal.of(this.text(run.values[name].at(there, feature))),
            );
        }
        const num = (number) => exact(decimalText(number, ALL_DIGITS));
        const count = (of) => exact(String(run.shape.count(of)));
        return formulas[formula](values, num, count).at(row);
    }

    isFull(value) {
        return Number.isNaN(value) || this.text(value) === decimalText(value, ALL_DIGITS);
    }

    text(value) {
        return decimalText(value, this.digits);
    }
}

/** A template with its blanks filled, as pieces. */
function filled(template, pieces) {
    return template
        .split(/\{(.*?)\}/)
        .flatMap((part, at) => (at % 2 === 1 ? pieces(part) : part === "" ? [] : [part]));
}

/** The text of a formula with the names alone. */
function formulaText({ symbolic }) {
    return symbolic.replace(/\{:?(.*?)\}/g, "$1");
}

/** The text of pieces. */
function plain(pieces) {
    return pieces.map((piece) => piece.text ?? piece).join("");
}

/** A negative number stands in parentheses. */
function enclosed(pieces) {
    return plain(pieces).startsWith("-") ? ["(", ...pieces, ")"] : pieces;
}

/** All of so many, or the first few and the last. */
function someOf(count) {
    const all = Array.from({ length: count }, (_, at) => at);
    return count <= WHOLE ? all : [...all.slice(0, FIRST), count - 1];
}

function columnOf({ name, feature }, shape) {
    return Array.from({ length: shape.rows }, (_, row) => ({ name, row, feature }));
}

/** The cells summed with this one along other axes. */
function alongAxes({ name, row, feature }, axes, shape) {
    const shown = placeShown(axes, shape, row, feature);
    const cells = [];
    for (let r = 0; r < shape.rows; r++) {
        for (let f = 0; f < shape.features; f++) {
            if (placeOfSum(axes, shape, r, f) === shown) {
                cells.push({ name, row: r, feature: f });
            }
        }
    }
    return cells;
}
