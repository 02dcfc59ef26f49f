/** What can be changed by hand: of the pass, and of the statistics before it. */
const INPUTS = ["x", "gamma", "beta", "eps", "dout"];
const KEPT = ["old_mean", "old_var", "momentum"];
const CHANGEABLE = [...INPUTS, ...KEPT];

/** What can be changed, as a value that is never changed itself: another one takes its place. */
function firstState(data) {
    const numbers = (list) => Float64Array.from(list, Number);
    const { x, gamma, beta, eps, dout, statistics } = data.inputs;
    return {
        x: numbers(x),
        gamma: numbers(gamma),
        beta: numbers(beta),
        eps: numbers([eps]),
        dout: numbers(dout),
        old_mean: statistics && numbers(statistics.mean),
        old_var: statistics && numbers(statistics.variance),
        momentum: undefined,
        mode: data.mode,
        convention: data.convention,
        mistake: "",
    };
}

/** The same by the rules of another convention, whose momentum is another. */
function withConvention(state, convention) {
    return { ...state, convention, momentum: undefined };
}

/** The same with another number in one place of an input, which has these numbers so far. */
function withNumber(state, input, before, at, number) {
    const numbers = Float64Array.from(before);
    numbers[at] = number;
    return { ...state, [input]: numbers };
}

/** The states so far, which of them is shown, and which one was shown before it. */
class History {
    constructor(states, at, before) {
        this.states = states;
        this.at = at;
        this.before = before;
    }

    static of(state) {
        return new History([state], 0, undefined);
    }

    get now() {
        return this.states[this.at];
    }

    get first() {
        return this.states[0];
    }

    /** What was undone before is gone. */
    with(state) {
        return new History([...this.states.slice(0, this.at + 1), state], this.at + 1, this.now);
    }

    /** Another state in the place of this one, which comes from the same one before. */
    instead(state) {
        return new History([...this.states.slice(0, this.at), state], this.at, this.before);
    }

    get canUndo() {
        return this.at > 0;
    }

    get canRedo() {
        return this.at < this.states.length - 1;
    }

    undone() {
        return this.canUndo ? new History(this.states, this.at - 1, this.now) : this;
    }

    redone() {
        return this.canRedo ? new History(this.states, this.at + 1, this.now) : this;
    }
}

/** Which inputs differ between two states. */
function changedInputs(before, after) {
    return CHANGEABLE.filter(
        (input) => before[input] !== after[input] && !before[input]?.every((number, at) => Object.is(number, after[input][at])),
    );
}

/** The one number that differs between two runs, as a cell; undefined where more of them do, or none. */
function changedCell(before, after) {
    const [input, ...more] = changedInputs(before.state, after.state);
    if (input === undefined || more.length > 0) {
        return undefined;
    }
    const cells = [];
    const value = after.value(input);
    value.forEach((row, feature) => {
        const cell = { name: input, row, feature };
        if (isMoved(before, after, cell)) {
            cells.push(cell);
        }
    });
    return cells.length === 1 ? cells[0] : undefined;
}

/** Whether a number is another one in another run. */
function isMoved(before, after, cell) {
    const old = before.values[cell.name];
    const now = after.values[cell.name];
    return old === undefined || old.extent !== now.extent || !Object.is(old.at(cell.row, cell.feature), after.number(cell));
}

/** Whether two values are the same in all numbers. */
function isSame(one, other) {
    return one.extent === other.extent && one.numbers.every((number, at) => Object.is(number, other.numbers[at]));
}

/** What became of a step: "moved", "same" though it was computed from something else, or "untouched". */
function fateOf(before, after, name) {
    const old = before.values[name];
    if (old === undefined || !isSame(old, after.values[name])) {
        return "moved";
    }
    return dependsOnChanged(before, after, name) ? "same" : "untouched";
}

function dependsOnChanged(before, after, name) {
    const changed = new Set(changedInputs(before.state, after.state));
    const seen = new Set();
    const reaches = (one) => {
        if (changed.has(one) || before.formula(one) !== after.formula(one)) {
            return true;
        }
        if (seen.has(one)) {
            return false;
        }
        seen.add(one);
        return after.reads(one).some((read) => reaches(read.name));
    };
    return reaches(name);
}

/** The steps that have other numbers than they should. */
function wrongSteps(data, right, run) {
    return data.steps
        .map((step) => step.name)
        .filter((name) => run.has(name) && (!right.has(name) || !isSame(right.value(name), run.value(name))));
}
