package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import bn.formula.Expr;
import bn.formula.Extent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The checks and queries of a graph.
final class GraphTest {
    private static final Graph TABLE = BatchNorm.TABLE;
    private static final Expr A = Expr.ref("a");
    private static final List<Input> INPUTS =
            List.of(Input.of("a", "α", Extent.BATCH, "first"), Input.of("w", "ω", Extent.FEATURE));

    @Test
    void aTableThatHangsTogetherIsAccepted() {
        Graph graph = Graph.of(
                INPUTS,
                List.of(
                        forward("b", A.squared()),
                        forward("c", A.plus(Expr.ref("b"))),
                        branch("da1", "a", "b", A),
                        gradient("da", "a", A)));

        assertThat(graph.steps()).extracting(Step::symbol).containsExactly("[b]", "[c]", "∂ℓ/∂α via [b]", "∂ℓ/∂α");
        assertThat(graph.inputs()).isEqualTo(INPUTS);
    }

    /// The name, the symbol and the aliases of inputs and steps are unambiguous.
    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "α", "first", "b", "[b]", "second"})
    void refusesASpellingThatMeansTwoThings(String spelling) {
        Step b = forward("b", A).also("second");

        refuses("'" + spelling + "' means both", b, forward(spelling, A));
        refuses("'" + spelling + "' means both", b, forward("c", A).also(spelling));
        refuses("'" + spelling + "' means both", b, new Step("c", spelling, new Role.Forward(), A, List.of()));
    }

    @Test
    void tellsWhatAStepDependsOn() {
        assertThat(TABLE.reads("xhat")).containsExactly("xmu", "ivar");
        assertThat(TABLE.reads("x")).isEmpty();
        assertThat(TABLE.behind("var")).containsExactlyInAnyOrder("sq", "xmu", "mu", "x");
        assertThat(TABLE.behind("var", Set.of("xmu", "dout"))).containsExactlyInAnyOrder("sq", "xmu");
        assertThat(TABLE.behind("x")).isEmpty();
    }

    /// A step goes by its number too, from 1 on.
    @Test
    void findsAStepByItsNumber() {
        assertThat(TABLE.step("1").map(Step::name)).contains("mu");
        assertThat(TABLE.step("23").map(Step::name)).contains("dx");
        assertThat(TABLE.step("σ²").map(Step::name)).contains("var");
        assertThat(List.of("0", "24", "12345", "x", "nothing"))
                .allSatisfy(word -> assertThat(TABLE.step(word)).isEmpty());
    }

    /// What has more than one factor, or parentheses of its own, is enclosed.
    @ParameterizedTest
    @CsvSource({
        "var, ∂ℓ/∂σ²",
        "gammax, ∂ℓ/∂(γx̂)",
        "xmu, ∂ℓ/∂(x−μ)",
        "sq, ∂ℓ/∂[(x−μ)²]",
        "sqrtvar, ∂ℓ/∂√(σ²+ε)",
        "ivar, ∂ℓ/∂(1/√(σ²+ε))"
    })
    void writesAGradientByWhatItIsOf(String of, String symbol) {
        assertThat(TABLE.partial(of)).isEqualTo(symbol);
    }

    @Test
    void takesLinesThatFit() {
        assertThat(TABLE.accepts(Map.of("xmu", Expr.ref("x")))).isTrue();
        assertThat(TABLE.accepts(Map.of("xmu", Expr.ref("out")))).as("below it").isFalse();
        assertThat(TABLE.accepts(Map.of("nowhere", Expr.ref("x")))).isFalse();
        assertThat(TABLE.with(Map.of("mu", Expr.ref("x"))).extent("mu")).isEqualTo(Extent.BATCH);
        assertThat(TABLE.with(Map.of("mu", Expr.ref("x"))).extent("xmu")).isEqualTo(Extent.BATCH);
        // Then dvar has rows, and dsq gives it rows.
        assertThat(TABLE.accepts(Map.of("dsqrtvar", Expr.ref("dxhat")))).isFalse();
    }

    @Test
    void refusesAFormulaThatReadsWhatComesLater() {
        refuses("step b: there is no 'c' here", forward("b", Expr.ref("c")), forward("c", A));
        refuses("step b: there is no 'b' here", forward("b", Expr.ref("b")));
    }

    @Test
    void refusesToAddRowsThatAreNotThere() {
        refuses(
                "step b: there are no rows to add in sum(w)",
                forward("b", Expr.ref("w").sumRows()));
        refuses(
                "step b: there are no rows to add in mean(2)",
                forward("b", Expr.num(2).meanRows()));
        refuses("no rows to add in sum(mean(a))", forward("b", A.meanRows().sumRows()));
    }

    @Test
    void refusesToSpreadOverRowsWhatHasThem() {
        refuses("step b: the rows are already there in a", forward("b", A.broadcast()));
        refuses(
                "the rows are already there in w · a",
                forward("b", Expr.ref("w").times(A).broadcast()));
    }

    @Test
    void refusesAGradientThatIsNotShapedAsItsValue() {
        refuses("step dw is not shaped as w", gradient("dw", "w", A));
        refuses("step da is not shaped as a", gradient("da", "a", A.sumRows()));
        refuses("step da1 is not shaped as a", forward("b", A), branch("da1", "a", "b", A.sumRows()));
    }

    @Test
    void refusesAGradientOfWhatIsNotThere() {
        refuses("there is no 'z' here", gradient("dz", "z", A));
    }

    @Test
    void refusesABranchWhoseReaderDoesNotReadIt() {
        refuses("step da1: c does not read a", forward("c", Expr.ref("w")), branch("da1", "a", "c", A));
        refuses("step da1: w does not read a", branch("da1", "a", "w", A));
        refuses("there is no 'c' here", branch("da1", "a", "c", A));
    }

    @Test
    void hasNineStepsForwardAndFourteenBack() {
        assertThat(TABLE.steps(Pass.FORWARD))
                .extracting(Step::name)
                .containsExactly("mu", "xmu", "sq", "var", "sqrtvar", "ivar", "xhat", "gammax", "out");
        assertThat(TABLE.steps(Pass.BACKWARD))
                .extracting(Step::name)
                .containsExactly(
                        "dbeta",
                        "dgammax",
                        "dgamma",
                        "dxhat",
                        "divar",
                        "dxmu1",
                        "dsqrtvar",
                        "dvar",
                        "dsq",
                        "dxmu2",
                        "dx1",
                        "dmu",
                        "dx2",
                        "dx");
    }

    @ParameterizedTest
    @CsvSource({
        "xhat, xhat",
        "XHAT, xhat",
        "x̂, xhat",
        "x_hat, xhat",
        "X_Hat, xhat",
        "mu, mu",
        "μ, mu",
        "mean, mu",
        "x−μ, xmu",
        "x-mu, xmu",
        "centered, xmu",
        "σ², var",
        "sigma2, var",
        "variance, var",
        "√(σ²+ε), sqrtvar",
        "std, sqrtvar",
        "1/√(σ²+ε), ivar",
        "invstd, ivar",
        "rstd, ivar",
        "y, out",
        "output, out",
        "OUT, out",
        "x, x",
        "input, x",
        "γ, gamma",
        "weight, gamma",
        "β, beta",
        "bias, beta",
        "ε, eps",
        "epsilon, eps",
        "∂ℓ/∂y, dout",
        "dy, dout",
        "grad_output, dout",
        "∂ℓ/∂γ, dgamma",
        "dweight, dgamma",
        "dbias, dbeta",
        "db, dbeta",
        "dw, dgamma",
        "dg, dgamma",
        "dxmu, dx1",
        "dsigma2, dvar",
        "∂ℓ/∂(x−μ) via x̂, dxmu1",
        "∂ℓ/∂x, dx",
        "dinput, dx",
        "grad_input, dx"
    })
    void findsAQuantityByItsNameItsSymbolAndOtherSpellings(String word, String name) {
        assertThat(TABLE.find(word)).map(Quantity::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "xh", "dxm", "dxmu3", "Γ", "sigma"})
    void findsNothingByAnythingElse(String word) {
        assertThat(TABLE.find(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dbeta, ∂ℓ/∂β",
        "dgammax, ∂ℓ/∂(γx̂)",
        "dgamma, ∂ℓ/∂γ",
        "dxhat, ∂ℓ/∂x̂",
        "divar, ∂ℓ/∂(1/√(σ²+ε))",
        "dxmu1, ∂ℓ/∂(x−μ) via x̂",
        "dsqrtvar, ∂ℓ/∂√(σ²+ε)",
        "dvar, ∂ℓ/∂σ²",
        "dsq, ∂ℓ/∂[(x−μ)²]",
        "dxmu2, ∂ℓ/∂(x−μ) via (x−μ)²",
        "dx1, ∂ℓ/∂x via x−μ",
        "dmu, ∂ℓ/∂μ",
        "dx2, ∂ℓ/∂x via μ",
        "dx, ∂ℓ/∂x"
    })
    void makesTheSymbolOfAGradientFromThatOfItsValue(String name, String symbol) {
        assertThat(TABLE.symbol(name)).isEqualTo(symbol);
    }

    @ParameterizedTest
    @CsvSource({
        "x, BATCH",
        "gamma, FEATURE",
        "beta, FEATURE",
        "eps, ONE",
        "dout, BATCH",
        "mu, FEATURE",
        "xmu, BATCH",
        "sq, BATCH",
        "var, FEATURE",
        "sqrtvar, FEATURE",
        "ivar, FEATURE",
        "xhat, BATCH",
        "gammax, BATCH",
        "out, BATCH",
        "dbeta, FEATURE",
        "dgammax, BATCH",
        "dgamma, FEATURE",
        "dxhat, BATCH",
        "divar, FEATURE",
        "dxmu1, BATCH",
        "dsqrtvar, FEATURE",
        "dvar, FEATURE",
        "dsq, BATCH",
        "dxmu2, BATCH",
        "dx1, BATCH",
        "dmu, FEATURE",
        "dx2, BATCH",
        "dx, BATCH"
    })
    void knowsTheExtentOfEverything(String name, Extent extent) {
        assertThat(TABLE.extent(name)).isEqualTo(extent);
    }

    @Test
    void knowsWhoReadsAValue() {
        assertThat(TABLE.readers("x")).extracting(Step::name).containsExactly("mu", "xmu");
        assertThat(TABLE.readers("xmu")).extracting(Step::name).containsExactly("sq", "xhat");
        assertThat(TABLE.readers("var")).extracting(Step::name).containsExactly("sqrtvar");
        assertThat(TABLE.readers("out")).isEmpty();
    }

    @Test
    void knowsTheBranchesOfAGradient() {
        assertThat(TABLE.branches("xmu"))
                .extracting(Step::name, Step::role)
                .containsExactly(
                        tuple("dxmu1", new Role.Branch("xmu", "xhat")), tuple("dxmu2", new Role.Branch("xmu", "sq")));
        assertThat(TABLE.branches("x"))
                .extracting(Step::name, Step::role)
                .containsExactly(tuple("dx1", new Role.Branch("x", "xmu")), tuple("dx2", new Role.Branch("x", "mu")));
        assertThat(TABLE.branches("var")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mu,",
        "out,",
        "dbeta, out",
        "dgammax, out",
        "dgamma, gammax",
        "dxhat, gammax",
        "divar, xhat",
        "dxmu1, xhat",
        "dsqrtvar, ivar",
        "dvar, sqrtvar",
        "dsq, var",
        "dxmu2, sq",
        "dx1, xmu",
        "dmu, xmu",
        "dx2, mu",
        "dx, mu xmu"
    })
    void knowsThroughWhichStepsAGradientComesBack(String gradient, String readers) {
        Step step = (Step) TABLE.quantity(gradient);

        assertThat(TABLE.through(step).stream().map(Step::name))
                .containsExactlyElementsOf(readers == null ? List.of() : List.of(readers.split(" ")));
    }

    @Test
    void doesNotKnowOtherNames() {
        assertThat(TABLE.has("xhat")).isTrue();
        assertThat(TABLE.has("x_hat")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.quantity("x_hat"))
                .withMessage("there is no 'x_hat' here");
        assertThatIllegalArgumentException().isThrownBy(() -> TABLE.extent("nothing"));
    }

    private static void refuses(String why, Step... steps) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Graph.of(INPUTS, List.of(steps)))
                .withMessageContaining(why);
    }

    private static Step forward(String name, Expr formula) {
        return new Step(name, "[" + name + "]", new Role.Forward(), formula, List.of());
    }

    private static Step gradient(String name, String of, Expr formula) {
        return new Step(name, "", new Role.Gradient(of), formula, List.of());
    }

    private static Step branch(String name, String of, String by, Expr formula) {
        return new Step(name, "", new Role.Branch(of, by), formula, List.of());
    }
}
