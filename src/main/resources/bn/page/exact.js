/** Digits of an exact computation. */
const EXACT_DIGITS = 50;

/** What arithmetic has no answer to, or text that is no decimal. */
class NoDecimal extends Error {}

/** A decimal number: unscaled * 10^-scale. */
class BigDecimal {
    constructor(unscaled, scale) {
        this.unscaled = unscaled;
        this.scale = scale;
    }

    static of(text) {
        const [, sign, whole, fraction = "", power = "0"] =
            /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/.exec(text) ?? notDecimal(text);
        return new BigDecimal(BigInt(sign + whole + fraction), fraction.length - Number(power));
    }

    /** Both with the same scale. */
    alignedWith(other) {
        const scale = Math.max(this.scale, other.scale);
        return [this, other].map((one) => one.unscaled * 10n ** BigInt(scale - one.scale)).concat(scale);
    }

    plus(other) {
        const [a, b, scale] = this.alignedWith(other);
        return new BigDecimal(a + b, scale);
    }

    minus(other) {
        return this.plus(other.negated());
    }

    negated() {
        return new BigDecimal(-this.unscaled, this.scale);
    }

    times(other) {
        return new BigDecimal(this.unscaled * other.unscaled, this.scale + other.scale).rounded(EXACT_DIGITS, halfUp);
    }

    over(other) {
        if (other.unscaled === 0n) {
            throw new NoDecimal("division by 0");
        }
        const more = Math.max(0, EXACT_DIGITS + 3 + digitsIn(other.unscaled) - digitsIn(this.unscaled));
        const dividend = this.unscaled * 10n ** BigInt(more);
        const quotient = dividend / other.unscaled;
        // One more digit tells that something is left.
        const left = dividend % other.unscaled === 0n ? 0n : signOf(dividend) * signOf(other.unscaled);
        return new BigDecimal(quotient * 10n + left, this.scale - other.scale + more + 1).rounded(EXACT_DIGITS, halfUp);
    }

    root() {
        if (this.unscaled < 0n) {
            throw new NoDecimal("root of a negative number");
        }
        let more = Math.max(0, 2 * (EXACT_DIGITS + 3) - digitsIn(this.unscaled));
        more += (((this.scale + more) % 2) + 2) % 2;
        const square = this.unscaled * 10n ** BigInt(more);
        const root = integerRoot(square);
        const left = root * root === square ? 0n : 1n;
        return new BigDecimal(root * 10n + left, (this.scale + more) / 2 + 1).rounded(EXACT_DIGITS, halfUp);
    }

    rounded(digits, up) {
        const surplus = digitsIn(this.unscaled) - digits;
        if (surplus <= 0) {
            return this;
        }
        const unit = 10n ** BigInt(surplus);
        const size = this.unscaled < 0n ? -this.unscaled : this.unscaled;
        const kept = size / unit;
        const rounded = kept + (up(2n * (size % unit) - unit, kept) ? 1n : 0n);
        return new BigDecimal(signOf(this.unscaled) * rounded, this.scale - surplus).rounded(digits, up);
    }

    equals(other) {
        const [a, b] = this.alignedWith(other);
        return a === b;
    }
}

function notDecimal(text) {
    throw new NoDecimal(text);
}

/** Rounding rules: whether to round away from 0, given how far beyond the middle it is. */
const halfUp = (beyond) => beyond >= 0n;
const halfEven = (beyond, kept) => beyond > 0n || (beyond === 0n && kept % 2n === 1n);

function digitsIn(integer) {
    return String(integer < 0n ? -integer : integer).length;
}

function signOf(integer) {
    return integer < 0n ? -1n : 1n;
}

/** The whole part of a square root, by Newton's method from above. */
function integerRoot(square) {
    if (square < 2n) {
        return square;
    }
    let root = 10n ** BigInt(Math.ceil(digitsIn(square) / 2));
    for (;;) {
        const next = (root + square / root) / 2n;
        if (next >= root) {
            return root;
        }
        root = next;
    }
}

/** A formula evaluated in decimals, row by row, to find out whether a printed equation holds. */
class ExactValue {
    /** @param rows how many rows there are; @param at the decimal of a row */
    constructor(rows, at) {
        this.rows = rows;
        this.at = at;
    }

    each(operation, ...others) {
        return new ExactValue(this.rows, (row) => this.at(row)[operation](...others.map((other) => other.at(row))));
    }

    plus(other) {
        return this.each("plus", other);
    }

    minus(other) {
        return this.each("minus", other);
    }

    times(other) {
        return this.each("times", other);
    }

    over(other) {
        return this.each("over", other);
    }

    negated() {
        return this.each("negated");
    }

    squared() {
        return this.each("times", this);
    }

    root() {
        return this.each("root");
    }

    sumRows() {
        let sum;
        return new ExactValue(this.rows, () => {
            sum ??= Array.from({ length: this.rows }, (_, row) => this.at(row)).reduce((a, b) => a.plus(b));
            return sum;
        });
    }

    meanRows() {
        const rows = new BigDecimal(BigInt(this.rows), 0);
        return this.sumRows().each("over", new ExactValue(this.rows, () => rows));
    }

    broadcast() {
        return this;
    }
}
