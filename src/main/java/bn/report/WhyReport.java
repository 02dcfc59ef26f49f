package bn.report;

import bn.batch.Decimal;
import bn.formula.DecimalEvaluator;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.graph.Cell;
import bn.graph.Derivation;
import bn.graph.Mode;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.block.Block;
import bn.report.block.Columns;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Explains a number: its formula, the formula with numbers, and the result.
///
/// An equation has `=` if it holds for the numbers printed in it, to the last digit shown, and `≈` if it does
/// not because some were rounded. This is computed exactly, not guessed.
public final class WhyReport {
    /// The most terms of a sum that is written out completely.
    private static final int WHOLE = 8;

    /// The leading terms shown of a longer sum, followed by the last one.
    private static final int FIRST = 3;

    /// From this many digits on, a number is shown in full.
    private static final int ALL_DIGITS = 17;

    /// Above this many rows, an equation is not evaluated to decide between `=` and `≈`.
    private static final int CHECKED = 10_000;

    private final Scope scope;
    private final Trace trace;
    private final Mode mode;
    private final Words words;
    private final int digits;

    /// Explanations of the numbers of a run.
    ///
    /// @param digits significant digits; 17 shows every number in full
    public WhyReport(Scope scope, Mode mode, Words words, int digits) {
        this.scope = scope;
        this.trace = scope.trace();
        this.mode = mode;
        this.words = words;
        this.digits = digits;
    }

    /// One number and its operands.
    public Report one(Cell cell) {
        Derivation derivation = Derivation.of(trace, cell);
        List<Block> blocks = new ArrayList<>(facts(cell, 1));
        blocks.add(block(derivation, 0));
        if (derivation.origin() instanceof Derivation.Provenance.Computed(Step step)) {
            blocks.add(new Block.Paragraph(words.step(step.name(), mode)));
        }
        List<Cell> cells = cells(derivation);
        if (!cells.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.WHY_OPEN, scope.text(cells.getFirst()))));
            blocks.add(new Block.Listing(IntStream.range(0, cells.size())
                    .mapToObj(i -> operand(i + 1, cells.get(i)))
                    .toList()));
        }
        return new Report(blocks);
    }

    /// A number and its operands, down to a depth.
    ///
    /// @param depth 1 for the number alone
    public Report tree(Cell cell, int depth) {
        List<Block> blocks = new ArrayList<>(facts(cell, depth));
        grow(cell, 0, depth, new HashSet<>(), blocks);
        return new Report(blocks);
    }

    /// The cells that a number depends on; of a long column, the first few rows and the last.
    public List<Cell> cells(Derivation derivation) {
        return derivation.operands().stream().flatMap(this::cells).toList();
    }

    private Stream<Cell> cells(Derivation.CellRead operand) {
        Cell cell = operand.cell();
        return switch (operand.reach()) {
            case Derivation.Reach.OneCell _ -> Stream.of(cell);
            case Derivation.Reach.WholeColumn _ -> rows().mapToObj(row -> new Cell(cell.name(), row, cell.feature()));
            case Derivation.Reach.AlongAxes(Expr.Axes axes) -> {
                List<Cell> all = along(axes, cell);
                yield some(all.size()).mapToObj(all::get);
            }
        };
    }

    /// The cells summed with this one along other axes.
    private List<Cell> along(Expr.Axes axes, Cell cell) {
        int place = axes.shown(trace.shape(), cell.row(), cell.feature());
        return IntStream.range(0, trace.shape().rows())
                .boxed()
                .flatMap(row -> IntStream.range(0, trace.shape().features())
                        .filter(feature -> axes.place(trace.shape(), row, feature) == place)
                        .mapToObj(feature -> new Cell(cell.name(), row, feature)))
                .toList();
    }

    /// Each cell is written only once.
    private void grow(Cell cell, int level, int depth, Set<Cell> seen, List<Block> blocks) {
        if (!seen.add(canonical(cell))) {
            return;
        }
        Derivation derivation = Derivation.of(trace, cell);
        blocks.add(block(derivation, level));
        if (level + 1 < depth) {
            cells(derivation).forEach(operand -> grow(operand, level + 1, depth, seen, blocks));
        }
    }

    private Cell canonical(Cell cell) {
        return switch (trace.graph().extent(cell.name())) {
            case ONE -> new Cell(cell.name(), 0, 0);
            case FEATURE -> new Cell(cell.name(), 0, cell.feature());
            case BATCH -> cell;
        };
    }

    private Block.WorkedNumber block(Derivation derivation, int level) {
        Cell cell = derivation.cell();
        return derivation
                .formula()
                .map(formula -> new Block.WorkedNumber(level, scope.text(cell), lines(derivation, formula), ""))
                .orElseGet(() -> new Block.WorkedNumber(
                        level,
                        scope.text(cell),
                        List.of(new Block.RightSide(sign(derivation.value()), text(derivation.value()))),
                        words.say(
                                derivation.origin() instanceof Derivation.Provenance.Replaced
                                        ? Message.WHY_REPLACED
                                        : Message.WHY_GIVEN)));
    }

    private List<Block.RightSide> lines(Derivation derivation, Expr formula) {
        Cell cell = derivation.cell();
        String value = text(derivation.value());
        String symbolic = symbolic(formula, cell);
        List<Block.RightSide> lines = new ArrayList<>();
        lines.add(new Block.RightSide("=", symbolic));
        String numbers = withNumbers(formula, cell);
        if (!numbers.equals(enclosed(value))) {
            boolean full = derivation.operands().stream().allMatch(this::isFull);
            lines.add(new Block.RightSide(full ? "=" : "≈", numbers));
        }
        lines.add(new Block.RightSide(holds(derivation, formula) ? "=" : "≈", value));
        return lines;
    }

    private String symbolic(Expr formula, Cell cell) {
        return PlainText.of(
                formula,
                name -> scope.text(new Cell(name, cell.row(), cell.feature())),
                name -> scope.column(name, cell.feature()));
    }

    private String withNumbers(Expr formula, Cell cell) {
        Function<Expr.Counted, String> counts = counted -> String.valueOf(counted.in(trace.shape()));
        return PlainText.withNumbers(
                formula,
                name -> number(name, cell.row(), cell.feature()),
                counts,
                of -> terms(of, cell.feature(), counts));
    }

    private List<String> terms(Expr of, int feature, Function<Expr.Counted, String> counts) {
        List<String> terms = new ArrayList<>();
        int before = -1;
        for (int row : rows().toArray()) {
            if (row > before + 1) {
                terms.add("…");
            }
            terms.add(PlainText.term(of, name -> number(name, row, feature), counts));
            before = row;
        }
        return terms;
    }

    /// The rows of a sum that are written out.
    private IntStream rows() {
        return some(trace.shape().rows());
    }

    private static IntStream some(int count) {
        return count <= WHOLE
                ? IntStream.range(0, count)
                : IntStream.concat(IntStream.range(0, FIRST), IntStream.of(count - 1));
    }

    /// Whether the equation holds for the numbers as shown.
    private boolean holds(Derivation derivation, Expr formula) {
        if (!Double.isFinite(derivation.value()) || trace.shape().rows() > CHECKED) {
            return false;
        }
        if (runsAlongOthers(derivation)) {
            // The printed equation contains no term of the sum, so only the value's rounding counts.
            return isFull(derivation.value());
        }
        Cell cell = derivation.cell();
        try {
            BigDecimal exact = DecimalEvaluator.of(
                    formula,
                    cell.row(),
                    (name, row) -> new BigDecimal(number(name, row, cell.feature())),
                    counted -> counted.in(trace.shape()));
            BigDecimal shown = new BigDecimal(text(derivation.value()));
            return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).compareTo(shown) == 0;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean runsAlongOthers(Derivation derivation) {
        return derivation.operands().stream()
                .anyMatch(operand -> operand.reach() instanceof Derivation.Reach.AlongAxes);
    }

    private boolean isFull(Derivation.CellRead operand) {
        return operand.reach() instanceof Derivation.Reach.AlongAxes
                || cells(operand).allMatch(cell -> isFull(value(cell.name(), cell.row(), cell.feature())));
    }

    private boolean isFull(double value) {
        return Double.isNaN(value) || text(value).equals(Decimal.shortest(value));
    }

    private String sign(double value) {
        return isFull(value) ? "=" : "≈";
    }

    private Block.ListingRow operand(int number, Cell cell) {
        double value = trace.number(cell);
        return new Block.ListingRow(
                TextRole.PLAIN,
                List.of(
                        Columns.rightAligned(String.valueOf(number), 2),
                        scope.text(cell),
                        sign(value) + " " + text(value),
                        words.symbol(trace.graph().quantity(cell.name()))));
    }

    private String number(String name, int row, int feature) {
        return text(value(name, row, feature));
    }

    private double value(String name, int row, int feature) {
        int place = trace.graph().extent(name) == Extent.BATCH ? row : 0;
        return trace.number(new Cell(name, place, feature));
    }

    private String text(double value) {
        return digits >= ALL_DIGITS ? Decimal.shortest(value) : Decimal.rounded(value, digits);
    }

    private static String enclosed(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }

    /// The same as facts, with operands nested in the numbers that depend on them.
    private List<Block> facts(Cell cell, int depth) {
        List<Block> facts = new ArrayList<>();
        facts.add(new Block.Fact("command", new Datum.Text("why")));
        facts.addAll(nested(cell, depth));
        return facts;
    }

    private List<Block.Fact> nested(Cell cell, int depth) {
        Derivation derivation = Derivation.of(trace, cell);
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(new Block.Fact("cell", new Datum.Text(scope.text(cell))));
        facts.add(new Block.Fact("value", new Datum.NumberArray(new Value.One(derivation.value()), trace.shape())));
        derivation.formula().ifPresent(formula -> {
            facts.add(new Block.Fact("formula", new Datum.Text(symbolic(formula, cell))));
            facts.add(new Block.Fact("numbers", new Datum.Text(withNumbers(formula, cell))));
        });
        if (depth > 0 && derivation.formula().isPresent()) {
            facts.add(new Block.Fact(
                    "operands",
                    new Datum.Objects(cells(derivation).stream()
                            .map(operand -> nested(operand, depth - 1))
                            .toList())));
        }
        return facts;
    }
}
