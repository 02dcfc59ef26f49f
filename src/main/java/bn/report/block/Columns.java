package bn.report.block;

import java.util.ArrayList;
import java.util.List;

/// The width of a text in terminal columns, and layout within a width.
public final class Columns {
    /// The characters below U+2E80 that are two columns wide: watches, stars, check marks and the like.
    private static final String WIDE_SIGNS = "⌚⌛〈〉⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽" + "✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕";

    private Columns() {}

    /// The width of a text in columns: two for a wide (Chinese, Japanese, Korean) character, none for a
    /// combining mark.
    public static int width(String text) {
        int columns = 0;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            columns += width(c);
        }
        return columns;
    }

    /// The text padded with spaces on the right.
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /// The text padded with spaces on the left.
    public static String rightAligned(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /// The text in pieces of at most `columns`, wherever that breaks it.
    public static List<String> folded(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int taken = 0;
        for (int c : text.codePoints().toArray()) {
            if (taken + width(c) > columns) {
                lines.add(line.toString());
                line.setLength(0);
                taken = 0;
            }
            line.appendCodePoint(c);
            taken += width(c);
        }
        lines.add(line.toString());
        return lines;
    }

    /// The text, shortened with `…` if it is too wide.
    public static String shortened(String text, int columns, String ellipsis) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int taken = width(ellipsis);
        for (int c : text.codePoints().toArray()) {
            taken += width(c);
            if (taken > columns) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept + ellipsis;
    }

    /// What stands between words that belong on one line.
    public static final char NO_BREAK = '\u00a0';

    /// The text in lines of at most `columns`, broken at spaces and between wide characters. [#NO_BREAK] keeps what is
    /// beside it together, and becomes a space.
    public static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int taken = 0;
        for (String piece : pieces(text)) {
            if (taken + width(piece.stripTrailing()) > columns && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                taken = 0;
            }
            String added = line.isEmpty() ? piece.stripLeading() : piece;
            line.append(added);
            taken += width(added);
        }
        lines.add(line.toString().stripTrailing());
        lines.replaceAll(one -> one.replace(NO_BREAK, ' '));
        return lines;
    }

    /// The unbreakable parts of a text. Punctuation of wide scripts stays with the preceding character.
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int before = ' ';
        for (int c : text.codePoints().toArray()) {
            boolean afterSpace = before == ' ' && c != ' ';
            boolean besideWide = (width(c) == 2 || width(before) == 2)
                    && c != ' '
                    && c != NO_BREAK
                    && before != NO_BREAK
                    && !closes(c)
                    && !opens(before);
            if ((afterSpace || besideWide) && !piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
            before = c;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean closes(int c) {
        return "，。：；！？、）”’》".indexOf(c) >= 0 || ").,:;!?".indexOf(c) >= 0;
    }

    private static boolean opens(int c) {
        return "（“‘《".indexOf(c) >= 0 || c == '(';
    }

    private static int width(int c) {
        if (c <= '~') {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /// The ranges of wide characters in Unicode's EastAsianWidth.txt that occur in texts.
    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115f
                        || WIDE_SIGNS.indexOf(c) >= 0
                        || (c >= 0xa960 && c <= 0xa97c)
                        || (c >= 0x2e80 && c <= 0x303e)
                        || (c >= 0x3041 && c <= 0xa4cf)
                        || (c >= 0xac00 && c <= 0xd7a3)
                        || (c >= 0xf900 && c <= 0xfaff)
                        || (c >= 0xfe30 && c <= 0xfe6f)
                        || (c >= 0xff00 && c <= 0xff60)
                        || (c >= 0xffe0 && c <= 0xffe6)
                        || (c >= 0x1f300 && c <= 0x1faff)
                        || (c >= 0x20000 && c <= 0x3fffd));
    }
}
