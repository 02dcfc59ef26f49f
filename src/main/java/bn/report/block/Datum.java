package bn.report.block;

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

    record Truth(boolean truth) implements Datum {}

    record WholeNumber(long count) implements Datum {}

    record WholeNumbers(List<Integer> counts) implements Datum {
        public WholeNumbers {
            counts = List.copyOf(counts);
        }
    }

    /// Numbers: a scalar, a list of D, or nested like the batch.
    record NumberArray(Value value, Shape shape) implements Datum {}

    /// A list of objects.
    record Objects(List<List<Block.Fact>> objects) implements Datum {
        public Objects {
            objects = List.copyOf(objects);
        }
    }
}
