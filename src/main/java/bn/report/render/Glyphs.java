package bn.report.render;

import bn.batch.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The available characters: all, or only ASCII if the terminal supports no more.
public enum Glyphs {
    /// All of Unicode.
    UNICODE,
    /// ASCII only, with symbols spelled out.
    ASCII;

    /// Longest first among those with a common prefix.
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
            Map.entry("∞", "inf"),
            Map.entry("—", "-"),
            Map.entry("…", "..."),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("✓", "(ok)"),
            Map.entry("✗", "(no)"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("→", "->"),
            Map.entry("←", "<-"));

    /// A text on one line, made safe to show. All foreign text passes through here on its way to a terminal;
    /// characters that could move the cursor, change colours, hide text or reverse its direction are escaped.
    public String of(String text) {
        return letters(Printable.of(text));
    }

    /// Several lines, made safe to show.
    public String lines(String text) {
        return Stream.of(text.split("\n", -1)).map(this::of).collect(Collectors.joining("\n"));
    }

    /// Text of the program's own, which may have lines and colours, in the available characters.
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
