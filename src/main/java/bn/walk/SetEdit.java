package bn.walk;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Cell;
import bn.graph.Given;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Pick;
import bn.query.Query;
import bn.query.QueryProblem;
import bn.query.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `set`: the numbers that replace others.
final class SetEdit {
    /// A plain number, which needs no expression parser.
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /// The most numbers listed in a sentence.
    private static final int LISTED = 12;

    private final Scope scope;
    private final Pick pick;
    private final double[] numbers;

    private SetEdit(Scope scope, Pick pick, double[] numbers) {
        this.scope = scope;
        this.pick = pick;
        this.numbers = numbers;
    }

    /// Parses a change.
    ///
    /// @param part `x[2,width]`, `gamma`, `dout`
    /// @param number a number, a scalar expression, or a list of one per feature
    /// @throws QueryProblem if either is invalid, or their sizes do not match
    static SetEdit of(String part, String number, Scope scope) throws QueryProblem {
        Pick pick = Query.part(part, scope);
        List<String> pieces = split(number);
        int wanted = pick.extent() == Extent.ONE ? 1 : pick.featureCount();
        if (pieces.size() > 1 && pieces.size() != wanted) {
            throw new QueryProblem(Message.WALK_WRONG_COUNT, pieces.size(), wanted);
        }
        double[] numbers = numbers(pieces, scope);
        if (pick.name().equals("eps")) {
            checkEps(numbers[0], scope);
        }
        return new SetEdit(scope, pick, numbers);
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

    private static double[] numbers(List<String> pieces, Scope scope) throws QueryProblem {
        double[] numbers = new double[pieces.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(pieces.get(i).strip(), scope);
        }
        return numbers;
    }

    private static double number(String piece, Scope scope) throws QueryProblem {
        double number = NUMBER.matcher(piece).matches() ? Double.parseDouble(piece) : computed(piece, scope);
        if (!Double.isFinite(number)) {
            throw new QueryProblem(Message.WALK_NOT_FINITE, piece, Decimal.shortest(number));
        }
        return number;
    }

    private static double computed(String piece, Scope scope) throws QueryProblem {
        if (Query.of(piece, scope).answer(scope.trace()).value() instanceof Value.One(double value)) {
            return value;
        }
        throw new QueryProblem(Message.QUERY_NOT_A_NUMBER, piece);
    }

    /// Splits at the commas outside brackets: `1.5, -0.7, x[0,1]`.
    private static List<String> split(String text) {
        String list = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int open = 0;
        for (int at = 0; at < list.length(); at++) {
            char c = list.charAt(at);
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && open <= 0) {
                pieces.add(list.substring(from, at));
                from = at + 1;
            }
        }
        pieces.add(list.substring(from));
        return pieces;
    }

    /// The change, with the command for it in full precision.
    Edit edit() {
        String list = Arrays.stream(numbers).mapToObj(Decimal::shortest).collect(Collectors.joining(", "));
        return Edit.of(CommandWord.SET.word() + " " + pick.text() + " = " + list, givens());
    }

    /// The confirmation.
    String sentence(Words words) {
        String part = Printable.of(pick.text());
        String list =
                Arrays.stream(numbers).limit(LISTED).mapToObj(Decimal::shortest).collect(Collectors.joining(", "));
        return pick.extent() == Extent.ONE
                ? words.say(
                        Message.WALK_SET,
                        part,
                        list,
                        Decimal.shortest(scope.trace().number(cell(0, 0))))
                : words.say(Message.WALK_SET_MANY, part, numbers.length > LISTED ? list + ", …" : list);
    }

    private List<Given> givens() {
        Extent whole = scope.trace().graph().extent(pick.name());
        if (whole == Extent.ONE) {
            return List.of(new Given.OfValue(pick.name(), new Value.One(numbers[0])));
        }
        boolean all = pick.featureCount() == scope.features().size()
                && (whole == Extent.FEATURE
                        || pick.rowCount() == scope.trace().shape().rows());
        return all && pick.extent() != Extent.ONE
                ? List.of(new Given.OfValue(pick.name(), value(whole)))
                : cells(whole);
    }

    private Value value(Extent whole) {
        double[] ofFeatures = new double[pick.featureCount()];
        for (int feature = 0; feature < ofFeatures.length; feature++) {
            ofFeatures[feature] = number(feature);
        }
        if (whole == Extent.FEATURE) {
            return new Value.PerFeature(ofFeatures);
        }
        return new Value.PerRow(pick.rowCount(), (feature, from, to) -> {
            double[] run = new double[to - from];
            Arrays.fill(run, ofFeatures[feature]);
            return run;
        });
    }

    private List<Given> cells(Extent whole) {
        List<Given> cells = new ArrayList<>();
        for (int feature = 0; feature < pick.featureCount(); feature++) {
            for (int row = 0; row < (whole == Extent.FEATURE ? 1 : pick.rowCount()); row++) {
                Cell cell = cell(row, feature);
                cells.add(new Given.OfCell(cell.name(), cell.row(), cell.feature(), number(feature)));
            }
        }
        return cells;
    }

    private double number(int feature) {
        return numbers[numbers.length == 1 ? 0 : feature];
    }

    private Cell cell(int row, int feature) {
        return new Cell(
                pick.name(),
                pick.rowCount() == 0 ? 0 : pick.row(row),
                pick.featureCount() == 0 ? 0 : pick.feature(feature));
    }
}
