package bn.data.csv;

import java.util.Set;

/// How programs write that there is no value in a cell.
final class Missing {
    /// What pandas takes for missing where it is told nothing, and the question mark of the UCI repository, the dash
    /// and the point (SAS, Stata) of others.
    static final Set<String> SPELLINGS = Set.of(
            "",
            "?",
            "-",
            ".",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    private Missing() {}

    static boolean is(String cell) {
        return SPELLINGS.contains(cell.strip());
    }
}
