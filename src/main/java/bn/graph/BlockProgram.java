package bn.graph;

import bn.formula.Expr;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
import bn.formula.Expr.Spread;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.Times;
import bn.formula.Extent;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Formulas of batch extent, made ready to be run over one feature's rows, a block at a time.
///
/// Each operation of the formulas, and of the steps they read, becomes a line that fills a register of a
/// block's numbers; what several read is one line. The order of the operations on a number is that of the
/// formulas, so a number has the same bits in whatever block it is computed, and beside whatever others.
final class BlockProgram {
    /// Rows in a block: few enough for the registers of a program to stay in the first-level cache.
    static final int BLOCK = 4 * PairwiseSum.BLOCK;

    private final Source source;
    private final List<Line> lines = new ArrayList<>();
    private final List<Scalar> scalars = new ArrayList<>();
    private final Map<Key, Operand> known = new HashMap<>();
    private final Map<String, Operand> steps = new HashMap<>();
    private final Operand.Register[] results;
    private final Line[] program;

    /// The piece of memory that each line's register lies in: one that nobody reads any more is used again,
    /// so that all stay in the first-level cache.
    private final int[] memory;

    /// Where a program finds what it does not compute itself.
    interface Source {
        /// The extent of a formula.
        Extent extent(Expr expr);

        /// The numbers that were handed in for a value of batch extent, or null if it is computed.
        Value.@Nullable PerRow given(String name);

        /// The formula of a step.
        Expr formula(String step);

        /// A formula of no batch extent, for one feature.
        double number(Expr expr, String reader, int feature);

        /// Whether numbers of a value are replaced, as one step reads it.
        boolean isPatched(String name, String reader);

        /// Replaces them.
        void patch(String name, String reader, int feature, int from, double[] numbers, int count);

        /// The sums over other axes, for some rows.
        void otherSums(SumOver sum, String reader, int feature, int from, double[] into, int count);
    }

    /// A formula as one step reads it: the reader matters where a number is replaced on its edge alone.
    private record Key(Expr expr, String reader) {}

    /// What a line computes with: a register, or a number that is the same in every row.
    private sealed interface Operand {
        record Register(int index) implements Operand {}

        record Same(int index) implements Operand {}
    }

    private record Scalar(Expr expr, String reader) {}

    /// One line; it fills the register of its own place in the program.
    private interface Line {
        void run(Registers r, int place, int from, int count);

        /// The lines whose registers it reads.
        default List<Integer> reads() {
            return List.of();
        }
    }

    /// Rows that were handed in. They are copied, so that every operation finds its operands at the same place.
    private record Load(Value.PerRow value) implements Line {
        @Override
        public void run(Registers r, int place, int from, int count) {
            double[] column = value.run().column(r.feature);
            if (column != null) {
                System.arraycopy(column, from, r.own(place), 0, count);
            } else {
                r.arrays[place] = value.run().of(r.feature, from, from + count);
            }
        }
    }

    /// One number written into every row.
    private record Copy(int same) implements Line {
        @Override
        public void run(Registers r, int place, int from, int count) {
            Arrays.fill(r.own(place), 0, count, r.same[same]);
        }
    }

    private record RowByRow(Operation operation, int left, int right) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(left, right);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.rows(r.arrays[left], r.arrays[right], r.own(place), count);
        }
    }

    private record SameRight(Operation operation, int left, int same) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(left);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.same(r.arrays[left], r.same[same], r.own(place), count);
        }
    }

    private record SameLeft(Operation operation, int same, int right) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(right);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            operation.same(r.same[same], r.arrays[right], r.own(place), count);
        }
    }

    private record Opposite(int of) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            double[] a = r.arrays[of];
            double[] into = r.own(place);
            for (int i = 0; i < count; i++) {
                into[i] = -a[i];
            }
        }
    }

    private record SquareRoot(int of) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            double[] a = r.arrays[of];
            double[] into = r.own(place);
            for (int i = 0; i < count; i++) {
                into[i] = Math.sqrt(a[i]);
            }
        }
    }

    /// Rows, some of them replaced by what was given.
    private record Patch(Source source, int of, String name, String reader) implements Line {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }

        @Override
        public void run(Registers r, int place, int from, int count) {
            double[] into = r.own(place);
            System.arraycopy(r.arrays[of], 0, into, 0, count);
            source.patch(name, reader, r.feature, from, into, count);
        }
    }

    /// Sums over other axes.
    private record Other(Source source, SumOver sum, String reader) implements Line {
        @Override
        public void run(Registers r, int place, int from, int count) {
            source.otherSums(sum, reader, r.feature, from, r.own(place), count);
        }
    }

    /// Makes formulas ready.
    ///
    /// @param targets of batch extent
    /// @param reader in whose formulas they stand
    BlockProgram(Source source, List<Expr> targets, List<String> reader) {
        this.source = source;
        this.results = new Operand.Register[targets.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = register(compiled(targets.get(i), reader.get(i)));
        }
        this.program = lines.toArray(Line[]::new);
        this.memory = memory();
    }

    private int[] memory() {
        int[] lastRead = new int[program.length];
        for (int i = 0; i < program.length; i++) {
            for (int read : program[i].reads()) {
                lastRead[read] = i;
            }
        }
        for (Operand.Register result : results) {
            lastRead[result.index()] = program.length;
        }
        int[] pieces = new int[program.length];
        int[] freeFrom = new int[program.length];
        for (int i = 0; i < program.length; i++) {
            int piece = 0;
            while (freeFrom[piece] > i) {
                piece++;
            }
            pieces[i] = piece;
            freeFrom[piece] = Math.max(lastRead[i], i) + 1;
        }
        return pieces;
    }

    private Operand.Register register(Operand operand) {
        return switch (operand) {
            case Operand.Register register -> register;
            case Operand.Same(int index) -> add(new Copy(index));
        };
    }

    private Operand.Register add(Line line) {
        lines.add(line);
        return new Operand.Register(lines.size() - 1);
    }

    private Operand compiled(Expr expr, String reader) {
        Key key = new Key(expr, reader);
        Operand before = known.get(key);
        if (before != null) {
            return before;
        }
        Operand operand = source.extent(expr) == Extent.BATCH ? rows(expr, reader) : same(expr, reader);
        known.put(key, operand);
        return operand;
    }

    private Operand same(Expr expr, String reader) {
        scalars.add(new Scalar(expr, reader));
        return new Operand.Same(scalars.size() - 1);
    }

    private Operand rows(Expr expr, String reader) {
        return switch (expr) {
            case Ref(String name) -> named(name, reader);
            case Plus(Expr left, Expr right) -> pair(Operation.PLUS, left, right, reader);
            case Minus(Expr left, Expr right) -> pair(Operation.MINUS, left, right, reader);
            case Times(Expr left, Expr right) -> pair(Operation.TIMES, left, right, reader);
            case Over(Expr left, Expr right) -> pair(Operation.OVER, left, right, reader);
            case Squared(Expr of) -> pair(Operation.TIMES, of, of, reader);
            case Negated(Expr of) ->
                add(new Opposite(register(compiled(of, reader)).index()));
            case Root(Expr of) ->
                add(new SquareRoot(register(compiled(of, reader)).index()));
            case Spread(Expr of) -> same(of, reader);
            case SumOver sum -> add(new Other(source, sum, reader));
            default -> throw new IllegalArgumentException(expr + " has no rows");
        };
    }

    private Operand pair(Operation operation, Expr left, Expr right, String reader) {
        Operand a = compiled(left, reader);
        Operand b = compiled(right, reader);
        return switch (a) {
            case Operand.Register(int first) ->
                switch (b) {
                    case Operand.Register(int second) -> add(new RowByRow(operation, first, second));
                    case Operand.Same(int second) -> add(new SameRight(operation, first, second));
                };
            case Operand.Same(int first) ->
                add(new SameLeft(operation, first, register(b).index()));
        };
    }

    /// A value by its name: what is computed is shared by all who read it, what is replaced for one is not.
    private Operand named(String name, String reader) {
        Operand operand = steps.get(name);
        if (operand == null) {
            Value.PerRow given = source.given(name);
            operand = given != null ? add(new Load(given)) : compiled(source.formula(name), name);
            steps.put(name, operand);
        }
        return source.isPatched(name, reader)
                ? add(new Patch(source, register(operand).index(), name, reader))
                : operand;
    }

    /// The registers of one run, to be used again by the next.
    final class Registers {
        private final double[][] own = new double[lines.size()][];
        private final double[][] arrays = new double[lines.size()][];
        private final double[] same = new double[scalars.size()];
        private final int capacity;
        private int feature = -1;

        /// Registers for so many rows at once, at most a block.
        Registers(int capacity) {
            this.capacity = Math.min(capacity, BLOCK);
        }

        private void turnTo(int other) {
            if (feature == other) {
                return;
            }
            feature = other;
            for (int i = 0; i < same.length; i++) {
                Scalar scalar = scalars.get(i);
                same[i] = source.number(scalar.expr(), scalar.reader(), feature);
            }
        }

        /// The numbers of a result after a run.
        double[] array(int result) {
            return arrays[results[result].index()];
        }

        private double[] own(int line) {
            double[] array = own[memory[line]];
            if (array == null) {
                array = new double[capacity];
                own[memory[line]] = array;
            }
            arrays[line] = array;
            return array;
        }
    }

    /// The numbers of the only result for some rows of a feature.
    double[] numbers(int feature, int from, int to) {
        double[] numbers = new double[to - from];
        fill(feature, from, to, new double[][] {numbers});
        return numbers;
    }

    /// The numbers of all results for some rows of a feature, each into an array of its own, from its start.
    void fill(int feature, int from, int to, double[][] into) {
        Registers registers = new Registers(to - from);
        int count;
        for (int at = from; at < to; at += count) {
            count = Math.min(BLOCK, to - at);
            run(registers, feature, at, count);
            for (int i = 0; i < into.length; i++) {
                System.arraycopy(registers.array(i), 0, into[i], at - from, count);
            }
        }
    }

    /// Adds up all results over the rows of a feature.
    double[] sums(int feature, int rows) {
        return PairwiseSum.overRows(rows, results.length, () -> {
            Registers registers = new Registers(rows);
            return (from, count, into, block) -> {
                run(registers, feature, from, count);
                for (int i = 0; i < into.length; i++) {
                    for (int at = 0; at < count; at += PairwiseSum.BLOCK) {
                        into[i][block + at / PairwiseSum.BLOCK] =
                                PairwiseSum.block(registers.array(i), at, Math.min(PairwiseSum.BLOCK, count - at));
                    }
                }
            };
        });
    }

    /// Runs over some rows of a feature, at most a block of them.
    void run(Registers registers, int feature, int from, int count) {
        registers.turnTo(feature);
        for (int i = 0; i < program.length; i++) {
            program[i].run(registers, i, from, count);
        }
    }
}
