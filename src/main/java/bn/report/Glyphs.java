package bn.report;

import bn.batch.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which characters may be shown: all, or ASCII alone where the terminal knows no more.
public enum Glyphs {
    /// Everything Unicode has.
    UNICODE,
    /// ASCII, every symbol written as one types it.
    ASCII;

    /// Longest first where one begins with another.
    private static final List<Map.Entry<String, String>> TYPED = List.of(
            Map.entry("γx\u0302", "gamma*xhat"),
            Map.entry("x\u0302", "xhat"),
            Map.entry("∂ℓ/∂", "dl/d"),
            Map.entry("σ²", "var"),
            Map.entry("σ", "sigma"),
            Map.entry("μ", "mu"),
            Map.entry("γ", "gamma"),
            Map.entry("β", "beta"),
            Map.entry("ε", "eps"),
            Map.entry("ℓ", "l"),
            Map.entry("∂", "d"),
            Map.entry("√", "sqrt"),
            Map.entry("²", "^2"),
            Map.entry("·", "*"),
            Map.entry("×", "x"),
            Map.entry("≈", "~"),
            Map.entry("█", "#"),
            Map.entry("░", "."),
            Map.entry("│", "|"),
            Map.entry("─", "-"),
            Map.entry("●", "o"),
            Map.entry("▶", ">"),
            Map.entry("├", "+"),
            Map.entry("┤", "+"),
            Map.entry("┘", "+"),
            Map.entry("└", "+"),
            Map.entry("┐", "+"),
            Map.entry("┼", "|"),
            Map.entry("┴", "+"),
            Map.entry("−", "-"),
            Map.entry("≠", "!="),
            Map.entry("≥", ">="),
            Map.entry("…", "..."),
            Map.entry("’", "'"),
            Map.entry("→", "->"),
            Map.entry("←", "<-"));

    /// A text as it may be shown, within a line: whatever comes from files and arguments comes by here on its way to
    /// a terminal, and what could move the cursor, recolour, hide or turn round is written as an escape.
    public String of(String text) {
        return letters(Printable.of(text));
    }

    /// Several lines as they may be shown.
    public String lines(String text) {
        return Stream.of(text.split("\n", -1)).map(this::of).collect(Collectors.joining("\n"));
    }

    /// A text of the program's own, which may have lines and colours, in the letters that may be shown.
    public String letters(String text) {
        return switch (this) {
            case UNICODE -> text;
            case ASCII -> ascii(text);
        };
    }

    private static String ascii(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        String typed = text;
        for (Map.Entry<String, String> entry : TYPED) {
            typed = typed.replace(entry.getKey(), entry.getValue());
        }
        List<String> shown = new ArrayList<>();
        typed.codePoints().forEach(c -> shown.add(c < 128 ? Character.toString(c) : "?"));
        return String.join("", shown).replace("gamma )", "gamma)").replace("gamma  ", "gamma");
    }
}
