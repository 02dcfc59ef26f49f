package bn.walk;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Run;
import bn.grading.WrongAnswers;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences about replaced numbers and mistaken formulas are true.
class TrueSentencesTest {
    @TempDir
    Path folder;

    /// A column of equal rows makes var 0, but not where var was set.
    @ParameterizedTest
    @ValueSource(strings = {"var = [1,1,1]", "sq = 4", "xhat[:,0] = 1", "out[2,0] = 1"})
    void aSetStatisticIsNotThatOfTheBatch(String set) {
        assertThat(last("set x = 3")).contains("var and xhat are 0");
        assertThat(last("set x = 3", "set " + set)).doesNotContain("width, tilt, mass: every row is the same");
        assertThat(last("set x = 3", "mistake std-as-var")).doesNotContain("var and xhat are 0");
    }

    /// The other features still have the batch's statistics.
    @Test
    void aSetStatisticOfOneFeatureIsThatOfOne() {
        assertThat(last("set x = 3", "set var[tilt] = 1")).contains("width, mass: every row is the same");
    }

    @Test
    void theSameChangeTwiceChangesNothing() {
        assertThat(last("set gamma[0] = 2", "set gamma[0] = 2"))
                .contains("No step changed.")
                .contains("they do not depend on gamma: mu, xmu, sq, var, sqrtvar, ivar, xhat, dbeta,")
                .contains("though they depend on gamma: gammax, out, dxhat,");
    }

    /// In eval mode the statistics do not depend on x.
    @Test
    void whatIsGivenDependsOnNothing() {
        assertThat(last("set x[0,0] = 9", "mode eval", "undo", "redo", "set x[0,0] = 7"))
                .contains("they do not depend on x: mu, var, sqrtvar, ivar, dbeta,")
                .doesNotContain("though they depend");
    }

    /// A check of one gradient reports only that one, without empty columns.
    @Test
    void aGradientThatIsNotNeededIsSaidToBe() {
        assertThat(last("mode eval", "check dvar"))
                .contains("Not needed in this mode: dvar.")
                .doesNotContain("relative error", "numeric", "divar");
        assertThat(last("mode eval", "check dx")).contains("relative error").doesNotContain("Not needed");
        assertThat(last("mode eval", "check"))
                .contains("Not needed in this mode: divar, dsqrtvar, dvar, dsq, dxmu2, dmu, dx2.");
    }

    /// A number per feature has no place where a mistake has one per row; it is active again with the correct
    /// formula.
    @Test
    void whatAMistakeLeavesNoPlaceForIsSetAside() {
        assertThat(last("set mu = 1", "mistake mean-over-features", "p mu"))
                .isEqualTo(last("mistake mean-over-features", "p mu"));
        assertThat(last("set mu = 1", "mistake mean-over-features")).doesNotContain("Set by hand");
        assertThat(last("set mu = 1", "mistake mean-over-features", "undo", "p mu"))
                .isEqualTo(last("set mu = 1", "p mu"));
    }

    /// The steps listed as changed are those that the catalogue lists.
    @Test
    void roundingIsNoChange() {
        assertThat(last("mistake dvar-no-half")).contains("no more than rounding: dmu, dx2.");
        Exercise exercise = EverythingAskedIT.walk("batch.json").now().exercise();
        int compared = 0;
        for (Mistake mistake : Mistakes.ALL) {
            WrongAnswers made = WrongAnswers.of(mistake, exercise).orElse(null);
            Walk walk = EverythingAskedIT.walk("batch.json");
            Walk wrong = EverythingAskedIT.asked(walk, "mistake " + mistake.id());
            if (made == null || wrong.version() == 0) {
                continue;
            }
            compared++;
            List<String> changed = new ArrayList<>(made.changed());
            changed.removeIf(name -> !Walk.TABLE.has(name));
            assertThat(new Difference(walk.now(), wrong.now())
                            .changed().stream().map(change -> change.step().name()))
                    .as(mistake.id())
                    .containsExactlyElementsOf(changed);
        }
        assertThat(compared).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "formula dvar | This line is wrong; it should be dvar = 0.5 · dsqrtvar / sqrtvar.",
                "formula dvar | dvar = dsqrtvar / sqrtvar",
                "explain dvar | In this walk this line is wrong: dvar = dsqrtvar / sqrtvar.",
                "why dvar[0]  | This line is wrong; it should be dvar = 0.5 · dsqrtvar / sqrtvar.",
                "graph        | This is the graph of the right table; wrong here: dvar.",
                "check        | Not computed here as the table says: dvar.",
                "check        | Here that is not so for dvar, and the branches need not add up to it.",
            })
    void whatIsMistakenIsSaidToBe(String asked, String said) {
        assertThat(last("mistake dvar-no-half", asked)).contains(said);
        assertThat(last(asked)).doesNotContain("is wrong", "wrong here").doesNotContain("as the table says");
    }

    @Test
    void theBranchesOfAMistakeAreNotTheClosedForm() {
        assertThat(last("check")).contains("The three together are the closed form.");
        assertThat(last("mistake dvar-no-half", "check")).doesNotContain("are the closed form.");
        assertThat(last("set xhat[0,0] = 3", "check")).doesNotContain("are the closed form.");
    }

    /// Values that a mistake replaces were not set by hand.
    @Test
    void aMistakeIsNotSetByHand() {
        assertThat(last("mistake weight-decay-inside", "goto dgamma"))
                .contains("This line is wrong; it should be dgamma = sum(dgammax · xhat).")
                .doesNotContain("Set by hand");
    }

    /// A sum along the features depends on the row's numbers, and on no column.
    @Test
    void aSumAlongOtherAxesIsMadeOfWhatItAdds() {
        assertThat(last("mistake mean-over-features", "why mu[1,tilt]"))
                .contains("mu[1,tilt] = sum(x, axis=1) / D")
                .contains("x[1,width]")
                .contains("x[1,tilt]")
                .contains("x[1,mass]")
                .doesNotContain("x[0,tilt]");
    }

    /// The columns of the graph are aligned in ASCII too, where a symbol becomes a word.
    @ParameterizedTest
    @ValueSource(strings = {"en_US.UTF-8", "C"})
    void theGraphIsInLine(String locale) {
        List<String> lines = Run.Place.at(folder, folder)
                .with("LC_ALL", locale)
                .run("graph")
                .out()
                .lines()
                .toList();
        int column = lines.getFirst().indexOf("backward");
        assertThat(lines)
                .hasSizeGreaterThan(9)
                .allSatisfy(line -> assertThat(line.substring(column - 2)).matches("  \\S.*"));
    }

    /// The report after the last of some lines, on one line.
    private String last(String... lines) {
        String out = Run.Place.at(folder, folder)
                .with("COLUMNS", "200")
                .typing(String.join("\n", lines) + "\n")
                .run("walk")
                .out();
        return out.substring(out.lastIndexOf("bn> ")).replaceAll("\\s+", " ");
    }
}
