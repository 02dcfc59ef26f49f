package bn.walk;

import bn.batch.Decimal;
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
import java.util.stream.Collectors;

/// `set`: which numbers take the place of which.
final class Change {
    private final Scope scope;
    private final Pick pick;
    private final double[] numbers;

    private Change(Scope scope, Pick pick, double[] numbers) {
        this.scope = scope;
        this.pick = pick;
        this.numbers = numbers;
    }

    /// Reads a change.
    ///
    /// @param part `x[2,width]`, `gamma`, `dout`
    /// @param number a number, an expression that is one, or a list of one a feature
    /// @throws QueryProblem if either is not understood, or the numbers do not fit
    static Change of(String part, String number, Scope scope) throws QueryProblem {
        Pick pick = Query.part(part, scope);
        double[] numbers = numbers(number, scope);
        if (numbers.length > 1 && (pick.extent() == Extent.ONE || pick.featureCount() != numbers.length)) {
            throw new QueryProblem(
                    Message.WALK_WRONG_COUNT, numbers.length, pick.extent() == Extent.ONE ? 1 : pick.featureCount());
        }
        if (pick.name().equals("eps") && numbers[0] <= 0) {
            throw new QueryProblem(Message.WALK_EPS);
        }
        return new Change(scope, pick, numbers);
    }

    private static double[] numbers(String text, Scope scope) throws QueryProblem {
        String[] pieces = split(text);
        double[] numbers = new double[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            Query query = Query.of(pieces[i], scope);
            if (!(query.answer(scope.trace()).value() instanceof Value.One(double value))) {
                throw new QueryProblem(Message.QUERY_NOT_A_NUMBER, pieces[i].strip());
            }
            if (!Double.isFinite(value)) {
                throw new QueryProblem(Message.WALK_NOT_FINITE, pieces[i].strip(), Decimal.shortest(value));
            }
            numbers[i] = value;
        }
        return numbers;
    }

    /// At the commas that are not within brackets: `1.5, -0.7, x[0,1]`.
    private static String[] split(String text) {
        String list = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return list.split(",(?![^\\[]*\\])", -1);
    }

    /// The change as the command that makes it, every digit in it.
    Edit edit() {
        String list = Arrays.stream(numbers).mapToObj(Decimal::shortest).collect(Collectors.joining(", "));
        return Edit.of(CommandWord.SET.word() + " " + pick.text() + " = " + list, givens());
    }

    /// What is said of it.
    String sentence(Words words) {
        String list = Arrays.stream(numbers).mapToObj(Decimal::shortest).collect(Collectors.joining(", "));
        return pick.extent() == Extent.ONE
                ? words.say(
                        Message.WALK_SET,
                        pick.text(),
                        list,
                        Decimal.shortest(scope.trace().number(cell(0, 0))))
                : words.say(Message.WALK_SET_MANY, pick.text(), list);
    }

    private List<Given> givens() {
        Extent whole = scope.trace().graph().extent(pick.name());
        if (whole == Extent.ONE) {
            return List.of(new Given.Whole(pick.name(), new Value.One(numbers[0])));
        }
        boolean all = pick.featureCount() == scope.features().size()
                && (whole == Extent.FEATURE
                        || pick.rowCount() == scope.trace().shape().rows());
        return all && pick.extent() != Extent.ONE ? List.of(new Given.Whole(pick.name(), value(whole))) : cells(whole);
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
                cells.add(new Given.Cell(cell.name(), cell.row(), cell.feature(), number(feature)));
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
