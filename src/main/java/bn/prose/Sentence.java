package bn.prose;

import bn.batch.Printable;
import java.util.List;

/// What is to be said, or a part of it, before it is known in which language: a text, and what fills its blanks.
///
/// @param place of what it speaks, before all words: `batch.csv:3:2: `; empty where that is nowhere
/// @param blanks in order; a sentence, and each of a list, is then said in the same language, and of an `Optional` what
///     is in it
public record Sentence(String place, ShortText text, List<Object> blanks) {
    /// Copies the blanks.
    public Sentence {
        blanks = List.copyOf(blanks);
    }

    /// A text with its blanks filled.
    public static Sentence of(ShortText text, Object... blanks) {
        return new Sentence("", text, List.of(blanks));
    }

    /// What is the same in every language, such as a name.
    public static Sentence asItIs(Object same) {
        return of(DataMessage.AS_IT_IS, same);
    }

    /// Names as a sentence lists them: as many as a line holds, and how many there are.
    public static Sentence list(List<String> names) {
        List<String> shown = Printable.listed(names);
        return shown.size() == names.size() ? asItIs(shown) : of(DataMessage.LISTED, shown, names.size());
    }

    /// The same of a place.
    public Sentence at(String newPlace) {
        return new Sentence(newPlace, text, blanks);
    }

    /// The sentence in the language of these texts.
    public String in(Words words) {
        return place + words.say(text, blanks.toArray());
    }
}
