package bn.graph;

import java.util.List;
import java.util.Locale;

/// An input or a step of the graph.
public sealed interface Quantity permits Input, Step {
    /// The ASCII name, as in the step-by-step code: `xhat`.
    String name();

    /// The symbol, as in the paper: `x̂`.
    String symbol();

    /// Other accepted spellings: `x_hat`, `normalized`.
    List<String> aliases();

    /// Whether a word is a spelling of this quantity. Case is ignored in names and aliases, since no two
    /// differ in case alone.
    default boolean goesBy(String word) {
        return word.equalsIgnoreCase(name())
                || word.equals(symbol())
                || aliases().contains(word.toLowerCase(Locale.ROOT));
    }
}
