package bn.graph;

import bn.formula.Expr.SumOver;
import bn.formula.Value;
import java.util.Arrays;
import java.util.List;

/// An instruction of a [BlockProgram]: an operation on a block of one feature's rows. It fills the register
/// with its own index in the program.
sealed interface Instruction {
    /// Fills its register for `count` rows from row `from`.
    void run(Registers r, int place, int from, int count);

    /// The instructions whose registers it reads.
    default List<Integer> reads() {
        return List.of();
    }

    /// An instruction that is not an elementwise operation on other registers.
    sealed interface NotElementwise extends Instruction {}

    /// Rows of an input, copied so that every operand has the same index in its array.
    record Load(Value.PerRow value) implements NotElementwise {
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
    record SumOfOtherAxes(SumOver sum, String reader) implements NotElementwise {
        @Override
        public void run(Registers r, int place, int from, int count) {
            r.source().otherSums(sum, reader, r.feature(), from, r.own(place), count);
        }
    }

    /// A scalar, broadcast.
    record Fill(int scalar) implements NotElementwise {
        @Override
        public void run(Registers r, int place, int from, int count) {
            Arrays.fill(r.own(place), 0, count, r.scalar(scalar));
        }
    }

    /// A register in which given numbers are replaced.
    record Patch(int of, String name, String reader) implements NotElementwise {
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

    /// An elementwise operation on two registers.
    record RowByRow(ElementwiseOperation operation, int left, int right) implements Instruction {
        @Override
        public List<Integer> reads() {
            return List.of(left, right);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.rows(r.array(left), r.array(right), r.own(place), 0, count);
        }
    }

    /// A register and a scalar, on the right. Subtraction and division have sides, so the scalar's side is part of the
    /// instruction, as it is of the loop that [FusedLoop] writes.
    record ScalarRight(ElementwiseOperation operation, int left, int scalar) implements Instruction {
        @Override
        public List<Integer> reads() {
            return List.of(left);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.scalar(r.array(left), r.scalar(scalar), r.own(place), 0, count);
        }
    }

    /// A scalar, on the left, and a register.
    record ScalarLeft(ElementwiseOperation operation, int scalar, int right) implements Instruction {
        @Override
        public List<Integer> reads() {
            return List.of(right);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.scalar(r.scalar(scalar), r.array(right), r.own(place), 0, count);
        }
    }

    /// A register, negated.
    record Negate(int of) implements Instruction {
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
    record SquareRoot(int of) implements Instruction {
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
