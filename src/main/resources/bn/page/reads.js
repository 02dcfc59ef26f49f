/** Which cells a formula reads of a value: the one in the same place, those of the column, or those along axes. */
class Reads {
    /** @param list of {name, extent, along}; along is undefined for one cell, "rows", or the axes of a sum */
    constructor(list) {
        this.list = list;
    }

    and(...others) {
        return new Reads(this.list.concat(...others.map((other) => other.list)));
    }

    /** Within a sum, a value with rows is read in more than one cell. */
    along(axes) {
        return new Reads(
            this.list.map((read) => ({ ...read, along: read.extent === BATCH ? (read.along ?? axes) : undefined })),
        );
    }

    plus(other) {
        return this.and(other);
    }

    minus(other) {
        return this.and(other);
    }

    times(other) {
        return this.and(other);
    }

    over(other) {
        return this.and(other);
    }

    negated() {
        return this;
    }

    squared() {
        return this;
    }

    root() {
        return this;
    }

    sumRows() {
        return this.along("rows");
    }

    meanRows() {
        return this.along("rows");
    }

    sumOver(axes) {
        return this.along(axes);
    }

    broadcast() {
        return this;
    }

    /** Each once, in reading order. */
    once() {
        const key = (read) => read.name + " " + read.along;
        return this.list.filter((read, at) => this.list.findIndex((other) => key(other) === key(read)) === at);
    }
}
