package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parsing the output of the programs that report a terminal's size.
final class ScreenTest {
    @Test
    void sttySaysTwoNumbers() {
        assertThat(Screen.columns("24 120\n")).hasValue(120);
    }

    /// Windows prints more, in the user's language.
    @ParameterizedTest
    @ValueSource(strings = {"Status for device CON:|Lines:|Columns:", "Status von Gerät CON:|Zeilen:|Spalten:"})
    void windowsSaysItInALanguage(String words) {
        String[] word = words.split("[|]");
        String said =
                "\r\n%s\r\n----------------------\r\n    %s          9001\r\n    %s        100\r\n    Keyboard rate:  31\r\n"
                        .formatted((Object[]) word);
        assertThat(Screen.columns(said)).hasValue(100);
    }

    /// `stty` for a terminal without a size, and without a terminal.
    @ParameterizedTest
    @ValueSource(strings = {"0 0\n", "", "24\n"})
    void whatHasNoWidthHasNone(String said) {
        assertThat(Screen.columns(said)).isEmpty();
    }
}
