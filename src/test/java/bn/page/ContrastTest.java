package bn.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That what is written in a page can be read, by its colours: WCAG 2 wants a contrast of 4.5 for text
/// (AA), and of 3 for lines that mean something.
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6}|\\d+ \\d+ \\d+);");

    /// How much of the colour of a number's sign is behind it at most; `heatOf` in the page's program.
    private static final double HEAT = 0.45;

    private static Map<String, double[]> colours(boolean dark) {
        String style = Page.resource("page.css");
        int end = style.indexOf("@media screen and (prefers-color-scheme: dark)");
        Map<String, double[]> colours = read(style.substring(0, end));
        if (dark) {
            colours.putAll(read(style.substring(end, style.indexOf("\n}", end))));
        }
        return colours;
    }

    private static Map<String, double[]> read(String style) {
        Map<String, double[]> colours = new HashMap<>();
        COLOUR.matcher(style).results().forEach(found -> colours.put(found.group(1), rgb(found.group(2))));
        return colours;
    }

    private static double[] rgb(String colour) {
        return colour.startsWith("#")
                ? new double[] {
                    Integer.parseInt(colour.substring(1, 3), 16),
                    Integer.parseInt(colour.substring(3, 5), 16),
                    Integer.parseInt(colour.substring(5, 7), 16)
                }
                : Arrays.stream(colour.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private static double luminance(double[] rgb) {
        double[] linear = Arrays.stream(rgb)
                .map(value -> value / 255)
                .map(value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static double contrast(double[] one, double[] other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double[] mixed(double[] over, double[] paper) {
        double[] mixed = new double[3];
        Arrays.setAll(mixed, at -> HEAT * over[at] + (1 - HEAT) * paper[at]);
        return mixed;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allThatIsWrittenCanBeRead(boolean dark) {
        Map<String, double[]> colours = colours(dark);
        double[] paper = Objects.requireNonNull(colours.get("paper"));
        for (String text : List.of("text", "faint", "accent", "backward", "symbol", "moved", "mistaken")) {
            for (String behind : List.of("paper", "panel", "lit")) {
                assertThat(contrast(colours.get(text), colours.get(behind)))
                        .as(text + " on " + behind)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        for (String text : List.of("text", "symbol", "backward", "mistaken")) {
            assertThat(contrast(colours.get(text), colours.get("moved-paper")))
                    .as(text + " on what moved")
                    .isGreaterThanOrEqualTo(4.5);
        }
        for (String sign : List.of("negative", "positive")) {
            assertThat(contrast(colours.get("text"), mixed(colours.get(sign), paper)))
                    .as("numbers on " + sign)
                    .isGreaterThanOrEqualTo(4.5);
        }
        for (String line : List.of("forward", "backward", "accent", "moved", "mistaken")) {
            assertThat(contrast(colours.get(line), paper)).as(line).isGreaterThanOrEqualTo(3);
        }
    }

    /// The formula itself, by the two pairs that the standard gives: black on white is 21, and #767676 just passes.
    @Test
    void contrastIsMeasuredAsTheStandardSays() {
        assertThat(contrast(rgb("#000000"), rgb("#ffffff"))).isEqualTo(21);
        assertThat(contrast(rgb("#767676"), rgb("#ffffff"))).isBetween(4.5, 4.6);
    }
}
