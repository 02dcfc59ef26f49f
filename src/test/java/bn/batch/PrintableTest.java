package bn.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatMovesTheTerminalIsEscaped() {
        assertThat(Printable.of("a\u001b[2Jb")).isEqualTo("a\\u001b[2Jb");
        assertThat(Printable.of("a\nb\tc\u007f")).isEqualTo("a\\u000ab\\u0009c\\u007f");
        assertThat(Printable.of("c1\u009bm")).isEqualTo("c1\\u009bm");
        assertThat(Printable.of("\u202eabc\u2066")).isEqualTo("\\u202eabc\\u2066");
        assertThat(Printable.of("a\u2028b")).isEqualTo("a\\u2028b");
    }

    @Test
    void whatPeopleWriteIsLeft() {
        for (String text : new String[] {"width", "宽度", "x\u0302", "σ²", "naïve café", "👩\u200d🔬", "שלום"}) {
            assertThat(Printable.of(text)).isEqualTo(text);
        }
    }

    @Test
    void aLongTextIsShortened() {
        assertThat(Printable.quoted("abc")).isEqualTo("'abc'");
        assertThat(Printable.quoted("x".repeat(40))).isEqualTo("'" + "x".repeat(40) + "'");
        assertThat(Printable.quoted("x".repeat(41))).isEqualTo("'" + "x".repeat(39) + "…'");
    }
}
