package bn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the browser and the checker see what is wrong with a page: a test that asks them would else be green for
/// any page.
final class BrowserIT {
    private static final String GOOD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>t</title>
            <style>p { width: 100px } @media (prefers-color-scheme: dark) { p { width: 200px } } @media print { p { width: 300px } }</style>
            </head><body><p>a</p><input aria-label="in"><button>b</button>
            <script>
            const seen = [];
            document.addEventListener("click", e => seen.push(e.target.tagName));
            document.addEventListener("keydown", e => seen.push((e.ctrlKey ? "^" : "") + e.key));
            </script></body></html>
            """;

    @TempDir
    private Path folder;

    private Page open(Browser browser, String page) throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, page);
        return browser.open(file);
    }

    @Test
    void whatSomebodyDoesArrives() throws IOException {
        try (Browser browser = Browser.start();
                Page page = open(browser, GOOD)) {
            assertThat(page.errors()).isEmpty();
            assertThat(page.requests()).hasSize(1);
            page.click("button");
            page.press("Control+z");
            page.press("Shift+Tab");
            page.type("né");
            page.press("x");
            assertThat(page.evaluate("seen")).isEqualTo(List.of("BUTTON", "^z", "Tab", "x"));
            assertThat(page.text("document.querySelector('input').value")).isEqualTo("néx");

            String width = "document.querySelector('p').clientWidth";
            assertThat(page.number(width)).isEqualTo(100);
            page.dark(true);
            assertThat(page.number(width)).isEqualTo(200);
            page.print();
            assertThat(page.number(width)).isEqualTo(300);
            page.window(320, 400);
            assertThat(page.number("innerWidth")).isEqualTo(320);
            page.await("document.title === 't'");
            assertThat(page.evaluate("null")).isNull();
            page.screenshot(folder.resolve("page.png"));
            page.pdf(folder.resolve("page.pdf"));
            assertThat(Files.readAllBytes(folder.resolve("page.png"))).startsWith(0x89, 'P', 'N', 'G');
            assertThat(Files.readAllBytes(folder.resolve("page.pdf"))).startsWith('%', 'P', 'D', 'F');
        }
    }

    @Test
    void whatGoesWrongIsTold() throws IOException {
        try (Browser browser = Browser.start()) {
            for (String wrong : List.of(
                    "<script>missing()</script>",
                    "<script>console.error('no')</script>",
                    "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><script>1</script>")) {
                try (Page page = open(browser, wrong)) {
                    assertThat(page.errors()).as(wrong).hasSize(1);
                }
            }
            try (Page page = open(browser, "<img src='other.png'>")) {
                assertThat(page.requests()).hasSize(2);
            }
        }
    }

    /// Grey on white can be read, and not on a grey box that was drawn before it; what is drawn after it, or elsewhere,
    /// is not behind it.
    @Test
    void contrastIsThatOnWhatIsDrawnBehind() throws IOException {
        String drawing = "<svg viewBox='0 0 100 20' width='500' height='100'><g transform='translate(10 0)'>%s"
                + "<text x='10' y='15' font-size='10' fill='#555555'>read me</text></g>%s</svg>";
        String grey = "<rect x='5' y='0' width='80' height='20' fill='%s'/>";
        try (Browser browser = Browser.start()) {
            for (String readable : List.of(
                    drawing.formatted("", ""),
                    drawing.formatted(grey.formatted("none"), ""),
                    drawing.formatted(grey.formatted("#eeeeee"), ""),
                    drawing.formatted("<rect x='0' y='0' width='9' height='20' fill='#777777'/>", ""),
                    drawing.formatted("", grey.formatted("#777777")))) {
                try (Page page = open(browser, readable)) {
                    assertThat(Contrast.tooLow(page)).as(readable).isEmpty();
                }
            }
            for (String faint : List.of("#777777", "#77777777")) {
                try (Page page = open(browser, drawing.formatted(grey.formatted(faint), ""))) {
                    assertThat(Contrast.tooLow(page)).as(faint).hasSize(1);
                }
            }
        }
    }

    @Test
    void theCheckerChecks() {
        assertThat(HtmlChecker.complaints(GOOD)).isEmpty();
        assertThat(HtmlChecker.complaints(GOOD.replace("<button>", "<button id=a><i id=a>")))
                .anyMatch(complaint -> complaint.contains("Duplicate ID"));
        assertThat(HtmlChecker.complaints(GOOD.replace("width: 100px", "widht: 100px")))
                .singleElement()
                .asString()
                .contains("widht");
        assertThat(HtmlChecker.complaints(GOOD.replace("<p>", "<p><svg viewBox='0 0 1 1'><rekt/></svg>")))
                .anyMatch(complaint -> complaint.contains("rekt"));
    }
}
