package bn.data.csv;

import bn.data.number.NumberText;
import java.util.Set;

/// How programs write that there is no value in a cell.
final class MissingValues {
    /// Besides NaN, what pandas takes for missing where it is told nothing, and the question mark of the
    /// UCI repository, the dash and the point (SAS, Stata) of others.
    private static final Set<String> SPELLINGS = Set.of(
            "?",
            "-",
            ".",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "None",
            "n/a",
            "null");

    private MissingValues() {}

    static boolean is(String cell) {
        String text = NumberText.stripped(cell);
        return text.isEmpty()
                || SPELLINGS.contains(text)
                || Double.isNaN(NumberText.nonFinite(text).orElse(0));
    }
}
