package bn.graph;

import bn.formula.Expr;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Formulas of batch extent, compiled to run over one feature's rows, a block at a time.
///
/// Each operation of the formulas, and of the steps they read, becomes an instruction that fills a register
/// with a block of numbers; common subexpressions share an instruction. The operations on a number are done
/// in the order of the formulas, so its bits depend neither on its block nor on what else is computed.
///
/// A program is compiled from a source's formulas, its inputs, and the places of replaced numbers. It runs on
/// any source that agrees in these; the replacing numbers and the sums over rows are read from that source at
/// run time.
final class BlockProgram {
    /// Rows in a block: few enough for a program's registers to stay in the L1 cache.
    static final int BLOCK = 4 * PairwiseSum.BLOCK;

    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Scalar> scalars = new ArrayList<>();
    private final Map<Key, Operand> known = new HashMap<>();
    private final Map<String, Operand> steps = new HashMap<>();
    private final Operand.Register[] results;

    /// All instructions fused into one loop, or null if they run one after the other.
    private final FusedLoop.@Nullable CompiledLoop loop;

    /// The buffer of each instruction's register. A buffer is reused once its register is dead, so that all
    /// stay in the L1 cache.
    private final int[] memory;

    /// What a program is compiled from, and where it reads what it does not compute.
    interface ValueSource {
        Extent extent(Expr expr);

        /// The input for a value of batch extent, or null if it is computed.
        Value.@Nullable PerRow given(String name);

        Expr formula(String step);

        /// The value of a formula of feature or scalar extent, for one feature.
        double number(Expr expr, String reader, int feature);

        /// Whether some numbers of a value are replaced, as read by `reader`.
        boolean isPatched(String name, String reader);

        /// Whether any of them are among `count` rows of a feature, from row `from`.
        boolean isPatched(String name, String reader, int feature, int from, int count);

        /// Replaces them in `numbers`.
        void patch(String name, String reader, int feature, int from, double[] numbers, int count);

        /// The sums over other axes, for `count` rows from row `from`.
        void otherSums(SumOver sum, String reader, int feature, int from, double[] into, int count);
    }

    /// A formula as read by one step: the reader matters where a number is replaced on its edge alone.
    private record Key(Expr expr, String reader) {}

    /// An operand of an instruction: a register, or a scalar for all rows.
    private sealed interface Operand {
        record Register(int index) implements Operand {}

        record ScalarOperand(int index) implements Operand {}
    }

    private record Scalar(Expr expr, String reader) {}

    /// Compiles formulas.
    ///
    /// @param targets of batch extent
    /// @param reader the step whose formula each of them is part of
    /// @param fused whether there are enough rows for a generated loop to pay off
    BlockProgram(ValueSource source, List<Expr> targets, List<String> reader, boolean fused) {
        this.results = new Operand.Register[targets.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = register(compiled(source, targets.get(i), reader.get(i)));
        }
        this.memory = memory();
        this.loop = FusedLoop.CAN_GENERATE && fused && FusedLoop.isFusible(instructions)
                ? FusedLoop.of(instructions, resultInstructions())
                : null;
    }

    private List<Integer> resultInstructions() {
        return Arrays.stream(results).map(Operand.Register::index).toList();
    }

    private int[] memory() {
        int[] lastRead = new int[instructions.size()];
        for (int i = 0; i < instructions.size(); i++) {
            for (int read : instructions.get(i).reads()) {
                lastRead[read] = i;
            }
        }
        for (Operand.Register result : results) {
            lastRead[result.index()] = instructions.size();
        }
        int[] buffers = new int[instructions.size()];
        int[] freeFrom = new int[instructions.size()];
        for (int i = 0; i < instructions.size(); i++) {
            int buffer = 0;
            while (freeFrom[buffer] > i) {
                buffer++;
            }
            buffers[i] = buffer;
            freeFrom[buffer] = Math.max(lastRead[i], i) + 1;
        }
        return buffers;
    }

    private Operand.Register register(Operand operand) {
        return switch (operand) {
            case Operand.Register register -> register;
            case Operand.ScalarOperand(int index) -> add(new Instruction.Fill(index));
        };
    }

    private Operand.Register add(Instruction instruction) {
        instructions.add(instruction);
        return new Operand.Register(instructions.size() - 1);
    }

    private Operand compiled(ValueSource source, Expr expr, String reader) {
        Key key = new Key(expr, reader);
        Operand before = known.get(key);
        if (before != null) {
            return before;
        }
        Operand operand = source.extent(expr) == Extent.BATCH ? rows(source, expr, reader) : scalar(expr, reader);
        known.put(key, operand);
        return operand;
    }

    private Operand scalar(Expr expr, String reader) {
        scalars.add(new Scalar(expr, reader));
        return new Operand.ScalarOperand(scalars.size() - 1);
    }

    private Operand rows(ValueSource source, Expr expr, String reader) {
        return switch (expr) {
            case Ref(String name) -> named(source, name, reader);
            case Plus(Expr left, Expr right) -> pair(source, ElementwiseOperation.PLUS, left, right, reader);
            case Minus(Expr left, Expr right) -> pair(source, ElementwiseOperation.MINUS, left, right, reader);
            case Times(Expr left, Expr right) -> pair(source, ElementwiseOperation.TIMES, left, right, reader);
            case Over(Expr left, Expr right) -> pair(source, ElementwiseOperation.OVER, left, right, reader);
            case Squared(Expr of) -> pair(source, ElementwiseOperation.TIMES, of, of, reader);
            case Negated(Expr of) ->
                add(new Instruction.Negate(
                        register(compiled(source, of, reader)).index()));
            case Root(Expr of) ->
                add(new Instruction.SquareRoot(
                        register(compiled(source, of, reader)).index()));
            case Broadcast(Expr of) -> scalar(of, reader);
            case SumOver sum -> add(new Instruction.SumOfOtherAxes(sum, reader));
            default -> throw new IllegalArgumentException(expr + " has no rows");
        };
    }

    private Operand pair(ValueSource source, ElementwiseOperation operation, Expr left, Expr right, String reader) {
        Operand a = compiled(source, left, reader);
        Operand b = compiled(source, right, reader);
        return switch (a) {
            case Operand.Register(int first) ->
                switch (b) {
                    case Operand.Register(int second) -> add(new Instruction.RowByRow(operation, first, second));
                    case Operand.ScalarOperand(int second) ->
                        add(new Instruction.ScalarRight(operation, first, second));
                };
            case Operand.ScalarOperand(int first) ->
                add(new Instruction.ScalarLeft(operation, first, register(b).index()));
        };
    }

    /// A value by its name. All readers share a computed value, but a replacement on one edge is for its
    /// reader only.
    private Operand named(ValueSource source, String name, String reader) {
        Operand operand = steps.get(name);
        if (operand == null) {
            Value.PerRow given = source.given(name);
            operand = given != null ? add(new Instruction.Load(given)) : compiled(source, source.formula(name), name);
            steps.put(name, operand);
        }
        return source.isPatched(name, reader)
                ? add(new Instruction.Patch(register(operand).index(), name, reader))
                : operand;
    }

    /// The values of a single result for some rows of a feature.
    double[] numbers(ValueSource source, int feature, int from, int to) {
        double[] numbers = new double[to - from];
        fill(source, feature, from, to, new double[][] {numbers});
        return numbers;
    }

    /// The values of all results for some rows of a feature, each into the start of an array of its own.
    void fill(ValueSource source, int feature, int from, int to, double[][] into) {
        // The loop uses one row index for inputs and results, so both must start at the same row.
        Fused fused = from == 0 ? fused(source, feature) : null;
        if (fused != null) {
            fused.fill(into, to);
        }
        Registers registers = registers(source, feature, scalarValues(source, feature), to - from);
        int count;
        for (int at = from; at < to; at += count) {
            count = Math.min(BLOCK, to - at);
            if (fused != null && !fused.isPatched(at, count)) {
                continue;
            }
            run(registers, at, count);
            for (int i = 0; i < into.length; i++) {
                System.arraycopy(registers.array(results[i].index()), 0, into[i], at - from, count);
            }
        }
    }

    /// The sums of all results over the rows of a feature.
    double[] sums(ValueSource source, int feature, int rows) {
        Fused fused = fused(source, feature);
        double[] scalars = scalarValues(source, feature);
        return PairwiseSum.overRows(rows, results.length, () -> {
            Registers registers = registers(source, feature, scalars, rows);
            PairwiseSum.Blocks instructions = (from, count, into, block) -> add(registers, from, count, into, block);
            return fused == null ? instructions : fused.adding(instructions);
        });
    }

    private void add(Registers registers, int from, int count, double[][] into, int block) {
        run(registers, from, count);
        for (int i = 0; i < into.length; i++) {
            PairwiseSum.blocks(registers.array(results[i].index()), 0, count, into[i], block);
        }
    }

    private void run(Registers registers, int from, int count) {
        for (int instruction = 0; instruction < memory.length; instruction++) {
            instructions.get(instruction).run(registers, instruction, from, count);
        }
    }

    private Registers registers(ValueSource source, int feature, double[] scalars, int rows) {
        return new Registers(source, memory, scalars, feature, Math.min(rows, BLOCK));
    }

    private double[] scalarValues(ValueSource source, int feature) {
        // Called for each number that a gradient check perturbs, so a loop and not a stream.
        double[] values = new double[scalars.size()];
        for (int i = 0; i < values.length; i++) {
            Scalar scalar = scalars.get(i);
            values[i] = source.number(scalar.expr(), scalar.reader(), feature);
        }
        return values;
    }

    private @Nullable Fused fused(ValueSource source, int feature) {
        if (loop == null) {
            return null;
        }
        double[][] columns = new double[instructions.size()][];
        for (int i = 0; i < columns.length; i++) {
            if (instructions.get(i) instanceof Instruction.Load(Value.PerRow value)) {
                double[] column = value.run().column(feature);
                if (column == null) {
                    return null;
                }
                columns[i] = column;
            }
        }
        List<Instruction.Patch> patches = instructions.stream()
                .filter(Instruction.Patch.class::isInstance)
                .map(Instruction.Patch.class::cast)
                .toList();
        return new Fused(
                loop,
                columns,
                scalarValues(source, feature),
                (from, count) -> patches.stream()
                        .anyMatch(patch -> source.isPatched(patch.name(), patch.reader(), feature, from, count)));
    }

    @FunctionalInterface
    private interface Patched {
        boolean among(int from, int count);
    }

    /// The fused loop over one feature's columns.
    private static final class Fused {
        /// Rows per task.
        private static final int TASK = 32 * BLOCK;

        private final FusedLoop.CompiledLoop loop;
        private final double[][] columns;
        private final double[] scalars;
        private final Patched patched;

        Fused(FusedLoop.CompiledLoop loop, double[][] columns, double[] scalars, Patched patched) {
            this.loop = loop;
            this.columns = columns;
            this.scalars = scalars;
            this.patched = patched;
        }

        /// Whether any of these rows has replaced numbers, which only the instructions handle.
        boolean isPatched(int from, int count) {
            return patched.among(from, count);
        }

        /// Fills arrays from their start, on several threads if there are many rows.
        void fill(double[][] into, int rows) {
            IntStream.range(0, Math.ceilDiv(rows, TASK)).parallel().forEach(task -> {
                int end = task * TASK + Math.min(TASK, rows - task * TASK);
                int count;
                for (int at = task * TASK; at < end; at += count) {
                    count = Math.min(BLOCK, end - at);
                    loop.rows(columns, scalars, into, at, at + count);
                }
            });
        }

        /// Sums by the fused loop where the rows fill whole lanes and none is replaced, and by `rest`
        /// elsewhere.
        PairwiseSum.Blocks adding(PairwiseSum.Blocks rest) {
            return (from, count, into, block) -> {
                if (count % PairwiseSum.LANES != 0 || isPatched(from, count)) {
                    rest.add(from, count, into, block);
                    return;
                }
                double[] sums = new double[into.length];
                for (int at = 0; at < count; at += PairwiseSum.BLOCK) {
                    loop.sums(columns, scalars, sums, from + at, from + Math.min(at + PairwiseSum.BLOCK, count));
                    for (int i = 0; i < sums.length; i++) {
                        into[i][block + at / PairwiseSum.BLOCK] = sums[i];
                    }
                }
            };
        }
    }
}
