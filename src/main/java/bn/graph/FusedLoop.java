package bn.graph;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The instructions of a program as one loop over the rows of a feature. Intermediate values stay in
/// processor registers, where running one instruction after another would store and reload them.
///
/// The loop is a method generated at run time, which the JIT compiler vectorizes. It does the same operations
/// on each row in the same order, and adds rows to the same lanes as [PairwiseSum], so its results are
/// bit-identical to those of the instructions. Generating it takes some milliseconds, which pays off only for
/// a large batch.
final class FusedLoop {
    private static final ClassDesc NUMBERS = CD_double.arrayType();
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc NAME = ClassDesc.of(FusedLoop.class.getName() + "Generated");
    private static final MethodTypeDesc ROWS =
            MethodTypeDesc.of(CD_void, NUMBERS.arrayType(), NUMBERS, NUMBERS.arrayType(), CD_int, CD_int);
    private static final MethodTypeDesc SUMS =
            MethodTypeDesc.of(CD_void, NUMBERS.arrayType(), NUMBERS, NUMBERS, CD_int, CD_int);

    /// A native image has no compiler for generated code, so there the instructions run one after the other.
    static final boolean CAN_GENERATE = System.getProperty("org.graalvm.nativeimage.imagecode") == null;

    /// The most instructions in a loop: the JVM does not compile a method of more than 8,000 bytes, and a sum
    /// has eight rows of some thirteen bytes per instruction.
    private static final int MAX_INSTRUCTIONS = 64;

    /// Loops by their instructions. The same instructions over other numbers reuse a loop that is already
    /// compiled.
    private static final Map<ByteBuffer, CompiledLoop> COMPILED = new ConcurrentHashMap<>();

    private final List<Instruction> instructions;
    private final List<Integer> results;
    private final CodeBuilder code;

    /// The local variables of the loop: the column of an instruction, a scalar, and an instruction's result
    /// in the current row.
    private final Map<Integer, Integer> columns = new HashMap<>();

    private final Map<Integer, Integer> scalars = new HashMap<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final int row;

    interface CompiledLoop {
        /// Computes the results of some rows, each at the row's own index.
        ///
        /// @param columns the feature's numbers, for each load instruction
        /// @param scalars the same in all rows
        void rows(double[][] columns, double[] scalars, double[][] into, int from, int to);

        /// Sums the results of some rows, as [PairwiseSum#block] does.
        ///
        /// @param into the sum of each result
        /// @param to a multiple of the lanes after `from`
        void sums(double[][] columns, double[] scalars, double[] into, int from, int to);
    }

    private FusedLoop(List<Instruction> instructions, List<Integer> results, CodeBuilder code) {
        this.instructions = instructions;
        this.results = results;
        this.code = code;
        this.row = code.allocateLocal(TypeKind.INT);
    }

    /// Whether instructions can be fused: all inputs are columns, and there are not too many. A loop does not
    /// apply replacements, so it must not run over rows that have any.
    static boolean isFusible(List<Instruction> instructions) {
        return instructions.size() <= MAX_INSTRUCTIONS
                && instructions.stream()
                        .allMatch(instruction -> instruction instanceof Instruction.Load
                                || instruction instanceof Instruction.Patch
                                || !(instruction instanceof Instruction.NotElementwise));
    }

    /// Generates the loop.
    ///
    /// @param results the instructions whose values are wanted
    static CompiledLoop of(List<Instruction> instructions, List<Integer> results) {
        byte[] bytecode = ClassFile.of()
                .build(
                        NAME,
                        type -> type.withFlags(AccessFlag.FINAL)
                                .withInterfaceSymbols(
                                        CompiledLoop.class.describeConstable().orElseThrow())
                                .withMethodBody(
                                        "<init>",
                                        MTD_void,
                                        0,
                                        code -> code.aload(0)
                                                .invokespecial(CD_Object, "<init>", MTD_void)
                                                .return_())
                                .withMethodBody(
                                        "rows",
                                        ROWS,
                                        ClassFile.ACC_PUBLIC,
                                        code -> new FusedLoop(instructions, results, code).writeRows())
                                .withMethodBody(
                                        "sums",
                                        SUMS,
                                        ClassFile.ACC_PUBLIC,
                                        code -> new FusedLoop(instructions, results, code).writeSums()));
        return COMPILED.computeIfAbsent(ByteBuffer.wrap(bytecode), _ -> define(bytecode));
    }

    private static CompiledLoop define(byte[] bytecode) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytecode, true);
            return (CompiledLoop) lookup.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void writeRows() {
        hoist();
        int[] into = new int[results.size()];
        for (int i = 0; i < into.length; i++) {
            into[i] = code.allocateLocal(TypeKind.REFERENCE);
            code.aload(code.parameterSlot(2)).loadConstant(i).aaload().astore(into[i]);
        }
        loop(1, () -> {
            compute(0);
            for (int i = 0; i < into.length; i++) {
                code.aload(into[i])
                        .iload(row)
                        .dload(read(numbers, results.get(i)))
                        .dastore();
            }
        });
        code.return_();
    }

    private void writeSums() {
        hoist();
        int[][] lanes = new int[results.size()][PairwiseSum.LANES];
        for (int[] ofResult : lanes) {
            for (int lane = 0; lane < PairwiseSum.LANES; lane++) {
                ofResult[lane] = code.allocateLocal(TypeKind.DOUBLE);
                code.dconst_0().dstore(ofResult[lane]);
            }
        }
        loop(PairwiseSum.LANES, () -> {
            for (int lane = 0; lane < PairwiseSum.LANES; lane++) {
                compute(lane);
                for (int i = 0; i < lanes.length; i++) {
                    code.dload(lanes[i][lane])
                            .dload(read(numbers, results.get(i)))
                            .dadd()
                            .dstore(lanes[i][lane]);
                }
            }
        });
        for (int i = 0; i < lanes.length; i++) {
            code.aload(code.parameterSlot(2)).loadConstant(i);
            combine(lanes[i], 0, PairwiseSum.LANES);
            code.dastore();
        }
        code.return_();
    }

    /// Adds up the lanes pairwise.
    private void combine(int[] lanes, int from, int to) {
        if (to - from == 1) {
            code.dload(lanes[from]);
            return;
        }
        int middle = (from + to) / 2;
        combine(lanes, from, middle);
        combine(lanes, middle, to);
        code.dadd();
    }

    private void loop(int rows, Runnable body) {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iload(code.parameterSlot(3)).istore(row);
        code.labelBinding(next).iload(row).iload(code.parameterSlot(4)).if_icmpge(end);
        body.run();
        code.iinc(row, rows).goto_(next).labelBinding(end);
    }

    /// Loads loop invariants into local variables.
    private void hoist() {
        for (int place = 0; place < instructions.size(); place++) {
            switch (instructions.get(place)) {
                case Instruction.Load _ -> column(place);
                case Instruction.ScalarRight(ElementwiseOperation _, int _, int index) -> scalar(index);
                case Instruction.ScalarLeft(ElementwiseOperation _, int index, int _) -> scalar(index);
                default -> {}
            }
            numbers.put(place, code.allocateLocal(TypeKind.DOUBLE));
        }
    }

    private void column(int instruction) {
        int variable = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(0)).loadConstant(instruction).aaload().astore(variable);
        columns.put(instruction, variable);
    }

    private void scalar(int index) {
        scalars.computeIfAbsent(index, _ -> {
            int variable = code.allocateLocal(TypeKind.DOUBLE);
            code.aload(code.parameterSlot(1)).loadConstant(index).daload().dstore(variable);
            return variable;
        });
    }

    /// Computes all instructions for the row `after` rows from the current one.
    private void compute(int after) {
        for (int place = 0; place < instructions.size(); place++) {
            compute(place, instructions.get(place), after);
            code.dstore(read(numbers, place));
        }
    }

    private void compute(int place, Instruction instruction, int after) {
        switch (instruction) {
            case Instruction.Load _ ->
                code.aload(read(columns, place))
                        .iload(row)
                        .loadConstant(after)
                        .iadd()
                        .daload();
            case Instruction.RowByRow(ElementwiseOperation operation, int left, int right) ->
                code.dload(read(numbers, left)).dload(read(numbers, right)).with(instruction(operation));
            case Instruction.ScalarRight(ElementwiseOperation operation, int left, int index) ->
                code.dload(read(numbers, left)).dload(read(scalars, index)).with(instruction(operation));
            case Instruction.ScalarLeft(ElementwiseOperation operation, int index, int right) ->
                code.dload(read(scalars, index)).dload(read(numbers, right)).with(instruction(operation));
            case Instruction.Negate(int of) -> code.dload(read(numbers, of)).dneg();
            case Instruction.SquareRoot(int of) ->
                code.dload(read(numbers, of)).invokestatic(MATH, "sqrt", MethodTypeDesc.of(CD_double, CD_double));
            case Instruction.Patch(int of, String _, String _) -> code.dload(read(numbers, of));
            case Instruction.SumOfOtherAxes _, Instruction.Fill _ ->
                throw new IllegalArgumentException(instruction + " is not made row by row");
        }
    }

    private static OperatorInstruction instruction(ElementwiseOperation operation) {
        return OperatorInstruction.of(
                switch (operation) {
                    case PLUS -> Opcode.DADD;
                    case MINUS -> Opcode.DSUB;
                    case TIMES -> Opcode.DMUL;
                    case OVER -> Opcode.DDIV;
                });
    }

    private static int read(Map<Integer, Integer> variables, int of) {
        return Objects.requireNonNull(variables.get(of));
    }
}
