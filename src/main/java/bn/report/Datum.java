package bn.report;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.List;

/// What can stand under a name in JSON.
public sealed interface Datum {
    /// A string.
    record Text(String text) implements Datum {}

    /// A list of strings.
    record Texts(List<String> texts) implements Datum {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /// A whole number.
    record Count(long count) implements Datum {}

    /// A list of counts.
    record Counts(List<Integer> counts) implements Datum {
        public Counts {
            counts = List.copyOf(counts);
        }
    }

    /// Numbers: one, a list of D, or nested as the batch is.
    record Numbers(Value value, Shape shape) implements Datum {}

    /// Objects, each with its own facts.
    record Objects(List<List<Block.Fact>> objects) implements Datum {
        public Objects {
            objects = List.copyOf(objects);
        }
    }
}
