package bn.batch;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Foreign text made safe for a terminal: characters that could move the cursor, change colours, hide text or
/// reverse its direction are shown as escapes.
public final class Printable {
    /// The most code points of a foreign text quoted in a message.
    private static final int QUOTED = 40;

    /// The most characters of a list in a message.
    private static final int LISTED = 120;

    /// Characters between two texts of it.
    private static final int BETWEEN = 2;

    /// What no shell changes.
    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+,-]+");

    private Printable() {}

    /// The text with each hidden character written as `\u001b`, or as `\U000e0001` beyond the BMP.
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

    /// The text in single quotes, shortened if it is long.
    public static String quoted(String text) {
        return "'" + brief(text) + "'";
    }

    /// The text without quotes, shortened if it is long.
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

    /// The text in at most `most` characters; the middle of a longer one is left out.
    public static String within(int most, String text) {
        String shown = of(text);
        if (shown.length() <= most) {
            return shown;
        }
        int end = 2 * most / 3;
        int start = shown.length() - (most - end - 1);
        // Don't split a surrogate pair.
        end -= Character.isLowSurrogate(shown.charAt(end)) ? 1 : 0;
        start += Character.isLowSurrogate(shown.charAt(start)) ? 1 : 0;
        return shown.substring(0, end) + "…" + shown.substring(start);
    }

    /// Whether a terminal would not simply display the character.
    public static boolean isHidden(int c) {
        // Noncharacters such as U+FFFF, which XML forbids.
        if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Some scripts need the zero-width joiners; marks, embeddings and isolates change the direction
            // of text.
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }

    /// A word as a shell takes it, safe to print.
    public static String inShell(String word) {
        String safe = of(word);
        return PLAIN.matcher(safe).matches() ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }
}
