package bn.data;

import bn.batch.Nearest;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a sentence says of the word that somebody probably meant; nothing where none is near.
final class Near {
    private Near() {}

    /// Within a sentence: ` (did you mean 'width'?)`.
    ///
    /// @param shown how the word is written there
    static Optional<Sentence> within(String typed, Collection<String> words, UnaryOperator<String> shown) {
        return said(typed, words, shown, DataMessage.DID_YOU_MEAN);
    }

    /// At its end: `; did you mean batch.csv?`.
    static Optional<Sentence> atEnd(String typed, Collection<String> words, UnaryOperator<String> shown) {
        return said(typed, words, shown, DataMessage.OR_DID_YOU_MEAN);
    }

    private static Optional<Sentence> said(
            String typed, Collection<String> words, UnaryOperator<String> shown, DataMessage question) {
        return Nearest.to(typed, words).map(near -> Sentence.of(question, shown.apply(near)));
    }
}
