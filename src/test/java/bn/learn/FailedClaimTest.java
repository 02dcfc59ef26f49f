package bn.learn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.prose.Language;
import bn.prose.Words;
import bn.report.render.Glyphs;
import bn.report.render.JsonRenderer;
import bn.report.render.Look;
import bn.report.render.Paint;
import bn.report.render.TextRenderer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A claim that a run does not bear out, in the middle of a paragraph.
final class FailedClaimTest {
    private static final String SCRIPT = """
            lesson(minutes=1)
            claim("even", seed % 2 == 0, share=97)
            claim("true", 1 > 0, share=100)
            """;

    private static final String TEXT = """
            # Is it even?

            ## question

            Well?

            ## result

            It is even, {claim even} as a seed is. {claim true} That was that. {claim even}

            ## belief

            It is. {claim true}
            """;

    private static LessonReport report(Language language, String text, boolean own, long seed) {
        Lesson lesson = Lesson.of("01-even", file -> Optional.of(file.equals(Lesson.SCRIPT) ? SCRIPT : text));
        LessonData data = new LessonData(
                () -> {
                    throw new AssertionError("no batch is used");
                },
                own,
                () -> {
                    throw new AssertionError("no iris is used");
                });
        return new LessonReport(lesson.run(seed, data), Words.of(language), 1);
    }

    private static String text(LessonReport report, int width) throws IOException {
        StringWriter shown = new StringWriter();
        new TextRenderer(new Look(width, 2, false, Glyphs.UNICODE, Paint.NONE))
                .render(report.page(new LessonPage.Result(0), LearnerProgress.Entry.begun(1)), shown);
        return shown.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | false | 0 | It is even, ✓ as a seed is. ✓ That was that. ✓
            EN | false | 1 | It is even, ✗ (not with seed 1: it holds in at least 97 of 100 runs) as a seed is. ✓ That was that. ✗ (not with seed 1: it holds in at least 97 of 100 runs)
            EN | true  | 1 | It is even, ✗ (not so with this batch) as a seed is. ✓ That was that. ✗ (not so with this batch)
            ZH | true  | 1 | It is even, ✗（这批数据不是这样） as a seed is. ✓ That was that. ✗（这批数据不是这样）
            """)
    void itsSentenceStandsBehindItsMark(Language language, boolean own, long seed, String sentence) throws IOException {
        assertThat(text(report(language, TEXT, own, seed), 80).replaceAll("\\s", ""))
                .endsWith(sentence.replace(" ", ""));
    }

    /// Wherever it comes in a line, no line ends between a sentence and its mark, or within a formula.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "EN; a b c γ = 3 or 15 % or 2 · 3 + d and e −= 4 of N(0, 1) and ln 2 {claim true}",
                "ZH; 甲乙丙丁 γ = 3，或 15 %，或 2 · 3 + d，再令 γ −= 4，N(0, 1) 与 ln 2。{claim true}"
            })
    void aSignAndAMarkStandWithWhatIsBeforeThem(Language language, String sentence) throws IOException {
        for (int before = 1; before < 40; before++) {
            String text = TEXT.replace("It is even, {claim even}", "x".repeat(before) + " " + sentence);
            assertThat(text(report(language, text, false, 1), 40).lines())
                    .noneMatch(line -> line.strip().matches("([✓✗=%·+]|−=).*|.*([=·+]|N\\(0,|ln)"));
        }
    }

    @Test
    void inJsonItIsFalse() throws IOException {
        StringWriter shown = new StringWriter();
        new JsonRenderer().render(report(Language.EN, TEXT, false, 1).whole(), shown);
        assertThat(shown.toString().replaceAll("\\s", ""))
                .contains("\"even\":{\"holds\":false,\"share\":97}")
                .contains("\"true\":{\"holds\":true,\"share\":100}");
    }
}
