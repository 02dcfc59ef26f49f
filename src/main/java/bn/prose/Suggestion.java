package bn.prose;

import bn.batch.Nearest;
import java.util.Collection;
import java.util.Optional;

/// The end of a sentence about a word that is not known: what was probably meant.
public final class Suggestion {
    private Suggestion() {}

    /// `; did you mean forward?`, if one of the words is near.
    public static Optional<Sentence> of(String typed, Collection<String> words) {
        return Nearest.to(typed, words).map(near -> Sentence.of(Message.DID_YOU_MEAN, near));
    }

    /// The same, or else what lists the words.
    public static Sentence of(String typed, Collection<String> words, Message otherwise) {
        return of(typed, words).orElseGet(() -> Sentence.of(otherwise));
    }
}
