package bn.grading;

import static org.assertj.core.api.Assertions.assertThatCode;

import bn.data.BatchReader;
import bn.data.PassInputs;
import bn.data.csv.CsvDialect;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A batch of one axis has one feature and no axis of features.
class OneAxisTest {
    @Test
    void eachMistakeIsMadeThere() throws Exception {
        String text = "{\"x\": [1, 2, 4], \"dout\": [1, 2, 3]}";
        BatchFile file = BatchReader.read(
                Source.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x.json"),
                CsvDialect.DETECT);
        Value.PerFeature zero = Value.PerFeature.filled(0, 1);
        Value.PerFeature one = Value.PerFeature.filled(1, 1);
        Exercise exercise = new PassInputs(file.x(), one, zero, 1e-5, Optional.empty(), file.dout())
                .exercise(Convention.ALL.getFirst(), Optional.of(new RunningStats(zero, one, 0)));
        for (Mistake mistake : Mistakes.ALL) {
            assertThatCode(() -> WrongAnswers.of(mistake, exercise).ifPresent(WrongAnswers::answers))
                    .as(mistake.id())
                    .doesNotThrowAnyException();
        }
    }
}
