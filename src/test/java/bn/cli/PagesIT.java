package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.browser.Browser;
import bn.browser.Contrast;
import bn.browser.HtmlChecker;
import bn.browser.Page;
import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reports as pages: each is right by the standard's checker, and in a browser it asks for nothing, is as wide as the
/// window, and can be read in light and dark and on paper.
final class PagesIT extends InFolder {
    /// A command each, with all kinds of blocks among them.
    private static final List<String> COMMANDS = List.of(
            "forward --input batch.json --no-save",
            "forward --input iris.csv --no-save --columns 0,1,2,3",
            "backward --input batch.json --no-save",
            "backward --input images.json --dout images-grads.json --no-save",
            "backward --input batch.json --mode eval --stats stats.json --no-save",
            "track --stats s.json batch.csv batch.csv batch.csv",
            "layers stats.json",
            "compare --input batch.json --stats stats.json",
            "fold --stats stats.json",
            "conventions",
            "why dx[2,width] --depth 9 --input batch.json",
            "check --input batch.json",
            "grade --input batch.json mine.json",
            "grade --class --input batch.json mine.json pytorch.json",
            "mistakes",
            "mistakes dvar-no-half",
            "explain dx",
            "explain eps",
            "steps",
            "learn list",
            "learn column",
            "learn explode",
            "learn learn");

    private static final List<String> LANGUAGES = List.of("en", "zh");

    @BeforeEach
    void samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private String page(String command, String language) {
        Run run = here.with("BN_LANG", language).run((command + " --format html").split(" "));
        assertThat(run.status()).as(command + ": " + run.err()).isIn(ExitStatus.DONE, ExitStatus.NO);
        return run.out();
    }

    /// `bn page` makes no report; what it makes is seen in the tests of its own package.
    @Test
    void everyCommandThatHasPagesIsThere() {
        assertThat(COMMANDS.stream().map(command -> command.split(" ")[0]))
                .containsAll(FormatsTest.offers()
                        .filter(offer -> offer.format().equals("html"))
                        .filter(offer -> !offer.command().equals("page"))
                        .map(FormatsTest.Offer::command)
                        .toList());
    }

    @Test
    void eachIsRightByTheStandard() {
        for (String language : LANGUAGES) {
            for (String command : COMMANDS) {
                String page = page(command, language);
                assertThat(page)
                        .as(command)
                        .startsWith("<!DOCTYPE html>\n<html lang=\"" + language)
                        .contains("<h1");
                assertThat(HtmlChecker.complaints(page)).as(command).isEmpty();
            }
        }
    }

    /// In a list of open pages, too, each says what it is.
    @Test
    void eachHasATitleOfItsOwn() {
        Pattern title = Pattern.compile("<title>(.*)</title>");
        for (String language : LANGUAGES) {
            List<String> titles = COMMANDS.stream()
                    .map(command -> title.matcher(page(command, language))
                            .results()
                            .map(found -> found.group(1))
                            .findFirst()
                            .orElseThrow())
                    .toList();
            assertThat(titles).doesNotContain("bn", "").noneMatch(one -> one.contains("  "));
        }
    }

    /// A lesson is parted by headings that link, and what can be chosen is one list.
    @Test
    void aLessonHasParts() {
        String page = page("learn column", "en");
        assertThat(page)
                .contains("<title>1/14 column: What is normalized, and over what?</title>")
                .containsSubsequence(
                        "<h1 id=",
                        "<h2 id=\"what-the-run-shows\"",
                        "href=\"#your-turn-1-of-2\"",
                        "href=\"#your-turn-2-of-2\"",
                        "<h2 id=\"what-people-say\"",
                        "<h2 id=\"sources\"");
        assertThat(page.split("class=\"listing\"", -1)).hasSize(3);
        assertThat(page("learn list", "en")).contains("<title>The 14 lessons of bn learn</title>");
        assertThat(page("learn list", "zh")).contains("<title>bn learn 的 14 课</title>");
    }

    @Test
    void eachCanBeReadInABrowser() throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, "");
        try (Browser browser = Browser.start();
                Page page = browser.open(file)) {
            for (String language : LANGUAGES) {
                for (String command : COMMANDS) {
                    Files.writeString(file, page(command, language));
                    int before = page.requests().size();
                    page.go(file.toUri());
                    assertThat(page.requests()).as(command).hasSize(before + 1);
                    canBeRead(page, command);
                    linksLeadSomewhere(page, command);
                }
            }
            assertThat(page.errors()).isEmpty();
        }
    }

    private static void canBeRead(Page page, String command) {
        for (int width : List.of(320, 1280)) {
            page.window(width, 720);
            assertThat(page.number("document.documentElement.scrollWidth"))
                    .as(command)
                    .isLessThanOrEqualTo(width);
        }
        assertThat(Contrast.tooLow(page)).as(command).isEmpty();
        page.dark(true);
        assertThat(Contrast.tooLow(page)).as(command + ", dark").isEmpty();
        page.print();
        assertThat(Contrast.tooLow(page)).as(command + ", printed").isEmpty();
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
        page.dark(false);
    }

    /// Under each other, numbers end at the same place, whatever stands before them in their cell, and so do numbers
    /// that are labels.
    @Test
    void numbersOfALessonEndAtTheSamePlace() throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, page("learn vanish", "en"));
        try (Browser browser = Browser.start();
                Page page = browser.open(file)) {
            for (int width : List.of(1280, 360)) {
                page.window(width, 740);
                assertThat(page.evaluate("(() => { const table = document.querySelector('.chart');"
                                + " const end = cell => { const text = document.createRange();"
                                + " text.selectNodeContents(cell.lastChild); return text.getBoundingClientRect(); };"
                                + " const rows = [...table.tBodies[0].rows];"
                                + " return rows.flatMap(row => [...row.cells].filter((cell, at) =>"
                                + " Math.abs(end(cell).right - end(rows[0].cells[at]).right) > 0.5"
                                + " || end(cell).top > cell.getBoundingClientRect().top + 20)"
                                + ".map(cell => cell.textContent)); })()"))
                        .as("%d", width)
                        .isEqualTo(List.of());
            }
        }
    }

    /// On a telephone what is said of a mistake is beside its name, and not out of sight.
    @Test
    void aListingIsAsWideAsATelephone() throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, page("mistakes", "en"));
        try (Browser browser = Browser.start();
                Page page = browser.open(file, 360, 740)) {
            assertThat(page.evaluate("[...document.querySelectorAll('.scroll')].filter(one =>"
                            + " one.scrollWidth > one.clientWidth).length"))
                    .isEqualTo(0.0);
        }
    }

    private static void linksLeadSomewhere(Page page, String command) {
        assertThat(page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
                        + ".filter(to => !document.getElementById(decodeURIComponent(to.slice(1))))"))
                .as(command)
                .isEqualTo(List.of());
        assertThat(page.number("document.querySelectorAll('h1').length"))
                .as(command)
                .isEqualTo(1);
    }

    /// What names in files are made of, so that they look like markup, like its ends, or like another page.
    private static final List<String> HOSTILE = List.of(
            "</style><script>document.title='taken'</script>",
            "<img src=x onerror=\"document.title='taken'\">",
            "\"><b onmouseover=alert(1)>'",
            "&lt;b&gt; &amp; &#x3c;script&#x3e;",
            "</title></head><body onload=alert(1)>",
            "<!-- --><![CDATA[ ]]>",
            "<svg/onload=alert(1)>",
            "javascript:alert(1)",
            "a\u202eb\u0000\u001b[31m\u2028c\ud83c");

    /// In the features' names, in which every page with numbers shows them.
    @Test
    void whatANameHoldsIsText() throws IOException {
        String names = String.join(",", HOSTILE.stream().map(PagesIT::quoted).toList());
        String row =
                HOSTILE.stream().map(_ -> "%s").reduce((a, b) -> a + "," + b).orElseThrow();
        String rows = "[[" + row.replace("%s", "1.5") + "],[" + row.replace("%s", "-2.5") + "],["
                + row.replace("%s", "4") + "]]";
        Files.writeString(
                folder.resolve("h.json"), "{\"x\":" + rows + ",\"features\":[" + names + "],\"dout\":" + rows + "}");
        Path file = folder.resolve("page.html");
        Files.writeString(file, "");
        try (Browser browser = Browser.start();
                Page page = browser.open(file)) {
            for (String command : List.of(
                    "forward --input h.json --no-save",
                    "backward --input h.json --no-save",
                    "why dx[0,0] --input h.json",
                    "track --stats h-stats.json h.json",
                    "check --input h.json")) {
                String written = page(command, "en");
                assertThat(HtmlChecker.complaints(written)).as(command).isEmpty();
                Files.writeString(file, written);
                page.go(file.toUri());
                assertThat(page.text("document.title")).as(command).doesNotContain("taken");
                assertThat(page.number("document.querySelectorAll('img, script, b, [onload], [onerror]').length"))
                        .as(command)
                        .isZero();
            }
            Files.writeString(file, page("forward --input h.json --no-save", "en"));
            page.go(file.toUri());
            assertThat(page.evaluate(
                            "[...document.querySelector('thead tr').querySelectorAll('th')].map(e => e.textContent)"))
                    .isEqualTo(HOSTILE.stream().map(bn.batch.Printable::of).toList());
            assertThat(page.errors()).isEmpty();
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append("\\u%04x".formatted(c)));
        return json.append('"').toString();
    }
}
