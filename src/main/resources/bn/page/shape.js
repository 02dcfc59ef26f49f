/**
 * The axes of a batch. Inside, it is m rows by D features, and the number of row r and feature f stands at
 * f * m + r; only offset() and index() know in which order the axes were in the file.
 */
class Shape {
    constructor({ axes, featureAxis, exampleAxis, strides }) {
        this.axes = axes;
        this.featureAxis = featureAxis;
        this.exampleAxis = exampleAxis;
        /** How many rows the next index on an axis is away; 0 on the feature axis. */
        this.strides = strides;
        this.features = axes.length === 1 ? 1 : axes[featureAxis];
        this.examples = axes[exampleAxis];
        this.rows = axes.reduce((product, length) => product * length, 1) / this.features;
        this.inner = this.rows / this.examples;
    }

    /** The index of a cell on one axis. */
    place(axis, row, feature) {
        return axis === this.featureAxis ? feature : Math.floor(row / this.strides[axis]) % this.axes[axis];
    }

    /** The index of a cell on the last axis. */
    last(row, feature) {
        return this.axes.length === 1 ? feature : this.place(this.axes.length - 1, row, feature);
    }

    /** The place of a cell in an array in C order. */
    offset(row, feature) {
        return this.axes.reduce((offset, length, axis) => offset * length + this.place(axis, row, feature), 0);
    }

    /** How a cell is written: [2,width]. */
    index(row, feature) {
        const places = this.axes.map((_, axis) => (axis === this.featureAxis ? feature : this.place(axis, row, 0)));
        return "[" + places.join(",") + "]";
    }

    /** A whole column: [:,width]. */
    column(feature) {
        return "[" + this.axes.map((_, axis) => (axis === this.featureAxis ? feature : ":")).join(",") + "]";
    }

    count(of) {
        return {
            rows: this.rows,
            examples: this.examples,
            features: this.features,
            last: this.axes[this.axes.length - 1],
        }[of];
    }
}

/** The sums over other axes than the rows: to which of them a cell belongs, and which one stands in it. */
const AXES = {
    features: { place: (shape, row) => row },
    examples: { place: (shape, row, feature) => feature * shape.inner + (row % shape.inner) },
    inner: { place: (shape, row, feature) => Math.floor(row / shape.inner) * shape.features + feature },
    all_but_last: { place: (shape, row, feature) => shape.last(row, feature) },
    all: { place: () => 0 },
    reshaped: {
        place: (shape, row, feature) => shape.offset(row, feature),
        shown: (shape, row, feature) => AXES.reshaped_back.place(shape, row, feature),
    },
    reshaped_back: {
        place: (shape, row, feature) => row * shape.features + feature,
        shown: (shape, row, feature) => AXES.reshaped.place(shape, row, feature),
    },
};

function placeOfSum(axes, shape, row, feature) {
    return AXES[axes].place(shape, row, feature);
}

function placeShown(axes, shape, row, feature) {
    return (AXES[axes].shown ?? AXES[axes].place)(shape, row, feature);
}
