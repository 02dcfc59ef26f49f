package bn.data;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;

/// Texts as a sentence lists them: as many as a line holds, and how many there are.
final class Listed {
    private Listed() {}

    /// The texts, or the first of them.
    static Sentence of(List<String> texts) {
        List<String> shown = Printable.listed(texts);
        return shown.size() == texts.size()
                ? Sentence.asItIs(shown)
                : Sentence.of(DataMessage.LISTED, shown, texts.size());
    }
}
