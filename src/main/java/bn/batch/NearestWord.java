package bn.batch;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The nearest of several words to a misspelled one.
public final class NearestWord {
    private NearestWord() {}

    /// Letters that are too few to be the beginning of a word.
    private static final int SHORT = 2;

    /// The word with the fewest edits, if they are few for its length; else the one word that begins so.
    public static Optional<String> to(String typed, Collection<String> words) {
        String lower = typed.toLowerCase(Locale.ROOT);
        int most = (typed.length() + 1) / 3;
        return words.stream()
                .filter(word -> edits(lower, word.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparingInt(word -> edits(lower, word.toLowerCase(Locale.ROOT))))
                .or(() -> begun(lower, words));
    }

    private static Optional<String> begun(String lower, Collection<String> words) {
        List<String> begun = words.stream()
                .filter(word ->
                        lower.length() > SHORT && word.toLowerCase(Locale.ROOT).startsWith(lower))
                .toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }

    /// The Levenshtein distance.
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
