package bn.data;

import static org.assertj.core.api.Assertions.assertThat;

import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every double is read exactly right, in CSV and in JSON: the nearest double to the decimal that stands
/// there.
class ExactReadingTest {
    private static final int COUNT = 50_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyDecimalIsReadAsItsNearestDouble(boolean asJson) throws DataProblem {
        List<String> decimals = decimals();
        String text = asJson
                ? decimals.stream().collect(Collectors.joining(",\n", "[", "]"))
                : String.join("\n", decimals) + "\n";
        Source source = Source.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text");
        double[] read = BatchReader.read(source, CsvDialect.DETECT).x().column(0);
        assertThat(read).hasSize(decimals.size());
        for (int i = 0; i < read.length; i++) {
            assertThat(Double.doubleToRawLongBits(read[i]))
                    .as(decimals.get(i))
                    .isEqualTo(Double.doubleToRawLongBits(nearest(decimals.get(i))));
        }
    }

    /// BigDecimal's own conversion is correctly rounded, and has nothing to do with the readers; it knows
    /// no −0.
    private static double nearest(String decimal) {
        double value = new BigDecimal(decimal).doubleValue();
        return value == 0 && decimal.startsWith("-") ? -0.0 : value;
    }

    private static List<String> decimals() {
        Random random = new Random(20150211);
        List<String> decimals = new ArrayList<>(List.of(
                "0",
                "-0.0",
                "5e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "2.2250738585072011e-308",
                "2.2250738585072014e-308",
                "1.7976931348623157e308",
                "9007199254740993",
                "9007199254740992.5",
                "1.00000000000000011102230246251565",
                "1.000000000000000111022302462515654042363166809082031251",
                "0.1",
                "0.3",
                "1e22",
                "1e23",
                "123456789012345678901234567890",
                "6.02214076e23"));
        while (decimals.size() < COUNT) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                decimals.add(Double.toString(value));
                decimals.add(new BigDecimal(random.nextGaussian()).toPlainString());
                // Halfway between two doubles, and a hair beside it: where a careless reader rounds the wrong way.
                BigDecimal half = new BigDecimal(1 + random.nextDouble())
                        .add(new BigDecimal(Math.ulp(1.0)).divide(BigDecimal.TWO));
                decimals.add(half.toPlainString());
                decimals.add(half.add(new BigDecimal("1e-60")).toPlainString());
            }
        }
        return decimals;
    }
}
