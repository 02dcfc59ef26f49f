package bn.graph;

import bn.formula.Expr.SumOver;
import bn.formula.Value;
import java.util.Arrays;
import java.util.List;

/// One line of a [BlockProgram]: an operation over a block of one feature's rows. It fills the register of
/// its own place in the program.
sealed interface Line {
    /// Fills this line's register for `count` rows from row `from` on.
    void run(Registers r, int place, int from, int count);

    /// The lines whose registers it reads.
    default List<Integer> reads() {
        return List.of();
    }

    /// A line that does not compute each row from the same row of other lines, and of those alone.
    sealed interface Outer extends Line {}

    /// Rows that were handed in. They are copied, so that every operation finds its operands at the same place.
    record Load(Value.PerRow value) implements Outer {
        @Override
        public void run(Registers r, int place, int from, int count) {
            double[] column = value.run().column(r.feature());
            if (column != null) {
                System.arraycopy(column, from, r.own(place), 0, count);
            } else {
                r.put(place, value.run().of(r.feature(), from, from + count));
            }
        }
    }

    /// Sums over other axes.
    record Other(SumOver sum, String reader) implements Outer {
        @Override
        public void run(Registers r, int place, int from, int count) {
            r.source().otherSums(sum, reader, r.feature(), from, r.own(place), count);
        }
    }

    /// One number written into every row.
    record Copy(int same) implements Outer {
        @Override
        public void run(Registers r, int place, int from, int count) {
            Arrays.fill(r.own(place), 0, count, r.same(same));
        }
    }

    /// Rows, some of them replaced by what was given.
    record Patch(int of, String name, String reader) implements Outer {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            double[] into = r.own(place);
            System.arraycopy(r.array(of), 0, into, 0, count);
            r.source().patch(name, reader, r.feature(), from, into, count);
        }
    }

    /// Two registers, row by row.
    record RowByRow(Operation operation, int left, int right) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(left, right);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.rows(r.array(left), r.array(right), r.own(place), count);
        }
    }

    /// A register, and a number that is the same in every row.
    record SameRight(Operation operation, int left, int same) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(left);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.same(r.array(left), r.same(same), r.own(place), count);
        }
    }

    /// A number that is the same in every row, and a register.
    record SameLeft(Operation operation, int same, int right) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(right);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.same(r.same(same), r.array(right), r.own(place), count);
        }
    }

    /// The opposite of a register.
    record Opposite(int of) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            double[] a = r.array(of);
            double[] into = r.own(place);
            for (int i = 0; i < count; i++) {
                into[i] = -a[i];
            }
        }
    }

    /// The square root of a register.
    record SquareRoot(int of) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            double[] a = r.array(of);
            double[] into = r.own(place);
            for (int i = 0; i < count; i++) {
                into[i] = Math.sqrt(a[i]);
            }
        }
    }
}
