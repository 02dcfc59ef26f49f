package bn.prose;

import java.util.List;

/// What is to be said, before it is known in which language: a message, and what fills its blanks.
///
/// @param blanks in order; a blank may be a sentence too, which is then said in the same language
public record Sentence(Message message, List<Object> blanks) {
    /// Copies the blanks.
    public Sentence {
        blanks = List.copyOf(blanks);
    }

    /// A message with its blanks filled.
    public static Sentence of(Message message, Object... blanks) {
        return new Sentence(message, List.of(blanks));
    }

    /// The sentence in the language of these texts.
    public String in(Words words) {
        return words.say(message, blanks.toArray());
    }
}
