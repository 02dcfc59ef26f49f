package bn.report;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.List;

/// A JSON value.
public sealed interface Datum {
    record Text(String text) implements Datum {}

    record Texts(List<String> texts) implements Datum {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    record Count(long count) implements Datum {}

    record Counts(List<Integer> counts) implements Datum {
        public Counts {
            counts = List.copyOf(counts);
        }
    }

    /// Numbers: a scalar, a list of D, or nested like the batch.
    record Numbers(Value value, Shape shape) implements Datum {}

    /// A list of objects.
    record Objects(List<List<Block.Fact>> objects) implements Datum {
        public Objects {
            objects = List.copyOf(objects);
        }
    }
}
