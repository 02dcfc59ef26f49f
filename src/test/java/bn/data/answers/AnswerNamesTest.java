package bn.data.answers;

import static org.assertj.core.api.Assertions.assertThat;

import bn.graph.BatchNorm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerNamesTest {
    /// A spelling is stated once: here, or in the table of steps.
    @Test
    void noNameIsOneOfTheTables() {
        assertThat(AnswerNames.VALUES.keySet())
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(BatchNorm.TABLE.find(name)).as(name).isEmpty());
        assertThat(AnswerNames.VALUES.values()).allMatch(BatchNorm.TABLE::has);
    }

    /// What follows from the name of a value is no name that the table has for something else.
    @Test
    void theGradientOfEachValueIsTheTables() {
        for (Map.Entry<String, String> value : AnswerNames.VALUES.entrySet()) {
            String gradient =
                    BatchNorm.TABLE.find("d" + value.getValue()).orElseThrow().name();
            for (String form : List.of("d%s", "d_%s", "grad_%s", "%s.grad", "%s_grad", "dL_d%s")) {
                assertThat(AnswerNames.KNOWN.meaning(form.replace("%s", value.getKey())))
                        .as(form + " " + value.getKey())
                        .contains(gradient);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "z", "dz", "grad_", ".grad", "ddx", "dx.grad", "mean_running", "input_mean", "1"})
    void whatMeansNothing(String name) {
        assertThat(AnswerNames.KNOWN.meaning(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dx.csv.gz, dx",
        "/a/x.grad.npy, x.grad",
        "C:\\a.b\\weight.grad.npz, weight.grad",
        "mine.old.json, mine",
        ".hidden, .hidden",
        "plain, plain"
    })
    void theNameOfAFile(String file, String name) {
        assertThat(AnswerNames.KNOWN.ofFile(file)).isEqualTo(name);
    }

    /// Case tells two own names apart, and is ignored where there is but one.
    @Test
    void caseOfOwnNames() {
        AnswerNames two = AnswerNames.with(Map.of("A", "mu", "a", "var"));
        assertThat(two.meaning("A")).contains("mu");
        assertThat(two.meaning("a")).contains("var");
        assertThat(AnswerNames.with(Map.of("Abc", "mu")).meaning("aBC")).contains("mu");
    }
}
