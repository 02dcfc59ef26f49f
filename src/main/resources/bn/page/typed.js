/** The number that somebody typed, or undefined. */
function typedNumber(text) {
    const plain = text.trim().replace("−", "-");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/** Whether a guess is right in the digits that were typed: it may be off by one in the last of them. */
function isRightAsTyped(text, number) {
    const guess = typedNumber(text);
    const [mantissa, power = "0"] = text.trim().toLowerCase().split("e");
    const places = (mantissa.split(".")[1] ?? "").length - Number(power);
    return guess !== undefined && Math.abs(guess - number) <= 10 ** -places;
}

/** How near a guess came to a number. */
function verdictOf(words, run, cell, text) {
    const number = run.number(cell);
    const shown = decimalText(number, DIGITS);
    if (isRightAsTyped(text, number)) {
        return words.say("guess-right", run.text(cell), shown);
    }
    const off = Math.abs(typedNumber(text) - number);
    const share = number === 0 ? "" : words.say("guess-share", decimalText((100 * off) / Math.abs(number), 2));
    return words.say("guess-wrong", run.text(cell), shown, text.trim(), decimalText(off, 3), share);
}

/** How much an arrow key, or a dragged pointer, moves a number: one in the digit after the first. */
function stepOf(number) {
    return number === 0 ? 0.1 : 10 ** (Math.floor(Math.log10(Math.abs(number))) - 1);
}

/** A number some steps from another, within what the input can be. */
function nudged(cell, number, steps) {
    const moved = Number((number + steps * stepOf(number)).toPrecision(12));
    const { least = -Infinity, most = Infinity } = RANGES[cell.name] ?? {};
    return Math.min(Math.max(moved, least), most);
}

/** What some inputs can be, and the text that says so: ε is added under a root, momentum is a weight. */
const RANGES = {
    eps: { least: 0, said: "eps-negative" },
    momentum: { least: 0, most: 1, said: "momentum-range" },
};

/** The text that says what is wrong with a number for an input; undefined where nothing is. */
function wrongAs(cell, number) {
    if (number === undefined) {
        return "not-a-number";
    }
    const { least = -Infinity, most = Infinity, said } = RANGES[cell.name] ?? {};
    return number < least || number > most ? said : undefined;
}
