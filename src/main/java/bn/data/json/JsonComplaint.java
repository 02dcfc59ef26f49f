package bn.data.json;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Why a text is no JSON, in words for whoever wrote the text. Jackson says it to whoever programs with it, with
/// its settings and the codes of characters.
///
/// @param said by what Jackson's sentence is known
/// @param reason ours
/// @param isOfFound whether it goes on from what was found
record JsonComplaint(String said, DataMessage reason, boolean isOfFound) {
    /// All of them; of two that fit, the first is meant.
    private static final List<JsonComplaint> ALL = List.of(
            wrong("end-of-input", DataMessage.JSON_ENDS),
            wrong("Document nesting depth", DataMessage.JSON_TOO_DEEP),
            wrong("Number value length", DataMessage.JSON_LONG_NUMBER),
            wrong("Name length", DataMessage.JSON_LONG_NAME),
            wrong("String value length", DataMessage.JSON_LONG_TEXT),
            wrong("comment", DataMessage.JSON_COMMENT),
            expected("double-quote to start", DataMessage.JSON_NAME),
            expected("separate Array", DataMessage.JSON_COMMA_OR_BRACKET),
            expected("separate Object", DataMessage.JSON_COMMA_OR_BRACE),
            expected("colon", DataMessage.JSON_COLON),
            wrong("Decimal point", DataMessage.JSON_POINT),
            wrong("more than one decimal point", DataMessage.JSON_TWO_POINTS),
            wrong("plus sign", DataMessage.JSON_PLUS),
            wrong("minus sign", DataMessage.JSON_MINUS),
            wrong("Exponent indicator", DataMessage.JSON_EXPONENT),
            wrong("Leading zeroes", DataMessage.JSON_LEADING_ZERO),
            wrong("exadecimal", DataMessage.JSON_HEXADECIMAL),
            wrong("hex-digit", DataMessage.JSON_HEX_DIGITS),
            wrong("character escape", DataMessage.JSON_BACKSLASH),
            wrong("unquoted character", DataMessage.JSON_CONTROL_IN_TEXT),
            wrong("regular white space", DataMessage.JSON_CONTROL),
            wrong("surrogate", DataMessage.JSON_SURROGATE),
            expected("root-level", DataMessage.JSON_NUMBER_GOES_ON),
            expected("white space, comma or end marker", DataMessage.JSON_COMMA_OR_END),
            expected("close marker", DataMessage.JSON_CLOSE),
            expected("token", DataMessage.JSON_VALUE),
            expected("a value", DataMessage.JSON_VALUE),
            expected("a valid value", DataMessage.JSON_VALUE),
            expected("digit", DataMessage.JSON_DIGIT));

    private static final Pattern FOUND = Pattern.compile(
            "(?:Unexpected character \\(|Unrecognized token |Unexpected close marker )'(.+?)(?:'|\\.\\.\\.').*",
            Pattern.DOTALL);

    private static JsonComplaint wrong(String said, DataMessage reason) {
        return new JsonComplaint(said, reason, false);
    }

    private static JsonComplaint expected(String said, DataMessage reason) {
        return new JsonComplaint(said, reason, true);
    }

    /// What is wrong: `is not JSON from here on: found ';', expected a comma or ']'`; without a reason where none is
    /// known.
    static Sentence of(JacksonException e) {
        Optional<Sentence> reason = reason(e);
        if (e instanceof StreamConstraintsException && reason.isPresent()) {
            // JSON it is, and more of it than anybody means.
            return reason.get();
        }
        return reason.map(known -> Sentence.of(DataMessage.NOT_JSON_SINCE, known))
                .orElse(Sentence.of(DataMessage.NOT_JSON));
    }

    private static Optional<Sentence> reason(JacksonException e) {
        if (e instanceof UnexpectedEndOfInputException) {
            return Optional.of(Sentence.of(DataMessage.JSON_ENDS));
        }
        String said = String.valueOf(e.getOriginalMessage());
        Matcher found = FOUND.matcher(said);
        // What the text says itself is not Jackson's word.
        String about = found.matches() ? said.substring(0, found.start(1)) + said.substring(found.end(1)) : said;
        return ALL.stream()
                .filter(one -> about.contains(one.said))
                .findFirst()
                .map(one -> one.isOfFound && found.matches()
                        ? Sentence.of(
                                DataMessage.NOT_JSON_FOUND, Printable.quoted(found.group(1)), Sentence.of(one.reason))
                        : Sentence.of(one.reason));
    }
}
