package bn.formula;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Step;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How formulas are written. The expected texts are meant to be read and checked by eye.
final class NotationTest {
    private static final Expr A = ref("a");
    private static final Expr B = ref("b");
    private static final Expr C = ref("c");

    @Test
    void writesTheTableAsText() {
        assertThat(table(PlainText::of)).isEqualTo("""
                        mu = mean(x)
                        xmu = x − mu
                        sq = xmu²
                        var = mean(sq)
                        sqrtvar = √(var + eps)
                        ivar = 1 / sqrtvar
                        xhat = xmu · ivar
                        gammax = gamma · xhat
                        out = gammax + beta
                        dbeta = sum(dout)
                        dgammax = dout
                        dgamma = sum(dgammax · xhat)
                        dxhat = dgammax · gamma
                        divar = sum(dxhat · xmu)
                        dxmu1 = dxhat · ivar
                        dsqrtvar = −divar / sqrtvar²
                        dvar = 0.5 · dsqrtvar / sqrtvar
                        dsq = dvar / m
                        dxmu2 = 2 · xmu · dsq
                        dx1 = dxmu1 + dxmu2
                        dmu = −sum(dx1)
                        dx2 = dmu / m
                        dx = dx1 + dx2""");
    }

    /// `v` are the values by name.
    @Test
    void writesTheTableAsJavaScript() {
        assertThat(table(JavaScript::of)).isEqualTo("""
                        mu = v.x.meanRows()
                        xmu = v.x.minus(v.mu)
                        sq = v.xmu.squared()
                        var = v.sq.meanRows()
                        sqrtvar = v.var.plus(v.eps).root()
                        ivar = num(1).over(v.sqrtvar)
                        xhat = v.xmu.times(v.ivar)
                        gammax = v.gamma.times(v.xhat)
                        out = v.gammax.plus(v.beta)
                        dbeta = v.dout.sumRows()
                        dgammax = v.dout
                        dgamma = v.dgammax.times(v.xhat).sumRows()
                        dxhat = v.dgammax.times(v.gamma)
                        divar = v.dxhat.times(v.xmu).sumRows()
                        dxmu1 = v.dxhat.times(v.ivar)
                        dsqrtvar = v.divar.negated().over(v.sqrtvar.squared())
                        dvar = num(0.5).times(v.dsqrtvar).over(v.sqrtvar)
                        dsq = v.dvar.over(count("rows")).broadcast()
                        dxmu2 = num(2).times(v.xmu).times(v.dsq)
                        dx1 = v.dxmu1.plus(v.dxmu2)
                        dmu = v.dx1.sumRows().negated()
                        dx2 = v.dmu.over(count("rows")).broadcast()
                        dx = v.dx1.plus(v.dx2)""");
    }

    @Test
    void writesAxesAndOddNamesAsJavaScript() {
        assertThat(JavaScript.of(A.sumOver(Expr.Axes.ALL_BUT_LAST))).isEqualTo("v.a.sumOver(\"all_but_last\")");
        assertThat(JavaScript.of(ref("λ").times(num(-2)))).isEqualTo("v.λ.times(num(-2))");
        assertThat(JavaScript.of(ref("a b"))).isEqualTo("v[\"a b\"]");
    }

    /// Of channels last, the features are the last axis, and the places the two before it.
    @Test
    void writesTheAxesAsTheyAreInTheBatch() {
        Shape last = new Shape(List.of(2, 4, 5, 3), 3);
        assertThat(PlainText.of(A.sumOver(Expr.Axes.FEATURES), last)).isEqualTo("sum(a, axis=3)");
        assertThat(PlainText.of(A.sumOver(Expr.Axes.INNER), last)).isEqualTo("sum(a, axis=(1, 2))");
        assertThat(PlainText.of(A.sumOver(Expr.Axes.EXAMPLES), new Shape(List.of(3, 2), 0)))
                .isEqualTo("sum(a, axis=1)");
        assertThat(PlainText.of(A.sumOver(Expr.Axes.INNER), Shape.of(2, 3, 4, 5)))
                .isEqualTo("sum(a, axis≥2)");
    }

    @Test
    void writesSymbolsAsMathMl() {
        assertThat(MathMl.symbol("σ²", "via")).isEqualTo("<mrow><msup><mi>σ</mi><mn>2</mn></msup></mrow>");
        assertThat(MathMl.symbol("x\u0302", "via"))
                .isEqualTo("<mrow><msub><mover><mi>x</mi><mo>^</mo></mover><mi>i</mi></msub></mrow>");
        assertThat(MathMl.symbol("1/√(σ²+ε)", "via"))
                .isEqualTo("<mrow><mn>1</mn><mo>/</mo><msqrt><mrow><msup><mi>σ</mi><mn>2</mn></msup>"
                        + "<mo>+</mo><mi>ε</mi></mrow></msqrt></mrow>");
        assertThat(MathMl.symbol("∂ℓ/∂[(x−μ)²]", "via"))
                .isEqualTo("<mfrac><mrow><mo>∂</mo><mi>ℓ</mi></mrow><mrow><mo>∂</mo><mrow><mo>[</mo><msup><mrow>"
                        + "<mo>(</mo><mrow><msub><mi>x</mi><mi>i</mi></msub><mo>−</mo><mi>μ</mi></mrow><mo>)</mo></mrow>"
                        + "<mn>2</mn></msup><mo>]</mo></mrow></mrow></mfrac>");
        assertThat(MathMl.symbol("∂ℓ/∂x via μ", "via")).contains("<mtext>via\u00a0</mtext>");
        assertThat(MathMl.symbol("running_var", "via")).isEqualTo("<mrow><mi>running_var</mi></mrow>");
    }

    @Test
    void writesFormulasAsMathMl() {
        assertThat(MathMl.of(A.plus(B).times(C.sumRows()), UnaryOperator.identity(), "via"))
                .isEqualTo("<mrow><mrow><mo>(</mo><mrow><mrow><mi>a</mi></mrow><mo>+</mo><mrow><mi>b</mi></mrow></mrow>"
                        + "<mo>)</mo></mrow><mo>·</mo><mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn>"
                        + "</mrow><mi>m</mi></munderover><mrow><mi>c</mi></mrow></mrow></mrow>");
    }

    /// A sum before a factor stands in parentheses, or it would be the sum of the product; a product that is
    /// subtracted does not, and a reshape is named as in NumPy.
    @Test
    void sumsAndReshapesAreToldFromProductsInMathMl() {
        UnaryOperator<String> same = UnaryOperator.identity();
        String sum = MathMl.of(C.sumRows(), same, "via");
        assertThat(MathMl.of(C.sumRows().times(A), same, "via"))
                .isEqualTo(
                        "<mrow><mrow><mo>(</mo>" + sum + "<mo>)</mo></mrow><mo>·</mo><mrow><mi>a</mi></mrow></mrow>");
        assertThat(MathMl.of(C.times(A), same, "via"))
                .isEqualTo("<mrow><mrow><mi>c</mi></mrow><mo>·</mo><mrow><mi>a</mi></mrow></mrow>");
        assertThat(MathMl.of(A.minus(C.times(A)), same, "via"))
                .isEqualTo("<mrow><mrow><mi>a</mi></mrow><mo>−</mo>" + MathMl.of(C.times(A), same, "via") + "</mrow>");
        String a = "<mrow><mo>(</mo><mrow><mi>a</mi></mrow><mo>)</mo></mrow></mrow>";
        assertThat(MathMl.of(A.reshaped(), same, "via")).isEqualTo("<mrow><mtext>reshape(−1, D)</mtext>" + a);
        assertThat(MathMl.of(A.reshapedBack(), same, "via")).isEqualTo("<mrow><mtext>reshape(x.shape)</mtext>" + a);
        assertThat(MathMl.of(A.sumOver(Expr.Axes.ALL), same, "via")).contains("<mo>∑</mo><mtext>axis=None</mtext>");
    }

    /// A change of the table is a change of everything that is written from it.
    @Test
    void aChangedFormulaIsWrittenInEachNotation() {
        for (Step step : BatchNorm.TABLE.steps()) {
            Graph changed =
                    BatchNorm.TABLE.with(Map.of(step.name(), step.formula().times(num(3))));
            for (Function<Step, String> notation : notations()) {
                List<String> before =
                        BatchNorm.TABLE.steps().stream().map(notation).toList();
                List<String> after = changed.steps().stream().map(notation).toList();
                assertThat(IntStream.range(0, before.size())
                                .filter(at -> !before.get(at).equals(after.get(at))))
                        .containsExactly(BatchNorm.TABLE.steps().indexOf(step));
            }
        }
    }

    private static List<Function<Step, String>> notations() {
        return List.of(
                step -> PlainText.of(step.formula()),
                step -> Latex.of(step.formula(), BatchNorm.TABLE::symbol, "via"),
                step -> NumPy.of(step.formula()),
                step -> MathMl.of(step.formula(), BatchNorm.TABLE::symbol, "via"),
                step -> JavaScript.of(step.formula()));
    }

    @Test
    void writesTheTableAsNumPy() {
        assertThat(table(NumPy::of)).isEqualTo("""
                        mu = x.mean(axis=0)
                        xmu = x - mu
                        sq = xmu**2
                        var = sq.mean(axis=0)
                        sqrtvar = np.sqrt(var + eps)
                        ivar = 1 / sqrtvar
                        xhat = xmu * ivar
                        gammax = gamma * xhat
                        out = gammax + beta
                        dbeta = dout.sum(axis=0)
                        dgammax = dout
                        dgamma = (dgammax * xhat).sum(axis=0)
                        dxhat = dgammax * gamma
                        divar = (dxhat * xmu).sum(axis=0)
                        dxmu1 = dxhat * ivar
                        dsqrtvar = -divar / sqrtvar**2
                        dvar = 0.5 * dsqrtvar / sqrtvar
                        dsq = np.ones_like(dout) * (dvar / m)
                        dxmu2 = 2 * xmu * dsq
                        dx1 = dxmu1 + dxmu2
                        dmu = -dx1.sum(axis=0)
                        dx2 = np.ones_like(dout) * (dmu / m)
                        dx = dx1 + dx2""");
    }

    @Test
    void writesTheTableAsLatex() {
        assertThat(table(expr -> Latex.of(expr, BatchNorm.TABLE::symbol, "via")))
                .isEqualTo("""
                        mu = \\frac{1}{m}\\sum_{i=1}^{m} x_i
                        xmu = x_i - \\mu
                        sq = \\left(x_i-\\mu\\right)^2
                        var = \\frac{1}{m}\\sum_{i=1}^{m} (x_i-\\mu)^2
                        sqrtvar = \\sqrt{\\sigma^2 + \\varepsilon}
                        ivar = \\frac{1}{\\sqrt{\\sigma^2+\\varepsilon}}
                        xhat = \\left(x_i-\\mu\\right) \\cdot 1/\\sqrt{\\sigma^2+\\varepsilon}
                        gammax = \\gamma \\cdot \\hat{x}_i
                        out = \\gamma \\hat{x}_i + \\beta
                        dbeta = \\sum_{i=1}^{m} \\frac{\\partial\\ell}{\\partial y_i}
                        dgammax = \\frac{\\partial\\ell}{\\partial y_i}
                        dgamma = \\sum_{i=1}^{m} \\frac{\\partial\\ell}{\\partial (\\gamma \\hat{x}_i)} \\cdot \\hat{x}_i
                        dxhat = \\frac{\\partial\\ell}{\\partial (\\gamma \\hat{x}_i)} \\cdot \\gamma
                        divar = \\sum_{i=1}^{m} \\frac{\\partial\\ell}{\\partial \\hat{x}_i} \\cdot \\left(x_i-\\mu\\right)
                        dxmu1 = \\frac{\\partial\\ell}{\\partial \\hat{x}_i} \\cdot 1/\\sqrt{\\sigma^2+\\varepsilon}
                        dsqrtvar = \\frac{-\\frac{\\partial\\ell}{\\partial (1/\\sqrt{\\sigma^2+\\varepsilon})}}\
                        {\\left(\\sqrt{\\sigma^2+\\varepsilon}\\right)^2}
                        dvar = \\frac{0.5 \\cdot \\frac{\\partial\\ell}{\\partial \\sqrt{\\sigma^2+\\varepsilon}}}\
                        {\\sqrt{\\sigma^2+\\varepsilon}}
                        dsq = \\frac{\\frac{\\partial\\ell}{\\partial \\sigma^2}}{m}
                        dxmu2 = 2 \\cdot \\left(x_i-\\mu\\right) \\cdot \\frac{\\partial\\ell}{\\partial [(x_i-\\mu)^2]}
                        dx1 = \\left(\\frac{\\partial\\ell}{\\partial (x_i-\\mu)}\\right)_{\\text{via }\\hat{x}_i} + \
                        \\left(\\frac{\\partial\\ell}{\\partial (x_i-\\mu)}\\right)_{\\text{via }(x_i-\\mu)^2}
                        dmu = -\\sum_{i=1}^{m} \\left(\\frac{\\partial\\ell}{\\partial x_i}\\right)_{\\text{via }x_i-\\mu}
                        dx2 = \\frac{\\frac{\\partial\\ell}{\\partial \\mu}}{m}
                        dx = \\left(\\frac{\\partial\\ell}{\\partial x_i}\\right)_{\\text{via }x_i-\\mu} + \
                        \\left(\\frac{\\partial\\ell}{\\partial x_i}\\right)_{\\text{via }\\mu}""");
    }

    /// A written formula is evaluated in reading order: it has parentheses where they change that, and
    /// nowhere else.
    static List<Arguments> parentheses() {
        return List.of(
                Arguments.of(A.minus(B).minus(C), "a − b − c", "a - b - c", "a - b - c"),
                Arguments.of(A.minus(B.minus(C)), "a − (b − c)", "a - (b - c)", "a - \\left(b - c\\right)"),
                Arguments.of(A.minus(B.plus(C)), "a − (b + c)", "a - (b + c)", "a - \\left(b + c\\right)"),
                Arguments.of(A.plus(B.plus(C)), "a + (b + c)", "a + (b + c)", "a + \\left(b + c\\right)"),
                Arguments.of(A.minus(B.times(C)), "a − b · c", "a - b * c", "a - b \\cdot c"),
                Arguments.of(A.plus(B).times(C), "(a + b) · c", "(a + b) * c", "\\left(a + b\\right) \\cdot c"),
                Arguments.of(A.times(B.minus(C)), "a · (b − c)", "a * (b - c)", "a \\cdot \\left(b - c\\right)"),
                Arguments.of(A.over(B).over(C), "a / b / c", "a / b / c", "\\frac{\\frac{a}{b}}{c}"),
                Arguments.of(A.over(B.times(C)), "a / (b · c)", "a / (b * c)", "\\frac{a}{b \\cdot c}"),
                Arguments.of(A.over(B.over(C)), "a / (b / c)", "a / (b / c)", "\\frac{a}{\\frac{b}{c}}"),
                Arguments.of(A.times(B).over(C), "a · b / c", "a * b / c", "\\frac{a \\cdot b}{c}"),
                Arguments.of(A.times(B.times(C)), "a · (b · c)", "a * (b * c)", "a \\cdot \\left(b \\cdot c\\right)"),
                Arguments.of(A.plus(B).squared(), "(a + b)²", "(a + b)**2", "\\left(a + b\\right)^2"),
                Arguments.of(A.squared().squared(), "(a²)²", "(a**2)**2", "\\left(\\left(a\\right)^2\\right)^2"),
                Arguments.of(A.negated().squared(), "(−a)²", "(-a)**2", "\\left(-a\\right)^2"),
                Arguments.of(A.squared().negated(), "−a²", "-a**2", "-\\left(a\\right)^2"),
                Arguments.of(num(0).squared(), "0²", "0**2", "\\left(0\\right)^2"),
                Arguments.of(num(-2).squared(), "(-2)²", "(-2)**2", "\\left(-2\\right)^2"),
                Arguments.of(A.plus(B).negated(), "−(a + b)", "-(a + b)", "-\\left(a + b\\right)"),
                Arguments.of(A.times(B).negated(), "−(a · b)", "-(a * b)", "-\\left(a \\cdot b\\right)"),
                Arguments.of(A.negated().negated(), "−(−a)", "-(-a)", "-\\left(-a\\right)"),
                Arguments.of(A.negated().times(B), "−a · b", "-a * b", "-a \\cdot b"),
                // The root of a square, and the square of a root: not the same below 0.
                Arguments.of(A.squared().root(), "√(a²)", "np.sqrt(a**2)", "\\sqrt{\\left(a\\right)^2}"),
                Arguments.of(A.root().squared(), "(√a)²", "np.sqrt(a)**2", "\\left(\\sqrt{a}\\right)^2"),
                Arguments.of(A.root().times(B), "√a · b", "np.sqrt(a) * b", "\\sqrt{a} \\cdot b"),
                Arguments.of(A.over(B.root()), "a / √b", "a / np.sqrt(b)", "\\frac{a}{\\sqrt{b}}"),
                Arguments.of(A.root().sumRows(), "sum(√a)", "np.sqrt(a).sum(axis=0)", "\\sum_{i=1}^{m} \\sqrt{a}"),
                // In LaTeX only parentheses end a sum.
                Arguments.of(
                        A.plus(B).sumRows(),
                        "sum(a + b)",
                        "(a + b).sum(axis=0)",
                        "\\sum_{i=1}^{m} \\left(a + b\\right)"),
                Arguments.of(
                        A.sumRows().times(B),
                        "sum(a) · b",
                        "a.sum(axis=0) * b",
                        "\\left(\\sum_{i=1}^{m} a\\right) \\cdot b"),
                Arguments.of(
                        A.times(B.meanRows()).times(C),
                        "a · mean(b) · c",
                        "a * b.mean(axis=0) * c",
                        "\\left(a \\cdot \\frac{1}{m}\\sum_{i=1}^{m} b\\right) \\cdot c"),
                Arguments.of(
                        A.sumRows().negated().times(B),
                        "−sum(a) · b",
                        "-a.sum(axis=0) * b",
                        "\\left(-\\sum_{i=1}^{m} a\\right) \\cdot b"),
                Arguments.of(
                        A.sumRows().broadcast().times(B),
                        "sum(a) · b",
                        "np.ones_like(dout) * a.sum(axis=0) * b",
                        "\\left(\\sum_{i=1}^{m} a\\right) \\cdot b"),
                Arguments.of(A.negated().sumRows(), "sum(−a)", "(-a).sum(axis=0)", "\\sum_{i=1}^{m} -a"),
                Arguments.of(
                        A.over(rows()).broadcast().times(B),
                        "a / m · b",
                        "np.ones_like(dout) * (a / m) * b",
                        "\\frac{a}{m} \\cdot b"),
                Arguments.of(A.over(B.broadcast()), "a / b", "a / (np.ones_like(dout) * b)", "\\frac{a}{b}"));
    }

    @ParameterizedTest
    @MethodSource("parentheses")
    void writesParenthesesWhereTheyAreNeeded(Expr expr, String text, String numPy, String latex) {
        assertThat(PlainText.of(expr)).isEqualTo(text);
        assertThat(NumPy.of(expr)).isEqualTo(numPy);
        assertThat(Latex.of(expr, UnaryOperator.identity(), "via")).isEqualTo(latex);
    }

    /// A mistake may add up over other axes, and its formula says which.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FEATURES; axis=1; 1; \\text{axis} = 1",
                "EXAMPLES; axis=0; 0; \\text{axis} = 0",
                "INNER; axis≥2; tuple(range(2, x.ndim)); \\text{axis} \\ge 2",
                "ALL_BUT_LAST; axis≠−1; tuple(range(x.ndim - 1)); \\text{axis} \\ne -1"
            })
    void writesOverWhichAxesASumGoes(Expr.Axes axes, String text, String numPy, String latex) {
        Expr sum = A.plus(B).sumOver(axes);
        assertThat(PlainText.of(sum)).isEqualTo("sum(a + b, " + text + ")");
        assertThat(NumPy.of(sum)).isEqualTo("(a + b).sum(axis=" + numPy + ", keepdims=True)");
        assertThat(Latex.of(sum, UnaryOperator.identity(), "via"))
                .isEqualTo("\\sum_{" + latex + "} \\left(a + b\\right)");
        assertThat(PlainText.of(A.sumOver(axes).squared())).isEqualTo("sum(a, " + text + ")²");
    }

    /// Or move the numbers to other places.
    @Test
    void writesAReshapeAsACall() {
        assertThat(PlainText.of(A.reshaped().minus(B))).isEqualTo("a.reshape(−1, D) − b");
        assertThat(PlainText.of(A.plus(B).reshapedBack())).isEqualTo("(a + b).reshape(x.shape)");
        assertThat(NumPy.of(A.reshaped().sumRows())).isEqualTo("a.reshape(-1, D).sum(axis=0)");
        assertThat(NumPy.of(A.plus(B).reshapedBack())).isEqualTo("(a + b).reshape(x.shape)");
        assertThat(Latex.of(A.reshaped(), UnaryOperator.identity(), "via"))
                .isEqualTo("\\text{reshape(-1, D)}\\left(a\\right)");
    }

    /// In a batch of images with channels last.
    @Test
    void writesTheAxesOfABatchInAnotherOrder() {
        Shape last = new Shape(List.of(2, 4, 5, 3), 3);
        assertThat(PlainText.of(A.sumOver(Expr.Axes.FEATURES), last)).isEqualTo("sum(a, axis=3)");
        assertThat(PlainText.of(A.sumOver(Expr.Axes.EXAMPLES), last)).isEqualTo("sum(a, axis=0)");
        assertThat(PlainText.of(A.sumOver(Expr.Axes.INNER), last)).isEqualTo("sum(a, axis=(1, 2))");
    }

    /// With a = 1, b = −2 and three rows, whose terms are 1, −2 and 4.
    @Test
    void writesNumbersInThePlaceOfNames() {
        assertThat(numbers(A.minus(B).times(A))).isEqualTo("(1 − (-2)) · 1");
        assertThat(numbers(A.over(rows()))).isEqualTo("1 / 3");
        assertThat(numbers(B.sumRows())).isEqualTo("sum((-2))");
        assertThat(PlainText.term(A.minus(B), NotationTest::number, _ -> "3")).isEqualTo("(1 − (-2))");
        assertThat(PlainText.term(A.times(B), NotationTest::number, _ -> "3")).isEqualTo("1 · (-2)");
        assertThat(PlainText.term(B.squared(), NotationTest::number, _ -> "3")).isEqualTo("(-2)²");
    }

    @Test
    void writesSumsOut() {
        assertThat(writtenOut(A.sumRows())).isEqualTo("1 + (-2) + 4");
        assertThat(writtenOut(A.meanRows())).isEqualTo("(1 + (-2) + 4) / 3");
        assertThat(writtenOut(A.sumRows().negated())).isEqualTo("−(1 + (-2) + 4)");
        assertThat(writtenOut(A.sumRows().times(B))).isEqualTo("(1 + (-2) + 4) · (-2)");
        assertThat(writtenOut(A.meanRows().times(B))).isEqualTo("(1 + (-2) + 4) / 3 · (-2)");
        assertThat(writtenOut(A.meanRows().squared())).isEqualTo("((1 + (-2) + 4) / 3)²");
    }

    private static String number(String name) {
        return name.equals("a") ? "1" : "-2";
    }

    private static String numbers(Expr expr) {
        return PlainText.withNumbers(expr, NotationTest::number, _ -> "3");
    }

    private static String writtenOut(Expr expr) {
        return PlainText.withNumbers(expr, NotationTest::number, _ -> "3", _ -> List.of("1", "(-2)", "4"));
    }

    /// So that a wrong count can be seen to be wrong.
    @Test
    void writesEachCountByItsLetter() {
        for (Function<Expr, String> notation : List.<Function<Expr, String>>of(
                PlainText::of, NumPy::of, expr -> Latex.of(expr, UnaryOperator.identity(), "via"))) {
            assertThat(notation.apply(rows())).isEqualTo("m");
            assertThat(notation.apply(new Expr.Count(Expr.Counted.EXAMPLES))).isEqualTo("N");
            assertThat(notation.apply(new Expr.Count(Expr.Counted.FEATURES))).isEqualTo("D");
        }
    }

    @Test
    void writesAConstantAsShortAsItReadsBack() {
        assertThat(List.of(num(2), num(-1), num(0.5), num(0.1), num(1e15)))
                .extracting(PlainText::of)
                .containsExactly("2", "-1", "0.5", "0.1", "1000000000000000");
    }

    @Test
    void writesNamesAsItIsTold() {
        assertThat(PlainText.of(A.plus(B).times(A), name -> "<" + name + ">")).isEqualTo("(<a> + <b>) · <a>");
    }

    private static String table(Function<Expr, String> notation) {
        return BatchNorm.TABLE.steps().stream()
                .map(step -> step.name() + " = " + notation.apply(step.formula()))
                .collect(Collectors.joining("\n"));
    }
}
