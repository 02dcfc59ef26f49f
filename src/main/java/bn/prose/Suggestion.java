package bn.prose;

import bn.batch.NearestWord;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a sentence about a word that is not known says of the word that was probably meant.
public final class Suggestion {
    private Suggestion() {}

    /// Within a sentence, if one of the words is near: ` (did you mean 'width'?)`.
    ///
    /// @param shown how the word is written there
    public static Optional<Sentence> within(String typed, Collection<String> words, UnaryOperator<String> shown) {
        return NearestWord.to(typed, words).map(near -> Sentence.of(DataMessage.DID_YOU_MEAN, shown.apply(near)));
    }

    /// At its end: `; did you mean batch.csv?`
    ///
    /// @param shown how the word is written there
    public static Optional<Sentence> atEnd(String typed, Collection<String> words, UnaryOperator<String> shown) {
        return NearestWord.to(typed, words).map(near -> Sentence.of(Message.DID_YOU_MEAN, shown.apply(near)));
    }

    /// At its end: what was meant, or else what lists the words.
    public static Sentence atEnd(String typed, Collection<String> words, Message otherwise) {
        return atEnd(typed, words, UnaryOperator.identity()).orElseGet(() -> Sentence.of(otherwise));
    }
}
