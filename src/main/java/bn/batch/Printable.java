package bn.batch;

import java.util.HexFormat;

/// Text from outside in a form that a terminal can be given: whatever could move the cursor, recolour, hide
/// or turn round what is written is shown as an escape.
public final class Printable {
    /// Code points of a foreign text that a sentence quotes.
    private static final int QUOTED = 40;

    private Printable() {}

    /// The text, control and direction characters written as `\u001b`.
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                shown.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /// The text in single quotes, shortened where it is long.
    public static String quoted(String text) {
        return "'" + shortened(text) + "'";
    }

    /// The text, shortened where it is long.
    public static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return of(length <= QUOTED ? text : text.substring(0, text.offsetByCodePoints(0, QUOTED - 1)) + "…");
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Zero-width joiners belong to some scripts; marks, embeddings and isolates turn the direction round.
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }
}
