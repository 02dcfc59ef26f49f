package bn.exercise;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text with places to be filled: `{{name}}`, and `{{?name}}` in a line that is left out where nothing fills it. What
/// fills a place that has a line to itself is indented as that is.
///
/// @param text with line ends
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\??)([a-z-]+)}}");

    /// The text with its places filled.
    ///
    /// @param places by name
    /// @throws NullPointerException if the text has another place
    String filled(Map<String, String> places) {
        return text.lines()
                .filter(line -> PLACE.matcher(line)
                        .results()
                        .noneMatch(place -> !place.group(1).isEmpty()
                                && content(places, place.group(2)).isEmpty()))
                .map(line -> line(line, places))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String line, Map<String, String> places) {
        String filled = PLACE.matcher(line.strip())
                .replaceAll(place -> Matcher.quoteReplacement(content(places, place.group(2))));
        return filled.indent(line.length() - line.stripLeading().length()).stripTrailing();
    }

    private static String content(Map<String, String> places, String name) {
        return Objects.requireNonNull(places.get(name), name);
    }
}
