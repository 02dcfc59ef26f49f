package bn.data;

import bn.batch.Printable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Why a text is no JSON, in words for whoever wrote the text. Jackson says it to whoever programs with it, with
/// its settings and the codes of characters.
///
/// @param said by what Jackson's sentence is known
/// @param reason ours; one that begins with `expected` goes on from what was found
record JsonComplaint(String said, String reason) {
    private static final String VALUE = "expected a number, a list, an object or a text in quotes";

    /// All of them; of two that fit, the first is meant.
    private static final List<JsonComplaint> ALL = List.of(
            new JsonComplaint("end-of-input", "it ends before the value does"),
            new JsonComplaint("Document nesting depth", "lists or objects are nested too deep"),
            new JsonComplaint("Number value length", "a number has more than a million digits"),
            new JsonComplaint("Name length", "a name is too long"),
            new JsonComplaint("String value length", "a text is too long"),
            new JsonComplaint("comment", "JSON has no comments; leave them out"),
            new JsonComplaint("double-quote to start", "expected a name in double quotes"),
            new JsonComplaint("separate Array", "expected a comma or ']'"),
            new JsonComplaint("separate Object", "expected a comma or '}'"),
            new JsonComplaint("colon", "expected a colon"),
            new JsonComplaint("Decimal point", "a digit belongs behind the point, as in 1.0"),
            new JsonComplaint("more than one decimal point", "a number has one point"),
            new JsonComplaint("plus sign", "a number has no plus sign in front"),
            new JsonComplaint("minus sign", "a digit belongs behind the minus"),
            new JsonComplaint("Exponent indicator", "a digit belongs behind the e of a number"),
            new JsonComplaint("Leading zeroes", "a number has no needless 0 in front"),
            new JsonComplaint("exadecimal", "a number is written in decimal"),
            new JsonComplaint("hex-digit", "four hexadecimal digits belong behind \\u in quotes"),
            new JsonComplaint("character escape", "a backslash in quotes means nothing before this character"),
            new JsonComplaint("unquoted character", "a text in quotes holds a control character or the end of a line"),
            new JsonComplaint("regular white space", "a control character stands between the values"),
            new JsonComplaint("surrogate", "a name holds half a character"),
            new JsonComplaint("root-level", "expected the end of the number"),
            new JsonComplaint("white space, comma or end marker", "expected a comma or an end"),
            new JsonComplaint("close marker", "expected the end of what was begun last"),
            new JsonComplaint("token", VALUE),
            new JsonComplaint("a value", VALUE),
            new JsonComplaint("a valid value", VALUE),
            new JsonComplaint("digit", "expected a digit"));

    private static final Pattern FOUND = Pattern.compile(
            "(?:Unexpected character \\(|Unrecognized token |Unexpected close marker )'(.+?)(?:'|\\.\\.\\.').*",
            Pattern.DOTALL);

    /// What is wrong as a sentence goes on: `is not JSON from here on: found ';', expected a comma or ']'`; the reason
    /// is left out where it is not known.
    static String of(JacksonException e) {
        String reason = reason(e);
        if (e instanceof StreamConstraintsException && !reason.isEmpty()) {
            // JSON it is, and more of it than anybody means.
            return reason;
        }
        return "is not JSON from here on" + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static String reason(JacksonException e) {
        if (e instanceof UnexpectedEndOfInputException) {
            return ALL.getFirst().reason;
        }
        String said = String.valueOf(e.getOriginalMessage());
        Matcher found = FOUND.matcher(said);
        String start = found.matches() ? "found " + Printable.quoted(found.group(1)) + ", " : "";
        // What the text says itself is not Jackson's word.
        String about = found.matches() ? said.substring(0, found.start(1)) + said.substring(found.end(1)) : said;
        return ALL.stream()
                .filter(one -> about.contains(one.said))
                .findFirst()
                .map(one -> (one.reason.startsWith("expected") ? start : "") + one.reason)
                .orElse("");
    }
}
