/**
 * One run of batch normalization: all its values, from the inputs of a state.
 *
 * `formulas` is written by bn, one JavaScript function for each formula of its table; here nothing is said of what
 * batch normalization computes.
 */
class Run {
    constructor(data, state) {
        this.data = data;
        this.state = state;
        this.shape = new Shape(data.shape);
        this.table = tableOf(data, state);
        this.values = Object.assign(Object.create(null), inputValues(data, this.shape, state));
        const num = (number) => new Value(this.shape, ONE, Float64Array.of(number));
        const count = (of) => num(this.shape.count(of));
        for (const [name, formula] of this.table.formulas) {
            this.values[name] = formulas[formula](this.values, num, count);
        }
        this.readBy = new Map();
    }

    has(name) {
        return name in this.values;
    }

    value(name) {
        return this.values[name];
    }

    number(cell) {
        return this.values[cell.name].at(cell.row, cell.feature);
    }

    /** The number of a step's formula, or undefined for what is given here. */
    formula(name) {
        return this.table.given.includes(name) ? undefined : this.table.formulas.get(name);
    }

    /** What the formula of a step reads, in reading order. */
    reads(name) {
        if (!this.readBy.has(name)) {
            const formula = this.formula(name);
            this.readBy.set(name, formula === undefined ? [] : readsOf(this, formula).once());
        }
        return this.readBy.get(name);
    }

    /** How a cell is written: dx[2,width]. */
    text({ name, row, feature }) {
        const written = this.data.features[feature].written;
        switch (this.values[name].extent) {
            case ONE:
                return name;
            case FEATURE:
                return name + "[" + written + "]";
            default:
                return name + this.shape.index(row, written);
        }
    }

    /** How a column is written: dx[:,width]. */
    columnText(name, feature) {
        return this.values[name].extent === BATCH
            ? name + this.shape.column(this.data.features[feature].written)
            : this.text({ name, row: 0, feature });
    }
}

/** Which of the tables is computed. */
function tableNumber(data, { mode, convention }) {
    return data.tables.findIndex((one) => one.mode === mode && one.convention === convention);
}

/** The formulas of a state by step, some of them a mistake's, and what is given in its mode. */
function tableOf(data, state) {
    const { steps: own, given } = data.tables[tableNumber(data, state)];
    const steps = { ...data.tables.find((one) => one.mode === state.mode).steps, ...own };
    const mistake = data.mistakes.find((one) => one.id === state.mistake);
    const wrong = mistake === undefined ? {} : (wayOf(mistake, data, state)?.lines ?? {});
    return {
        formulas: new Map(Object.entries({ ...steps, ...wrong })),
        right: steps,
        given: given.filter((name) => !(name in wrong)),
        mistaken: Object.keys(wrong),
    };
}

/** How a mistake is made in a state; undefined where it cannot be. */
function wayOf(mistake, data, state) {
    const table = tableNumber(data, state);
    return mistake.ways.find((way) => data.places[way.places].tables.includes(table));
}

function inputValues(data, shape, state) {
    const numbers = (extent, list) => new Value(shape, extent, list);
    const convention = data.conventions.find((one) => one.name === state.convention);
    const filled = (number) => new Float64Array(shape.features).fill(number);
    const one = (number) => numbers(ONE, Float64Array.of(number));
    const momentum = state.momentum?.[0] ?? convention.momentum;
    return {
        x: numbers(BATCH, state.x),
        gamma: numbers(FEATURE, state.gamma),
        beta: numbers(FEATURE, state.beta),
        eps: numbers(ONE, state.eps),
        dout: numbers(BATCH, state.dout),
        old_mean: numbers(FEATURE, state.old_mean ?? filled(0)),
        old_var: numbers(FEATURE, state.old_var ?? filled(convention.initialVar)),
        momentum: one(momentum),
        weight_of_start: one(state.momentum === undefined ? convention.weightOfStart : weightOfStart(data, convention, momentum)),
        initial_var: one(convention.initialVar),
        [data.free.decay]: one(data.free.decayUsed),
        [data.free.variance]: numbers(FEATURE, onePassVariance(shape, state.x)),
    };
}

/** What the start still weighs after this batch, when each batch before it had the same momentum. */
function weightOfStart(data, convention, momentum) {
    return (1 - (convention.weighs === "old" ? 1 - momentum : momentum)) ** data.batch;
}

/** mean(x²) − mu² as a loop in float32 computes it. */
function onePassVariance(shape, x) {
    const single = Math.fround;
    return Float64Array.from({ length: shape.features }, (_, feature) => {
        let sum = 0;
        let squares = 0;
        for (let row = 0; row < shape.rows; row++) {
            const number = single(x[feature * shape.rows + row]);
            sum = single(sum + number);
            squares = single(squares + single(number * number));
        }
        const mean = single(sum / shape.rows);
        return single(single(squares / shape.rows) - single(mean * mean));
    });
}

function readsOf(run, formula) {
    const values = Object.create(null);
    for (const name in run.values) {
        values[name] = new Reads([{ name, extent: run.values[name].extent }]);
    }
    const nothing = () => new Reads([]);
    return formulas[formula](values, nothing, nothing);
}
