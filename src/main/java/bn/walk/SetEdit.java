package bn.walk;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Cell;
import bn.graph.Given;
import bn.graph.Mode;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Pick;
import bn.query.Query;
import bn.query.Query.Result;
import bn.query.QueryProblem;
import bn.query.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `set`: the numbers that replace others.
final class SetEdit {
    /// A plain number, which needs no expression parser.
    static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /// The most numbers listed in a sentence.
    private static final int LISTED = 12;

    private final Scope scope;
    private final Pick pick;
    private final Value value;
    private final String written;

    /// @param value of the shape of the selection, or without its rows, or one number
    /// @param written the command as it was typed, which a value of many rows is saved by
    private SetEdit(Scope scope, Pick pick, Value value, String written) {
        this.scope = scope;
        this.pick = pick;
        this.value = value;
        this.written = written;
    }

    /// Parses a change.
    ///
    /// @param set `x[2,width] = 7`, `gamma *= 2, 1, 1`, `x = 1000*x`
    /// @throws QueryProblem if either side is invalid, or their shapes do not match
    static SetEdit of(Command.Set set, Scope scope) throws QueryProblem {
        Pick pick = Query.part(set.part(), scope);
        List<String> pieces = split(set.value());
        Value given = pieces.size() == 1
                ? fitting(pick, pieces.getFirst().strip(), scope)
                : list(pieces, pick.extent() == Extent.ONE ? 1 : pick.featureCount(), scope);
        Value value = set.assignment() == Assignment.REPLACE
                ? given
                : combined(Query.of(pick.text(), scope).answer(scope.trace()).value(), set.assignment(), given);
        if (value instanceof Value.PerRow rows) {
            value = inMemory(rows, pick);
        }
        String written = pick.text() + " " + set.assignment().sign() + " " + set.value();
        checkFinite(value, pick, set.assignment() == Assignment.REPLACE ? set.value() : written);
        if (pick.name().equals("eps")) {
            checkEps(value.numbers(0, 0, 1)[0], scope);
        }
        return new SetEdit(scope, pick, value, written);
    }

    private static void checkEps(double eps, Scope scope) throws QueryProblem {
        if (eps < 0) {
            throw new QueryProblem(Message.WALK_EPS);
        }
        if (scope.trace().value("var") instanceof Value.PerFeature var && eps == 0) {
            for (int feature = 0; feature < scope.features().size(); feature++) {
                if (var.at(feature) == 0) {
                    throw new QueryProblem(
                            Message.WALK_EPS_ZERO, scope.features().get(feature));
                }
            }
        }
    }

    private static Value list(List<String> pieces, int wanted, Scope scope) throws QueryProblem {
        if (pieces.size() != wanted) {
            throw new QueryProblem(Message.WALK_WRONG_COUNT, pieces.size(), wanted);
        }
        double[] numbers = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            String piece = pieces.get(i).strip();
            Result result = computed(piece, scope);
            if (!(result.value() instanceof Value.One(double number))) {
                throw new QueryProblem(Message.WALK_LIST_OF_NUMBERS, piece, shape(result, scope));
            }
            numbers[i] = number;
        }
        return new Value.PerFeature(numbers);
    }

    private static Result computed(String piece, Scope scope) throws QueryProblem {
        if (NUMBER.matcher(piece).matches()) {
            return new Result(new Value.One(Double.parseDouble(piece)), Optional.empty(), Optional.empty());
        }
        return Query.of(piece, scope).answer(scope.trace());
    }

    /// The value of an expression that goes into a selection as NumPy would broadcast it: of the selection's shape,
    /// the same in each of its rows, or one number.
    private static Value fitting(Pick pick, String expression, Scope scope) throws QueryProblem {
        Result result = computed(expression, scope);
        if (result.value() instanceof Value.One) {
            return result.value();
        }
        int rows = result.value() instanceof Value.PerRow numbers ? numbers.rows() : 1;
        int features = features(result, scope);
        boolean fits =
                (rows == 1 || rows == Math.max(1, pick.rowCount())) && features == Math.max(1, pick.featureCount());
        if (!fits) {
            throw pick.extent() == Extent.ONE
                    ? new QueryProblem(Message.WALK_NOT_A_NUMBER, expression, shape(result, scope), pick.text())
                    : new QueryProblem(
                            Message.WALK_OTHER_SHAPE,
                            expression,
                            shape(result, scope),
                            pick.text(),
                            shape(Query.of(pick.text(), scope).answer(scope.trace()), scope));
        }
        return rows > 1 ? result.value() : firstRow(result.value(), features);
    }

    private static Value firstRow(Value value, int features) {
        return new Value.PerFeature(IntStream.range(0, features)
                .mapToDouble(feature -> value.numbers(feature, 0, 1)[0])
                .toArray());
    }

    private static int features(Result result, Scope scope) {
        return result.features().map(Pick::featureCount).orElse(scope.features().size());
    }

    /// A shape as Python writes it, or how many rows of how many features are taken of one.
    private static String shape(Result result, Scope scope) {
        int features = features(result, scope);
        return switch (result.value()) {
            case Value.One _ -> "()";
            case Value.PerFeature _ -> Shape.written(List.of(features));
            case Value.PerRow numbers -> {
                boolean whole = numbers.rows() == scope.trace().shape().rows()
                        && features == scope.features().size();
                yield whole ? scope.trace().shape().toString() : numbers.rows() + "×" + features;
            }
        };
    }

    private static Value combined(Value old, Assignment assignment, Value given) {
        return switch (old) {
            case Value.One(double number) -> new Value.One(assignment.of(number, given.numbers(0, 0, 1)[0]));
            case Value.PerFeature numbers ->
                new Value.PerFeature(IntStream.range(0, numbers.features())
                        .mapToDouble(feature -> assignment.of(numbers.at(feature), given.numbers(feature, 0, 1)[0]))
                        .toArray());
            case Value.PerRow(int rows, Value.RowRange run) ->
                new Value.PerRow(rows, (feature, from, to) -> {
                    double[] numbers = run.of(feature, from, to);
                    double[] others = given.numbers(feature, from, to);
                    Arrays.setAll(numbers, i -> assignment.of(numbers[i], others[i]));
                    return numbers;
                });
        };
    }

    /// What a change computes of earlier values is computed once, as x is read once.
    private static Value inMemory(Value.PerRow rows, Pick pick) {
        double[][] columns = IntStream.range(0, pick.featureCount())
                .mapToObj(feature -> rows.run().of(feature, 0, rows.rows()))
                .toArray(double[][]::new);
        return Value.PerRow.of(Batch.numbered(Shape.of(rows.rows(), columns.length), columns));
    }

    private static void checkFinite(Value value, Pick pick, String written) throws QueryProblem {
        int rows = value instanceof Value.PerRow numbers ? numbers.rows() : 1;
        int features = value instanceof Value.One ? 1 : pick.featureCount();
        for (int feature = 0; feature < Math.max(1, features); feature++) {
            for (double number : value.numbers(feature, 0, rows)) {
                if (!Double.isFinite(number)) {
                    throw new QueryProblem(Message.WALK_NOT_FINITE, written, Decimal.shortest(number));
                }
            }
        }
    }

    /// Splits at the commas outside brackets: `1.5, mean(x[:,0], axis=0), x[0,1]`.
    private static List<String> split(String text) {
        String list = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int open = 0;
        for (int at = 0; at < list.length(); at++) {
            char c = list.charAt(at);
            open += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            if (c == ',' && open <= 0) {
                pieces.add(list.substring(from, at));
                from = at + 1;
            }
        }
        pieces.add(list.substring(from));
        return pieces;
    }

    /// The change, with the command for it: in full precision, or as it was typed if each row has other numbers.
    Edit edit(Mode mode) {
        return Edit.of(CommandWord.SET.word() + " " + text(Integer.MAX_VALUE), givens(), mode);
    }

    private String text(int most) {
        return value instanceof Value.PerRow ? written : pick.text() + " = " + numbers(most);
    }

    private String numbers(int most) {
        int features = value instanceof Value.One ? 1 : Math.max(1, pick.featureCount());
        String list = IntStream.range(0, Math.min(most, features))
                .mapToObj(feature -> Decimal.shortest(value.numbers(feature, 0, 1)[0]))
                .collect(Collectors.joining(", "));
        return features > most ? list + ", …" : list;
    }

    /// The confirmation.
    String sentence(Words words) {
        return pick.extent() == Extent.ONE
                ? words.say(
                        Message.WALK_SET,
                        Printable.of(pick.text()),
                        numbers(1),
                        Decimal.shortest(scope.trace().number(cell(0, 0))))
                : words.say(Message.WALK_SET_MANY, Printable.of(text(LISTED)));
    }

    private List<Given> givens() {
        Extent whole = scope.trace().graph().extent(pick.name());
        if (whole == Extent.ONE) {
            return List.of(new Given.OfValue(pick.name(), new Value.One(value.numbers(0, 0, 1)[0])));
        }
        boolean all = pick.featureCount() == scope.features().size()
                && (whole == Extent.FEATURE
                        || pick.rowCount() == scope.trace().shape().rows());
        return all && pick.extent() != Extent.ONE
                ? List.of(new Given.OfValue(pick.name(), filling(whole)))
                : cells(whole);
    }

    private Value filling(Extent whole) {
        if (value.extent() == whole) {
            return value;
        }
        return whole == Extent.FEATURE
                ? firstRow(value, pick.featureCount())
                : new Value.PerRow(pick.rowCount(), value::numbers);
    }

    private List<Given> cells(Extent whole) {
        List<Given> cells = new ArrayList<>();
        int rows = whole == Extent.FEATURE ? 1 : pick.rowCount();
        for (int feature = 0; feature < pick.featureCount(); feature++) {
            double[] numbers = value.numbers(feature, 0, rows);
            for (int row = 0; row < rows; row++) {
                Cell cell = cell(row, feature);
                cells.add(new Given.OfCell(cell.name(), cell.row(), cell.feature(), numbers[row]));
            }
        }
        return cells;
    }

    private Cell cell(int row, int feature) {
        return new Cell(
                pick.name(),
                pick.rowCount() == 0 ? 0 : pick.row(row),
                pick.featureCount() == 0 ? 0 : pick.feature(feature));
    }
}
