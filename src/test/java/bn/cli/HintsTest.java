package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each hint tells what was asked for, and no more.
class HintsTest extends InFolder {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?");

    @BeforeEach
    void putTheBatch() throws IOException {
        Files.copy(Path.of("samples/batch.json"), folder.resolve("batch.json"));
    }

    /// What somebody hands in who has made a mistake.
    private Map<String, Object> made(String mistake) throws IOException {
        Run run = here.run("mistakes", mistake, "--input", "batch.json", "--format", "json", "-o", "made.json");
        assertThat(run.status()).as(run.err()).isZero();
        return Json.object(Files.readString(folder.resolve("made.json")));
    }

    private void handIn(Map<String, Object> steps) throws IOException {
        Files.writeString(
                folder.resolve("answers.json"),
                steps.entrySet().stream()
                        .map(step -> "\"" + step.getKey() + "\": " + step.getValue())
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    private String graded(String hints) {
        return here.run("grade", "--input", "batch.json", "answers.json", "--hints", hints)
                .out()
                .replaceAll("\\s+", " ");
    }

    /// m−1 is a count.
    @ParameterizedTest
    @ValueSource(strings = {"var-unbiased", "bessel-in-backward"})
    void aWrongCountIsNoFactor(String mistake) throws IOException {
        handIn(made(mistake));
        assertThat(graded("2"))
                .contains("Kind of mistake: the wrong axis, or the wrong count")
                .doesNotContain("factor");
    }

    /// Two mistakes, one of each pass, in one sentence.
    @Test
    void kindsOfSeveralMistakesAreOneSentence() throws IOException {
        Map<String, Object> first = made("dvar-no-half");
        Map<String, Object> second = made("dgamma-no-xhat");
        first.put("dgamma", Objects.requireNonNull(second.get("dgamma")));
        handIn(first);
        assertThat(graded("3")).contains("What was probably done: dgamma-no-xhat + dvar-no-half");
        assertThat(graded("2"))
                .containsOnlyOnce("Kind of mistake")
                .contains("Kind of mistake: a value was used where another is meant, or where it does not belong; and"
                        + " besides, a factor is missing, or one too many");
    }

    /// What cannot be seen is counted before the last hint, since a name tells what might have been done.
    @Test
    void whatDoesNotShowIsNotNamedTooEarly() throws IOException {
        String right = Files.readString(Path.of("src/test/resources/answers/right.json"));
        Files.writeString(
                folder.resolve("answers.json"),
                NUMBER.matcher(right)
                        .replaceAll(one -> new BigDecimal(one.group())
                                .round(new MathContext(4))
                                .toString()));
        assertThat(graded("3")).containsPattern("cannot be ruled out: [a-z]+-[a-z-]+");
        for (String hints : List.of("1", "2")) {
            assertThat(graded(hints)).containsPattern("cannot be ruled out: [0-9]+ mistakes? that bn knows\\.");
        }
    }

    /// A sum over everything is explained, and nothing is said not to be known.
    @Test
    void aSumWithoutItsAxis() throws IOException {
        Map<String, Object> made = made("dvar-no-half");
        double sum = Json.flat(Objects.requireNonNull(made.get("divar"))).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        made.put("divar", sum);
        made.keySet().removeAll(List.of("dvar", "dsq", "dxmu2", "dx1", "dmu", "dx2", "dx"));
        handIn(made);
        assertThat(graded("2"))
                .contains("Kind of mistake: the wrong axis, or the wrong count")
                .doesNotContain("bn tried");
        assertThat(graded("3")).contains("One number, the sum over all features, where each has its own: divar.");
    }

    /// Somebody who writes dx in one line has none of the branches.
    @ParameterizedTest
    @CsvSource({"variance-path-missing,true", "mean-path-missing,true", "closed-form-with-x,false"})
    void theClosedFormIsExplainedByItsOwnTerms(String mistake, boolean isExplained) throws IOException {
        Map<String, Object> made = made(mistake);
        made.keySet()
                .retainAll(List.of(
                        "mu", "xmu", "sq", "var", "sqrtvar", "ivar", "xhat", "gammax", "out", "dbeta", "dgammax",
                        "dgamma", "dx"));
        handIn(made);
        String said = "In the closed form, dx = gamma · ivar / m · (m · dout − dbeta − xhat · dgamma)";
        assertThat(graded("3")).contains("What was probably done: " + mistake);
        assertThat(graded("3").contains(said)).isEqualTo(isExplained);
        if (!isExplained) {
            assertThat(graded("3"))
                    .contains("right dx = gamma · ivar / m · (m · dout − dbeta − xhat · dgamma)")
                    .doesNotContain("dx1");
        }
        handIn(made(mistake));
        assertThat(graded("3")).as("with the branches").doesNotContain(said);
    }
}
