package bn.page;

import bn.batch.Shape;
import bn.data.json.JsonOutput;
import bn.formula.Expr;
import bn.formula.JavaScript;
import bn.formula.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The different formulas of a page, each once: as a function of JavaScript, which computes it, and as the text in
/// which `why` puts names and numbers.
///
/// A blank of such a text is `{xhat}` for one cell of a value, `{:xhat}` for its column, and `{+0}` for the terms of a
/// sum, whose own text is in a list. Where the text for numbers is that for names, it is left out.
final class FormulaList {
    private final Shape shape;
    private final Map<Expr, Integer> numbers = new LinkedHashMap<>();

    /// @param shape of the batch, whose counts are written as numbers
    FormulaList(Shape shape) {
        this.shape = shape;
    }

    /// The number of a formula in this list, where it is put if it is not there yet.
    int number(Expr formula) {
        return numbers.computeIfAbsent(formula, _ -> numbers.size());
    }

    /// The functions, as a constant of JavaScript, in the order of their numbers.
    String program() {
        return numbers.keySet().stream()
                .map(formula -> "    // " + PlainText.of(formula) + "\n    (v, num, count) => " + JavaScript.of(formula)
                        + ",\n")
                .collect(Collectors.joining("", "const formulas = [\n", "];\n"));
    }

    /// The texts, in the order of their numbers.
    void write(JsonOutput json) {
        json.list(
                "formulas", list -> numbers.keySet().forEach(formula -> list.object(object -> texts(formula, object))));
    }

    private void texts(Expr formula, JsonOutput json) {
        String symbolic = PlainText.of(formula, FormulaList::blank, name -> blank(":" + name));
        json.text("symbolic", symbolic);
        List<Expr> sums = new ArrayList<>();
        Function<Expr.Counted, String> counts = counted -> String.valueOf(counted.in(shape));
        UnaryOperator<String> cells = FormulaList::blank;
        String withNumbers = PlainText.withNumbers(formula, cells, counts, of -> List.of(sum(of, sums)));
        if (!withNumbers.equals(symbolic)) {
            json.text("numbers", withNumbers);
        }
        if (!sums.isEmpty()) {
            json.list("sums", list -> sums.forEach(of -> list.text(PlainText.term(of, cells, counts))));
        }
    }

    private static String sum(Expr of, List<Expr> sums) {
        if (!sums.contains(of)) {
            sums.add(of);
        }
        return blank("+" + sums.indexOf(of));
    }

    private static String blank(String name) {
        return "{" + name + "}";
    }
}
