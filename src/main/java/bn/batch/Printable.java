package bn.batch;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Text from outside in a form that a terminal can be given: whatever could move the cursor, recolour, hide
/// or turn round what is written is shown as an escape.
public final class Printable {
    /// Code points of a foreign text that a sentence quotes.
    private static final int QUOTED = 40;

    /// Characters of a list in a sentence.
    private static final int LISTED = 120;

    /// Characters between two texts of it.
    private static final int BETWEEN = 2;

    private Printable() {}

    /// The text, what is hidden in it written as `\u001b`, or `\U000e0001` where four digits are too few.
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                HexFormat hex = HexFormat.of();
                shown.append(c <= 0xffff ? "\\u" + hex.toHexDigits((char) c) : "\\U" + hex.toHexDigits(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /// The text in single quotes, shortened where it is long.
    public static String quoted(String text) {
        return "'" + brief(text) + "'";
    }

    /// The text as a sentence names it, shortened where it is long.
    public static String brief(String text) {
        int length = text.codePointCount(0, text.length());
        return of(length <= QUOTED ? text : text.substring(0, text.offsetByCodePoints(0, QUOTED - 1)) + "…");
    }

    /// Texts as a sentence lists them: as many of the first as a line holds, one at least.
    public static List<String> listed(List<String> texts) {
        List<String> shown = new ArrayList<>();
        int length = 0;
        for (String text : texts) {
            String next = brief(text);
            length += next.length() + (shown.isEmpty() ? 0 : BETWEEN);
            if (!shown.isEmpty() && length > LISTED) {
                break;
            }
            shown.add(next);
        }
        return shown;
    }

    /// The text in one line of at most so many characters; of a longer one the middle is left out.
    public static String within(int most, String text) {
        String shown = of(text);
        if (shown.length() <= most) {
            return shown;
        }
        int end = 2 * most / 3;
        int start = shown.length() - (most - end - 1);
        // No half of a character that is two.
        end -= Character.isLowSurrogate(shown.charAt(end)) ? 1 : 0;
        start += Character.isLowSurrogate(shown.charAt(start)) ? 1 : 0;
        return shown.substring(0, end) + "…" + shown.substring(start);
    }

    /// Whether a terminal would do something else with it than to show it.
    public static boolean isHidden(int c) {
        // U+FFFF and its like are no characters, and no XML may hold them.
        if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Zero-width joiners belong to some scripts; marks, embeddings and isolates turn the direction round.
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }
}
