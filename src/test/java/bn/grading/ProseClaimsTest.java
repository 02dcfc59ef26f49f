package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistakes;
import bn.graph.Mode;
import bn.graph.Trace;
import bn.prose.Language;
import bn.query.Query;
import bn.query.QueryProblem;
import bn.query.Scope;
import bn.stats.Convention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The equations in the texts hold exactly, on numbers that would refute approximations and special cases:
/// negative or zero γ, ε of the size of σ², two rows, images, a constant column.
class ProseClaimsTest {
    private static final Path PROSE = Path.of("src/main/resources/bn/prose");

    /// An equation of a text.
    ///
    /// @param file that contains it, in every language
    /// @param words its notation there
    /// @param left the value, in the run that the text is about
    /// @param right the expected value, in the correct run
    private record Claim(String file, String words, String left, String right) {
        static Claim ofStep(String step, String words, String left, String right) {
            return new Claim("steps/" + step + ".md", words, left, right);
        }

        static Claim ofMistake(String id, String words, String left, String right) {
            return new Claim("mistakes/" + id + ".md", words, left, right);
        }

        /// The run that the text is about.
        Trace run(Exercise exercise) {
            String name = file.substring(file.indexOf('/') + 1, file.indexOf('.'));
            return file.startsWith("mistakes")
                    ? WrongAnswers.of(Mistakes.named(name).orElseThrow(), exercise)
                            .orElseThrow()
                            .trace()
                    : exercise.right();
        }

        @Override
        public String toString() {
            return file + ": " + words;
        }
    }

    static Stream<Claim> claims() {
        return Stream.of(
                Claim.ofStep(
                        "dx",
                        "γ · ivar · dgamma · ε/(σ²+ε)",
                        "sum(dx*xhat)",
                        "gamma * ivar * dgamma * eps / (var + eps)"),
                Claim.ofStep("dmu", "dmu = −sum(dx1)", "dmu", "-sum(dx1)"),
                Claim.ofStep("dmu", "−sum(dxmu1)", "dmu", "-sum(dxmu1)"),
                Claim.ofStep("out", "|γ|·√(σ²/(σ²+ε))", "mean((out - mean(out))^2)", "gamma^2 * var / (var + eps)"),
                Claim.ofStep("xhat", "σ²/(σ²+ε)", "mean(xhat^2)", "var / (var + eps)"),
                Claim.ofStep("gammax", "γ = √(σ²+ε)", "x", "sqrt(var + eps) * xhat + mu"),
                Claim.ofMistake("mean-path-missing", "γ·ivar·dbeta", "sum(dx)", "gamma * ivar * dbeta"),
                Claim.ofMistake("variance-path-missing", "γ·ivar·dgamma", "sum(dx*xhat)", "gamma * ivar * dgamma"),
                Claim.ofMistake("dmu-sign", "dx1", "sum(dx)", "2 * sum(dx1)"),
                Claim.ofMistake("dgamma-with-x", "√(σ²+ε)", "dgamma", "sqrt(var + eps) * dgamma + mu * dbeta"),
                Claim.ofMistake("dgamma-with-xmu", "√(σ²+ε)", "dgamma", "sqrt(var + eps) * dgamma"),
                Claim.ofMistake("dgamma-with-out", "γ·dgamma + β·dbeta", "dgamma", "gamma * dgamma + beta * dbeta"),
                Claim.ofMistake("closed-form-no-xhat", "−γ·ivar·dgamma", "sum(dx)", "-gamma * ivar * dgamma"),
                Claim.ofMistake("dmu-no-ivar", "√(σ²+ε)", "dmu", "sqrt(var + eps) * dmu"),
                Claim.ofMistake("backward-with-x", "μ·sum(dxhat)", "divar", "divar + mu * sum(dxhat)"),
                Claim.ofMistake("dgamma-with-dxhat", "γ", "dgamma", "gamma * dgamma"),
                Claim.ofMistake("xhat-no-sqrt", "1/√(σ²+ε)", "xhat", "xhat / sqrt(var + eps)"),
                Claim.ofMistake("closed-form-no-gamma", "ivar · (1−γ) · dout", "dx", "dx + ivar * (1 - gamma) * dout"),
                Claim.ofMistake("stats-constant", "γ · ivar · dout", "dx", "gamma * ivar * dout"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void holds(Claim claim) throws IOException {
        says(claim.file(), claim.words());
        exercises().forEach((name, exercise) -> check(claim + ", " + name, exercise, claim));
    }

    /// For two rows only.
    @Test
    void twoRows() throws IOException {
        says("messages.properties", "±√(σ²/(σ²+ε))");
        says("messages.properties", "γ · ivar · (dout − mean(dout))");
        exercises().forEach((name, exercise) -> {
            if (exercise.shape().rows() == 2) {
                check(name, exercise, Claim.ofStep("xhat", "", "xhat^2", "xmu^2 / (var + eps)"));
                check(
                        name,
                        exercise,
                        Claim.ofStep("dx", "", "dx", "gamma * ivar * (dout - mean(dout)) * eps / (var + eps)"));
            }
        });
    }

    @Test
    void inEvaluation() throws IOException {
        says("mistakes/eval-backward-as-train.md", "dbeta · γ / √(σ²+ε)");
        for (Convention convention : Convention.ALL) {
            Exercise exercise = Exercises.randomTracked(8, Mode.EVAL, convention, 6, 3);
            check("eval", exercise, Claim.ofStep("dx", "", "sum(dx)", "dbeta * gamma / sqrt(var + eps)"));
        }
    }

    /// Mistakes in the closed form of training do not occur in evaluation mode, where the texts about them do
    /// not hold.
    @Test
    void noClosedFormOfTrainingIsAMistakeOfTheWayBackInEvaluation() {
        List<Exercise> evaluating = List.of(
                Exercises.randomTracked(3, Mode.EVAL, Convention.ALL.getFirst(), 5, 2),
                Exercises.randomTracked(3, Mode.EVAL, Convention.ALL.getFirst(), 3, 2, 2, 2));
        for (Exercise exercise : evaluating) {
            assertThat(Mistakes.BACKWARD.stream()
                            .flatMap(mistake -> mistake.rewrites(exercise).stream())
                            .filter(rewrite -> rewrite.lines().containsKey("dx")
                                    && rewrite.lines().get("dx").reads().contains("dgamma")))
                    .isEmpty();
        }
    }

    private static void says(String file, String words) throws IOException {
        for (Language language : Language.values()) {
            String text = Files.readString(PROSE.resolve(language.code()).resolve(file));
            assertThat(text.replaceAll("\\s+", " ")).contains(words);
        }
    }

    private static void check(String what, Exercise exercise, Claim claim) {
        Value left = value(claim.left(), exercise, claim.run(exercise));
        Value right = value(claim.right(), exercise, exercise.right());
        Shape shape = exercise.shape();
        for (int feature = 0; feature < shape.features(); feature++) {
            double[] found = left.numbers(feature, 0, shape.rows());
            double[] said = right.numbers(feature, 0, shape.rows());
            // A cancellation leaves round-off of the size of its terms.
            double size = 1
                    + Math.abs(IntStream.range(0, said.length)
                            .mapToDouble(row -> Math.abs(said[row]))
                            .max()
                            .orElse(0));
            for (int row = 0; row < shape.rows(); row++) {
                assertThat(found[row]).as(what).isCloseTo(said[row], within(1e-9 * size));
            }
        }
    }

    private static Value value(String query, Exercise exercise, Trace run) {
        List<String> features = IntStream.range(0, exercise.shape().features())
                .mapToObj(feature -> "f" + feature)
                .toList();
        try {
            return Query.of(query, new Scope(run, run.graph(), features))
                    .answer(run)
                    .value();
        } catch (QueryProblem problem) {
            throw new IllegalStateException(query, problem);
        }
    }

    private static Map<String, Exercise> exercises() {
        Map<String, Exercise> exercises = new LinkedHashMap<>();
        Exercise plain = Exercises.random(4, 6, 3);
        exercises.put("plain", plain);
        exercises.put("γ negative, 0 and 1", plain.with("gamma", new Value.PerFeature(-1.5, 0, 1)));
        exercises.put("ε of 1", plain.with("eps", new Value.One(1)));
        exercises.put("ε of 1000", plain.with("eps", new Value.One(1000)));
        exercises.put("images", Exercises.random(5, 3, 2, 2, 2));
        exercises.put("two rows", Exercises.random(6, 2, 3));
        exercises.put("two rows, ε of 10", Exercises.random(6, 2, 3).with("eps", new Value.One(10)));
        exercises.put("constant columns", constant());
        return exercises;
    }

    private static Exercise constant() {
        Exercise exercise = Exercises.random(7, 4, 2);
        return exercise.with(
                "x",
                new Value.PerRow(4, (feature, from, to) -> new Value.PerFeature(2, -3).numbers(feature, from, to)));
    }
}
