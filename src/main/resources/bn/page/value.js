/** How far a value extends: it is one number, one for each feature, or one for each row and feature. */
const ONE = 0;
const FEATURE = 1;
const BATCH = 2;

/** Rows in a block of a sum, and accumulators in a block. */
const BLOCK = 256;
const LANES = 8;

/** The sum of a block: row i is added to lane i mod 8, and the lanes are combined pairwise. */
function sumOfBlock(numbers, from, to) {
    const lane = new Float64Array(LANES);
    for (let i = from; i < to; i++) {
        lane[(i - from) % LANES] += numbers[i];
    }
    return lane[0] + lane[1] + (lane[2] + lane[3]) + (lane[4] + lane[5] + (lane[6] + lane[7]));
}

/** Sums of blocks combined pairwise: left is the largest power of two that leaves something on the right. */
function combined(sums, from, to) {
    if (to - from === 1) {
        return sums[from];
    }
    const middle = from + (1 << (31 - Math.clz32(to - from - 1)));
    return combined(sums, from, middle) + combined(sums, middle, to);
}

/** The sum of some numbers, in blocks by row number, so that it has the same bits as in bn. */
function pairwiseSum(numbers, from, to) {
    const sums = [];
    for (let at = from; at < to; at += BLOCK) {
        sums.push(sumOfBlock(numbers, at, Math.min(at + BLOCK, to)));
    }
    return combined(sums, 0, sums.length);
}

/** The numbers of an input or a step, with the operations of the formulas. */
class Value {
    constructor(shape, extent, numbers) {
        this.shape = shape;
        this.extent = extent;
        this.numbers = numbers;
    }

    static of(shape, extent, number) {
        const value = new Value(shape, extent, undefined);
        value.numbers = new Float64Array(value.columns * value.rows);
        value.forEach((row, feature, at) => (value.numbers[at] = number(row, feature, at)));
        return value;
    }

    get columns() {
        return this.extent === ONE ? 1 : this.shape.features;
    }

    get rows() {
        return this.extent === BATCH ? this.shape.rows : 1;
    }

    at(row, feature) {
        return this.numbers[this.place(row, feature)];
    }

    /** The place of a number in the array. */
    place(row, feature) {
        return this.extent === ONE ? 0 : this.extent === FEATURE ? feature : feature * this.shape.rows + row;
    }

    /** Calls back with row, feature and place of each number, in the order of the array. */
    forEach(visit) {
        const { columns, rows } = this;
        for (let feature = 0, at = 0; feature < columns; feature++) {
            for (let row = 0; row < rows; row++, at++) {
                visit(row, feature, at);
            }
        }
    }

    /** Row and feature of the first number of which something holds; undefined if it holds of none. */
    find(holds) {
        const at = this.numbers.findIndex(holds);
        return at < 0 ? undefined : { row: at % this.rows, feature: Math.floor(at / this.rows) };
    }

    with(other, operation) {
        const extent = Math.max(this.extent, other.extent);
        return Value.of(this.shape, extent, (row, feature) =>
            operation(this.at(row, feature), other.at(row, feature)),
        );
    }

    plus(other) {
        return this.with(other, (a, b) => a + b);
    }

    minus(other) {
        return this.with(other, (a, b) => a - b);
    }

    times(other) {
        return this.with(other, (a, b) => a * b);
    }

    over(other) {
        return this.with(other, (a, b) => a / b);
    }

    negated() {
        return Value.of(this.shape, this.extent, (row, feature, at) => -this.numbers[at]);
    }

    squared() {
        return this.times(this);
    }

    root() {
        return Value.of(this.shape, this.extent, (row, feature, at) => Math.sqrt(this.numbers[at]));
    }

    sumRows() {
        const rows = this.shape.rows;
        return Value.of(this.shape, FEATURE, (row, feature) =>
            pairwiseSum(this.numbers, feature * rows, (feature + 1) * rows),
        );
    }

    meanRows() {
        const sum = this.sumRows();
        return Value.of(this.shape, FEATURE, (row, feature) => sum.numbers[feature] / this.shape.rows);
    }

    /** The sums over other axes, each of them in all cells that it was summed over. */
    sumOver(axes) {
        const sums = new Float64Array(this.numbers.length);
        this.forEach((row, feature) => {
            sums[placeOfSum(axes, this.shape, row, feature)] += this.at(row, feature);
        });
        return Value.of(this.shape, BATCH, (row, feature) => sums[placeShown(axes, this.shape, row, feature)]);
    }

    broadcast() {
        return Value.of(this.shape, BATCH, (row, feature) => this.at(row, feature));
    }
}
