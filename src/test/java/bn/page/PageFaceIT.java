package bn.page;

import static org.assertj.core.api.Assertions.assertThat;

import bn.browser.Browser;
import bn.browser.Contrast;
import bn.browser.HtmlChecker;
import bn.graph.BatchNorm;
import bn.prose.Language;
import bn.prose.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is seen of a page and what is done with it: with the pointer, with keys alone, in both languages,
/// on a telephone and on paper.
class PageFaceIT {
    private static Browser browser;

    @TempDir
    private static Path folder;

    private bn.browser.Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        Files.writeString(file(), Page.of(PageFileIT.named(PageFileIT.USUAL, Language.EN)));
    }

    private static Path file() {
        return folder.resolve("page.html");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.open(file());
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(page.errors()).isEmpty();
        assertThat(page.requests()).hasSize(1);
        page.close();
    }

    private static String said(Language language, String key) {
        return Objects.requireNonNull(Words.of(language).ofPage().get(key));
    }

    private String shown(String selector) {
        return page.text("document.querySelector(\"" + selector + "\")?.textContent");
    }

    private boolean is(String expression) {
        return Boolean.TRUE.equals(page.evaluate(expression));
    }

    private String focus() {
        return page.text("document.activeElement.closest('[data-key]')?.dataset.key");
    }

    @Test
    void eachNumberLeadsToThoseItIsMadeOfAndBack() {
        double pages = page.number("history.length");
        page.click("[data-key='graph xhat']");
        page.click("[data-cell='xhat[2,tilt]']");
        assertThat(shown(".why dt")).isEqualTo("xhat[2,tilt]");
        assertThat(page.evaluate("[...document.querySelectorAll('.operands .lit')].map(e => e.dataset.key)"))
                .isEqualTo(List.of("operand xmu[2,tilt]", "operand ivar[tilt]"));
        page.click("[data-key='operand xmu[2,tilt]']");
        page.click("[data-key='operand x[2,tilt]']");
        assertThat(shown(".why dt")).isEqualTo("x[2,tilt]");
        page.press("Escape");
        assertThat(shown(".why dt")).isEqualTo("xmu[2,tilt]");
        page.press("Alt+ArrowLeft");
        assertThat(shown(".why dt")).isEqualTo("xhat[2,tilt]");
        page.click("[data-key='operand ivar[tilt]']");
        page.click("[data-key='way-back']");
        assertThat(shown(".why dt")).isEqualTo("xhat[2,tilt]");
        assertThat(page.number("history.length")).isEqualTo(pages);
    }

    /// Tab goes from one part to the next, arrows go within it, Enter asks; and Tab leaves each part again.
    @Test
    void keysAloneAreEnough() {
        page.evaluate("document.querySelector(\"[data-key='reset']\").focus()");
        tabTo("graph mu");
        page.press("ArrowDown");
        assertThat(focus()).isEqualTo("graph sq");
        page.press("Enter");
        assertThat(focus()).isEqualTo("graph sq");
        tabTo("steps sq");
        page.press("ArrowDown");
        assertThat(focus()).isEqualTo("steps var");
        page.press("ArrowUp");
        page.press("Space");
        tabTo("cell sq[0,width]");
        page.press("ArrowRight");
        page.press("ArrowDown");
        assertThat(focus()).isEqualTo("cell sq[1,tilt]");
        page.press("Enter");
        assertThat(shown(".why dt")).isEqualTo("sq[1,tilt]");
        tabTo("operand xmu[1,tilt]");
        page.press("Enter");
        assertThat(shown(".why dt")).isEqualTo("xmu[1,tilt]");
        assertThat(is("document.activeElement !== document.body")).isTrue();
        assertThat(is("document.activeElement.matches(':focus-visible')")).isTrue();
    }

    /// A field has the focus of its cell.
    private void tabTo(String key) {
        for (int i = 0; i < 20 && !focus().equals(key); i++) {
            page.press("Tab");
        }
        assertThat(focus()).isEqualTo(key);
    }

    @Test
    void aNumberIsTypedNudgedAndDraggedAndAllOfItUndone() {
        page.click("[data-key='input x']");
        String cell = "[data-cell='x[0,width]']";
        String now = "page.shown.run.number({ name: 'x', row: 0, feature: 0 })";
        type(cell, "abc");
        assertThat(shown(".problem"))
                .isEqualTo("'abc' is not a number: type one such as 3, -0.5 or 1e-5. x[0,width] stays 1.");
        assertThat(page.text("document.querySelector(\"" + cell + " input\").value"))
                .isEqualTo("1");
        type(cell, "");
        assertThat(shown(".problem")).contains("x[0,width] stays 1.");
        assertThat(page.number(now)).isEqualTo(1);
        type(cell, "2.5");
        assertThat(page.number(now)).isEqualTo(2.5);
        page.press("ArrowUp");
        assertThat(page.number(now)).isEqualTo(2.6);
        page.drag(cell, 21);
        assertThat(page.number(now)).isEqualTo(3.1);
        page.press("Control+z");
        assertThat(page.number(now)).isEqualTo(2.6);
        page.press("Control+z");
        page.press("Control+z");
        assertThat(page.number(now)).isEqualTo(1);
        page.press("Control+Shift+z");
        assertThat(page.number(now)).isEqualTo(2.5);
        page.click("[data-key='reset']");
        assertThat(page.number(now)).isEqualTo(1);
        page.click("[data-key='input eps']");
        type("[data-cell='eps']", "-1");
        assertThat(shown(".problem")).contains("cannot be below 0", "eps stays 1e-05.");
    }

    /// A finger on a table is there to scroll it, in whatever direction, and changes nothing.
    @Test
    void aFingerScrolls() {
        page.click("[data-key='input x']");
        String cell = "[data-cell='x[2,tilt]']";
        page.swipe(cell, -60);
        assertThat(is("page.view.history.canUndo")).isFalse();
        assertThat(page.text("getComputedStyle(document.querySelector(\"" + cell + "\")).touchAction"))
                .isEqualTo("auto");
    }

    /// The keys for decimals of some telephones have no minus, and none has an e.
    @Test
    void aTelephoneCanTypeAMinus() {
        page.click("[data-key='input x']");
        page.click("[data-cell='x[0,width]']");
        page.click("[data-key='predict']");
        assertThat(page.evaluate(
                        "[...document.querySelectorAll('input')].map(field => field.inputMode).filter(Boolean)"))
                .isEqualTo(List.of());
    }

    /// What is clicked while a number is still being typed is drawn anew by that number, and is clicked all the same.
    @ParameterizedTest
    @CsvSource({"language zh, zh", "steps dx, dx", "graph var, var", "next, mu", "input beta, beta"})
    void aClickEndsTheTypingAndCounts(String key, String after) {
        page.click("[data-key='input x']");
        page.click("[data-cell='x[0,width]']");
        page.evaluate("document.activeElement.select()");
        page.type("7");
        page.click("[data-key='" + key + "']");
        page.await("[page.shown.view.language, page.shown.view.chosen].includes('" + after + "')");
        page.await("page.shown.run.number({ name: 'x', row: 0, feature: 0 }) === 7");
    }

    /// Once typed, 3 is undone by the click on "undo" that ends the typing of 4: what it undoes is the 4.
    @Test
    void undoUndoesWhatIsBeingTyped() {
        page.click("[data-key='input x']");
        String cell = "[data-cell='x[0,width]']";
        type(cell, "3");
        page.evaluate("document.activeElement.select()");
        page.type("4");
        page.click("[data-key='undo']");
        page.await("page.view.history.at === 1 && page.view.history.states.length === 3");
        page.await("document.querySelector(\"" + cell + "\").textContent === '3'");
    }

    /// ε is 0 at the least, and what is there already is no change: there is nothing to undo.
    @Test
    void theSameNumberIsNoChange() {
        page.click("[data-key='input eps']");
        type("[data-cell='eps']", "0");
        String news = shown(".news");
        page.press("ArrowDown");
        type("[data-cell='eps']", "0.0");
        assertThat(page.number("page.view.history.states.length")).isEqualTo(2);
        assertThat(shown(".news")).isEqualTo(news);
    }

    /// The minus of dmu can be forgotten in training alone.
    @Test
    void aMistakeThatCannotBeMadeInAModeIsNone() {
        choose("mistake", "dmu-sign");
        choose("mode", "eval");
        assertThat(page.text("document.querySelector('.mistake select').value")).isEmpty();
        assertThat(shown(".news")).doesNotContain(said(Language.EN, "spoils-nothing"));
        choose("mode", "train");
        assertThat(page.text("page.view.history.now.mistake")).isEmpty();
    }

    private void choose(String list, String value) {
        page.evaluate("(() => { const list = document.querySelector('." + list + " select'); list.value = '" + value
                + "'; list.dispatchEvent(new Event('change')); })()");
    }

    private void type(String selector, String text) {
        page.click(selector);
        page.evaluate("document.activeElement.select()");
        if (text.isEmpty()) {
            page.press("Delete");
        } else {
            page.type(text);
        }
        page.press("Enter");
    }

    /// β enters last, so that all but y stays as it is: seen by words, and not by colour alone.
    @Test
    void whatMovedIsMarkedAndWhatDidNotSaysWhy() {
        page.evaluate("page.change(page.changed({ name: 'beta', row: 0, feature: 1 }, 3))");
        assertThat(shown(".news"))
                .isEqualTo(
                        "beta[tilt] changed: 1 of 23 steps moved: out. 22 are untouched, for nothing in them depends on beta[tilt].");
        assertThat(shown(".steps [data-name='out'] .mark")).isEqualTo(said(Language.EN, "mark-moved"));
        assertThat(shown(".steps [data-name='dx'] .mark")).isEqualTo(said(Language.EN, "mark-untouched"));
        page.click("[data-key='graph out']");
        assertThat(page.evaluate("[...document.querySelectorAll('td.moved')].map(e => e.dataset.cell)"))
                .isEqualTo(IntStream.range(0, 5)
                        .mapToObj(row -> "out[" + row + ",tilt]")
                        .toList());
        page.click("[data-key='graph dx']");
        assertThat(shown(".fate")).isEqualTo("Untouched, for nothing in it depends on beta[tilt].");
    }

    /// What comes after dvar on the way to dx is wrong, and nothing else, as the table's reading order says.
    @Test
    void aMistakeSaysFirstWhatItSpoils() {
        page.evaluate("page.change({ ...page.view.history.now, mistake: 'dvar-no-half' })");
        assertThat(shown(".news"))
                .isEqualTo(
                        "The mistake spoils 7 of 23 steps: first dvar, then dsq, dxmu2, dx1, dmu, dx2, dx. Why it is wrong: bn mistakes dvar-no-half");
        page.click("[data-key='steps dvar']");
        assertThat(shown(".formula")).contains("dvar = dsqrtvar / sqrtvar", "dvar = 0.5 · dsqrtvar / sqrtvar");
        assertThat(shown(".steps [data-name='dvar'] .mark")).isEqualTo(said(Language.EN, "mark-mistaken"));
        assertThat(shown(".steps [data-name='dx'] .mark")).isEqualTo(said(Language.EN, "mark-wrong"));
        page.evaluate("page.change(page.changed({ name: 'beta', row: 0, feature: 1 }, 3))");
        assertThat(shown(".steps [data-name='dx'] .mark")).isEqualTo(said(Language.EN, "mark-wrong"));
    }

    /// "依赖 {0}" has its space for a name, which is not in Chinese.
    @Test
    void noSpaceIsBetweenChineseWords() {
        page.evaluate("page.set({ language: 'zh' })");
        assertThat(page.text("page.shown.words.say('fate-untouched', page.shown.words.say('what-changed'))"))
                .isEqualTo("没有变：其中没有任何一项依赖刚才切换的内容。");
        assertThat(page.text("page.shown.words.say('fate-untouched', 'beta')")).isEqualTo("没有变：其中没有任何一项依赖 beta。");
    }

    /// 1e200 squared is no double. Of five equal rows the mean is that number, whatever the others are.
    @Test
    void whatNobodyExpectsOfSuchNumbersIsSaid() {
        assertThat(shown(".news")).isEmpty();
        page.evaluate("page.change(page.changed({ name: 'x', row: 1, feature: 2 }, 1e200))");
        assertThat(shown(".news"))
                .contains("sq[0,mass] is inf; nothing that is made from it can be trusted.")
                .doesNotContain("equal");
        page.evaluate(
                "for (let row = 0; row < 5; row++) page.change(page.changed({ name: 'x', row, feature: 2 }, 0.1))");
        assertThat(shown(".news"))
                .contains("All rows are equal in mass: up to rounding, var and xhat are 0,")
                .doesNotContain("tilt");
        page.evaluate("page.change(page.changed({ name: 'eps', row: 0, feature: 0 }, 1e-40))");
        assertThat(shown(".news")).doesNotContain("equal");
    }

    /// The largest number stays the largest when its sign is turned, and stays one that moved.
    @Test
    void aNumberOfTheOtherSignHasTheOtherColour() {
        page.evaluate("page.choose('x')");
        for (String sign : List.of("", "-", "")) {
            page.evaluate("page.change(page.changed({ name: 'x', row: 0, feature: 0 }, " + sign + "900))");
            assertThat(page.text("document.querySelector(\"[data-cell='x[0,width]']\").classList[0]"))
                    .isEqualTo(sign.isEmpty() ? "positive" : "negative");
        }
    }

    /// In the walk each step is hidden until its number is guessed, or given up. The mean of 1, 3, 2, 8 and 4 is 3.6.
    @Test
    void aPredictionComesBeforeTheNumber() {
        page.click("[data-key='predict']");
        assertThat(shown(".scroll tbody")).doesNotContain("3.6").contains("?");
        page.evaluate("document.querySelector(\"[data-key='guess']\").focus()");
        page.type("4.5");
        page.press("Enter");
        assertThat(shown(".verdict")).isEqualTo("You said 4.5. mu[width] is 3.6: off by 0.9, 25 %.");
        assertThat(shown(".scroll tbody")).contains("3.6");
        page.click("[data-key='next']");
        assertThat(shown(".scroll tbody")).contains("?");
        assertThat(is("document.querySelector(\".steps [data-name='xmu'] canvas\") === null"))
                .isTrue();
        page.click("[data-key='reveal']");
        assertThat(shown(".scroll tbody")).contains("-2.6");
        assertThat(is("document.querySelector('details').open")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void speaksTheLanguageThatIsChosen(Language language) {
        page.click("[data-key='language " + language.code() + "']");
        assertThat(page.text("document.documentElement.lang")).isEqualTo(language.code());
        assertThat(page.text("document.title")).isEqualTo(said(language, "title"));
        assertThat(shown("h1")).isEqualTo(said(language, "title"));
        assertThat(focus()).isEqualTo("language " + language.code());
        assertThat(is("[...document.querySelectorAll('button, select, input, a')].every(e =>"
                        + " e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length)"))
                .isTrue();
        // What stands in the page by now is as good HTML as what it was made of.
        // The policy does not forbid what its own program sets.
        String written = page.text("document.documentElement.outerHTML").replaceAll(" style=\"--heat: \\d+;\"", "");
        assertThat(HtmlChecker.complaints("<!DOCTYPE html>" + written)).isEmpty();
    }

    /// Zoomed to 200 %, a window of 1280 by 720 is one of 640 by 360.
    @ParameterizedTest
    @CsvSource({"320, 640", "360, 740", "640, 360", "1280, 720", "1920, 1080"})
    void nothingIsWiderThanTheWindow(int width, int height) {
        page.window(width, height);
        for (String mode : List.of("train", "eval")) {
            page.evaluate("page.change({ ...page.view.history.now, mode: '" + mode + "' })");
            for (String step : List.of("mu", "dx", "xhat", "running_var")) {
                page.evaluate("page.ask([{ name: '" + step + "', row: 0, feature: 0 }])");
                assertThat(page.number("document.documentElement.scrollWidth"))
                        .as("%s in %s mode", step, mode)
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    /// On a projector, the graph, the numbers of a step and what one of them is made of are all in sight.
    @Test
    void aStepIsSeenWithoutScrolling() {
        for (var step : BatchNorm.TABLE.steps()) {
            page.evaluate("page.ask([{ name: '" + step.name() + "', row: 0, feature: 0 }])");
            assertThat(page.number("Math.max(...['.drawing svg', '.operands'].map(s =>"
                            + " document.querySelector(s).getBoundingClientRect().bottom))"))
                    .as(step.name())
                    .isLessThanOrEqualTo(720);
        }
    }

    @Test
    void eachFormulaOfTheStepsIsSeenToItsEnd() {
        assertThat(page.evaluate("[...document.querySelectorAll('.steps code')]"
                        + ".filter(code => code.scrollWidth > code.clientWidth).map(code => code.textContent)"))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"train, 1280", "eval, 1280", "train, 360", "eval, 360"})
    void theDrawingHasNoTextOverAnother(String mode, int width) {
        page.window(width, 740);
        page.evaluate("page.change({ ...page.view.history.now, mode: '" + mode + "' })");
        assertThat(page.evaluate("""
                (() => {
                    const boxes = [...document.querySelectorAll('.drawing text')].map(e => [e.textContent, e.getBoundingClientRect()]);
                    const over = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
                    return boxes.flatMap(([name, box], at) => boxes.slice(at + 1).filter(other => over(box, other[1])).map(other => name + ' ' + other[0]));
                })()""")).isEqualTo(List.of());
        assertThat(
                        is(
                                "[...document.querySelectorAll('.drawing .choice')].every(e => [...e.querySelectorAll('text')].every(t =>"
                                        + " t.getBoundingClientRect().right <= e.querySelector('rect').getBoundingClientRect().right + 1))"))
                .isTrue();
    }

    /// On a telephone, too, the drawing is seen as a whole, in letters that can be read.
    @ParameterizedTest
    @CsvSource({"320, 640, 10", "360, 740, 11", "640, 360, 14", "1280, 720, 12"})
    void theDrawingFits(int width, int height, int letters) {
        page.window(width, height);
        page.await("innerWidth === " + width);
        assertThat(page.evaluate("[...document.querySelectorAll('.drawing .choice rect')].filter(box =>"
                        + " box.getBoundingClientRect().right > document.querySelector('.drawing').getBoundingClientRect().right)"
                        + ".map(box => box.parentElement.dataset.name)"))
                .isEqualTo(List.of());
        assertThat(page.number("15 * document.querySelector('.drawing svg').getScreenCTM().a"))
                .isGreaterThanOrEqualTo(letters);
    }

    /// What was chosen far below, in the list or in the drawing, is seen.
    @Test
    void whatIsChosenOnATelephoneComesIntoSight() {
        page.window(360, 740);
        page.click("[data-key='steps dx']");
        assertThat(shown(".value h2")).contains("dx");
        assertThat(
                        is(
                                "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('.value h2').getBoundingClientRect())"))
                .isTrue();
    }

    /// There is one field, which goes where numbers are changed; a cell says what it holds, and whether it is asked.
    @Test
    void oneFieldGoesFromNumberToNumber() {
        page.click("[data-key='input x']");
        assertThat(page.number("document.querySelectorAll('.scroll input').length"))
                .isZero();
        tabTo("cell x[0,width]");
        for (String next : List.of("Control+ArrowRight", "Control+ArrowDown")) {
            page.press(next);
        }
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.scroll input')].map(field => field.parentElement.dataset.cell)"))
                .isEqualTo(List.of("x[1,tilt]"));
        page.type("-7");
        page.press("Shift+Tab");
        page.await("document.querySelector(\"[data-cell='x[1,tilt]']\").textContent === '-7'");
        assertThat(focus()).isEqualTo("input dout");
        assertThat(page.text("document.querySelector(\"[data-cell='x[1,tilt]']\").getAttribute('aria-label')"))
                .isEqualTo("x[1,tilt] = -7");
        page.press("Tab");
        assertThat(page.text("document.activeElement.value")).isEqualTo("-7");
    }

    /// Each gradient of the table is in the drawing, that of x itself and those that are added up included.
    @Test
    void theDrawingHasEachStep() {
        assertThat(
                        page.evaluate(
                                "page.data.steps.map(s => s.name).filter(n => !document.querySelector('.drawing [data-name=' + n + ']'))"))
                .isEqualTo(List.of());
        assertThat(page.number("document.querySelectorAll('.drawing .join').length"))
                .isEqualTo(2);
    }

    private static final List<String> STATES = List.of(
            "page.set({})",
            "page.ask([{ name: 'dx', row: 1, feature: 0 }])",
            "page.change(page.changed({ name: 'x', row: 0, feature: 0 }, 900)); page.choose('xhat')",
            "page.choose('x')",
            "page.change({ ...page.view.history.now, mistake: 'dvar-no-half' }); page.choose('dvar')",
            "page.change({ ...page.view.history.now, mistake: '', mode: 'eval' }); page.choose('var')",
            "page.predict(true)");

    /// By light and dark, and where a system has its own few colours.
    @Test
    void allThatIsSaidCanBeRead() {
        for (String state : STATES) {
            page.evaluate(state);
            for (boolean dark : new boolean[] {false, true}) {
                page.dark(dark);
                assertThat(Contrast.tooLow(page)).as(state + ", dark: " + dark).isEmpty();
                page.forcedColours(dark);
                assertThat(Contrast.tooLow(page))
                        .as(state + ", forced, dark: " + dark)
                        .isEmpty();
            }
        }
    }

    /// Also among steps that all moved, or are all wrong.
    @Test
    void whatAStepReadsIsSeenInEachState() {
        for (String state : List.of(
                "page.change(page.changed({ name: 'x', row: 0, feature: 0 }, 900))",
                "page.change({ ...page.view.history.now, mistake: 'mean-is-sum' })")) {
            page.evaluate(state + "; page.choose('xhat')");
            assertThat(List.of("xmu", "gammax", "sq").stream()
                            .map(name -> page.text(DRAWN.formatted(name)))
                            .distinct())
                    .as(state)
                    .hasSize(3);
        }
    }

    private static final String DRAWN = "(one => [one.stroke, one.strokeWidth, one.strokeDasharray, one.fill].join())"
            + "(getComputedStyle(document.querySelector(\".drawing [data-name='%s'] rect\")))";

    /// Where all colours are the system's, lines and letters say what a shade says elsewhere.
    @Test
    void formsSayWhatColoursSay() {
        page.forcedColours(false);
        page.evaluate("page.ask([{ name: 'xhat', row: 2, feature: 1 }])");
        String look =
                "(one => [one.outlineStyle, one.outlineColor, one.borderStyle, one.borderColor, one.fontWeight].join())"
                        + "(getComputedStyle(document.querySelector(\"%s\")))";
        for (String pair : List.of(
                "[data-cell='xhat[2,tilt]']|[data-cell='xhat[2,width]']",
                ".steps [data-name='xmu'] button|.steps [data-name='mu'] button",
                ".steps [data-name='gammax'] button|.steps [data-name='mu'] button",
                ".steps [data-name='xhat'] button|.steps [data-name='mu'] button")) {
            String[] both = pair.split("\\|");
            assertThat(page.text(look.formatted(both[0]))).as(pair).isNotEqualTo(page.text(look.formatted(both[1])));
        }
        assertThat(List.of("xhat", "xmu", "gammax", "mu").stream()
                        .map(name -> page.text(DRAWN.formatted(name)))
                        .distinct())
                .hasSize(4);
    }

    @Test
    void onPaperThereIsNothingToPressAndNothingCutOff() {
        page.evaluate("page.ask([{ name: 'dx', row: 0, feature: 0 }])");
        page.window(794, 1123);
        page.print();
        for (String key : List.of("undo", "next", "input x", "language en")) {
            assertThat(page.number("document.querySelector(\"[data-key='" + key + "']\").getClientRects().length"))
                    .as(key)
                    .isZero();
        }
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.steps code, .steps .symbol, .scroll, .operands, .detail, select')]"
                                        + ".filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2).map(e => e.outerHTML)"))
                .isEqualTo(List.of());
    }
}
