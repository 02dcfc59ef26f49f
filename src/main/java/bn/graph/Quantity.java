package bn.graph;

import java.util.List;
import java.util.Locale;

/// Something with a name and numbers: an input of the graph or one of its steps.
public sealed interface Quantity permits Input, Step {
    /// The one ASCII name, that of the step-by-step code: `xhat`.
    String name();

    /// The one symbol, that of the paper: `x̂`.
    String symbol();

    /// Other spellings that people type for it: `x_hat`, `normalized`.
    List<String> aliases();

    /// Whether a word that somebody typed means this quantity. Names and symbols are case-sensitive only
    /// where that tells one from another, which it never does here.
    default boolean goesBy(String word) {
        return word.equalsIgnoreCase(name())
                || word.equals(symbol())
                || aliases().contains(word.toLowerCase(Locale.ROOT));
    }
}
