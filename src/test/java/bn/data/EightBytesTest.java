package bn.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Eight bytes at once say what each of them says.
final class EightBytesTest {
    private static final int SIZE = 12;

    @Test
    void everyByteAtEveryPlaceIsADigitOrNot() {
        for (int place = 0; place < EightBytes.LENGTH; place++) {
            for (int value = 0; value < 256; value++) {
                byte[] bytes = "..90471865..".getBytes(US_ASCII);
                bytes[2 + place] = (byte) value;
                assertThat(EightBytes.areDigits(bytes, 2))
                        .as("byte %d at %d", value, place)
                        .isEqualTo(value >= '0' && value <= '9');
            }
        }
    }

    @Test
    void everyByteAtEveryPlaceIsAsciiOrNot() {
        for (int place = 0; place < EightBytes.LENGTH; place++) {
            for (int value = 0; value < 256; value++) {
                byte[] bytes = {-1, -1, 1, 127, '\n', 'x', 1, 127, '0', 1, 0, 0};
                bytes[2 + place] = (byte) value;
                assertThat(EightBytes.areAscii(bytes, 2))
                        .as("byte %d at %d", value, place)
                        .isEqualTo(value > 0 && value < 128);
            }
        }
    }

    @Test
    void eightDigitsAreTheNumberTheyWrite() {
        Random random = new Random(8);
        for (int i = 0; i < 100_000; i++) {
            String text = "%08d".formatted(random.nextInt(100_000_000));
            assertThat(EightBytes.number((".." + text + "..").getBytes(US_ASCII), 2))
                    .isEqualTo(Integer.parseInt(text));
        }
        assertThat(EightBytes.number("99999999".getBytes(US_ASCII), 0)).isEqualTo(99_999_999);
    }

    /// With many a line feed, and with bytes that differ from one by a bit.
    @Test
    void lineEndsAreCounted() {
        byte[] some = {'\n', '\n', 0x0B, (byte) 0x8A, 0, (byte) 0xFF, '0', ','};
        Random random = new Random(10);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[SIZE];
            int ends = 0;
            for (int at = 0; at < SIZE; at++) {
                bytes[at] = some[random.nextInt(some.length)];
                ends += at >= 2 && at < 2 + EightBytes.LENGTH && bytes[at] == '\n' ? 1 : 0;
            }
            assertThat(EightBytes.lineEnds(bytes, 2)).isEqualTo(ends);
        }
    }
}
