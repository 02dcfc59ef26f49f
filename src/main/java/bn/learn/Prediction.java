package bn.learn;

import java.util.Locale;

/// What the learner is asked before the run.
///
/// @param right the letter of the answer that the run bears out
/// @param letters all letters: `abcd`
public record Prediction(String right, String letters) {
    /// Whether this is one of the letters.
    public boolean offers(String typed) {
        return typed.length() == 1 && letters.contains(typed);
    }

    /// The letter that is meant: `D)` is d.
    static String letter(String typed) {
        return typed.toLowerCase(Locale.ROOT).replaceFirst("[)）]$", "");
    }
}
