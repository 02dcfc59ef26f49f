package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs say of a terminal.
final class ScreenTest {
    @Test
    void sttySaysTwoNumbers() {
        assertThat(Screen.columns("24 120\n")).hasValue(120);
    }

    /// Windows says more, in the language of its user.
    @ParameterizedTest
    @ValueSource(strings = {"Status for device CON:|Lines:|Columns:", "Status von Gerät CON:|Zeilen:|Spalten:"})
    void windowsSaysItInALanguage(String words) {
        String[] word = words.split("[|]");
        String said =
                "\r\n%s\r\n----------------------\r\n    %s          9001\r\n    %s        100\r\n    Keyboard rate:  31\r\n"
                        .formatted((Object[]) word);
        assertThat(Screen.columns(said)).hasValue(100);
    }

    /// `stty` of a terminal that was told no size, and of none.
    @ParameterizedTest
    @ValueSource(strings = {"0 0\n", "", "24\n"})
    void whatHasNoWidthHasNone(String said) {
        assertThat(Screen.columns(said)).isEmpty();
    }
}
