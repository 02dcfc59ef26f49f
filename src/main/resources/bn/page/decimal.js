/** Below this power of ten, and from this one on, a number is written with an exponent, as %g and Python do. */
const SMALL = -4;
const PYTHON_LARGE = 16;

/** From this many digits on a number is shown in full. */
const ALL_DIGITS = 17;

/** A double rounded to some significant digits; from 17 on the shortest decimal that reads back as the same. */
function decimalText(number, digits) {
    if (!Number.isFinite(number)) {
        return Number.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    if (digits >= ALL_DIGITS) {
        return laidOut(number, number.toExponential(), PYTHON_LARGE);
    }
    return laidOut(number, roundedHalfEven(Math.abs(number), digits), Math.max(digits, 6));
}

/** Half to even on the exact binary value; toExponential takes the larger of two that are as near. */
function roundedHalfEven(number, digits) {
    const [exact, power] = number.toExponential(100).split("e");
    const written = exact.replace(".", "");
    const isHalfway = /^50*$/.test(written.slice(digits));
    const isEven = Number(written[digits - 1]) % 2 === 0;
    return isHalfway && isEven
        ? written[0] + "." + written.slice(1, digits) + "0e" + power
        : number.toExponential(digits - 1);
}

function laidOut(number, scientific, large) {
    const sign = number < 0 || Object.is(number, -0) ? "-" : "";
    if (number === 0) {
        return sign + "0";
    }
    const [mantissa, power] = scientific.replace("-", scientific.startsWith("-") ? "" : "-").split("e");
    const digits = mantissa.replace(".", "").replace(/0+$/, "");
    const exponent = Number(power);
    if (exponent < SMALL || exponent >= large) {
        const fraction = digits.length > 1 ? "." + digits.slice(1) : "";
        const size = String(Math.abs(exponent)).padStart(2, "0");
        return sign + digits[0] + fraction + (exponent < 0 ? "e-" : "e+") + size;
    }
    if (exponent < 0) {
        return sign + "0." + "0".repeat(-exponent - 1) + digits;
    }
    const whole = exponent + 1;
    return digits.length > whole
        ? sign + digits.slice(0, whole) + "." + digits.slice(whole)
        : sign + digits + "0".repeat(whole - digits.length);
}
