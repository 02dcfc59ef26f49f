package bn.data.torch;

import java.util.ArrayList;
import java.util.List;

/// What a pickle of tensors is made of. Lists and dicts may hold themselves, so they are compared by identity.
sealed interface Pickled {
    /// A text.
    record Text(String text) implements Pickled {}

    /// A whole number.
    record Whole(long number) implements Pickled {}

    /// A number of floating point.
    record Real(double number) implements Pickled {}

    /// True or False.
    record Truth(boolean truth) implements Pickled {}

    /// Whatever makes no tensor: None, a device.
    record Other() implements Pickled {
        static final Other IT = new Other();
    }

    /// A name, not yet called.
    record Named(PickleGlobals known) implements Pickled {}

    /// The dtype that a name means.
    record OfDtype(Dtype dtype) implements Pickled {}

    /// Numbers that lie elsewhere in the file.
    ///
    /// @param key by which they are found
    /// @param count as the pickle says; nothing is checked yet
    record Storage(Dtype dtype, String key, long count) implements Pickled {}

    /// A tensor as the pickle says; nothing is checked yet.
    record View(Storage storage, long offset, Row sizes, Row strides) implements Pickled {}

    /// A list or a tuple.
    final class Row implements Pickled {
        private final List<Pickled> items;

        Row(List<Pickled> items) {
            this.items = new ArrayList<>(items);
        }

        List<Pickled> items() {
            return items;
        }
    }

    /// A dict: its keys and values by turns.
    final class Dict implements Pickled {
        private final List<Pickled> entries = new ArrayList<>();

        List<Pickled> entries() {
            return entries;
        }
    }
}
