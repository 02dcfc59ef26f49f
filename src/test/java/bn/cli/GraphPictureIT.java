package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.browser.Browser;
import bn.browser.HtmlChecker;
import bn.browser.Page;
import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The picture of the graph, tall and wide, as it is seen: no text lies on another, on a box that is not its own, or
/// beyond the edge.
final class GraphPictureIT extends InFolder {
    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>picture</title></head><body>%s</body></html>";

    /// Each text with the box that it lies in, and all pairs that lie on each other.
    private static final String LYING = """
            (() => {
              const shown = selector => [...document.querySelectorAll(selector)].map(e => {
                const r = e.getBoundingClientRect();
                return {is: e.textContent || e.getAttribute('class'), kind: e.getAttribute('class'),
                  l: r.left, r: r.right, t: r.top + 2, b: r.bottom - 2};
              });
              const meet = (a, b) => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b;
              const page = document.querySelector('svg').getBoundingClientRect();
              const texts = shown('text');
              const boxes = shown('.box, .input');
              const wrong = texts.filter(a => a.l < page.left || a.r > page.right || a.b > page.bottom).map(a => a.is);
              texts.forEach((a, i) => {
                texts.slice(i + 1).filter(b => meet(a, b)).forEach(b => wrong.push(a.is + ' on ' + b.is));
                const own = ['name', 'symbol', 'number'].includes(a.kind) ? 1 : 0;
                if (boxes.filter(b => meet(a, b)).length !== own) wrong.push(a.is + ' on a box');
              });
              return wrong;
            })()""";

    @Test
    void nothingLiesOnAnything() throws IOException {
        for (String name : List.of("batch.json", "stats.json")) {
            Files.copy(Path.of("samples", name), folder.resolve(name));
        }
        Path file = folder.resolve("page.html");
        Files.writeString(file, PAGE.formatted(""));
        try (Browser browser = Browser.start();
                Page page = browser.open(file, 2400, 1200)) {
            for (String language : List.of("en", "zh")) {
                for (String more : List.of(
                        "",
                        " --input batch.json",
                        " --mode eval",
                        " --mode eval --input batch.json --stats stats.json")) {
                    for (String direction : List.of("", " --wide")) {
                        String command = "graph --format svg" + more + direction;
                        Run run = here.with("BN_LANG", language).run(command.split(" "));
                        String picture = PAGE.formatted(run.out());
                        Files.writeString(file, picture);
                        page.go(file.toUri());
                        assertThat(page.evaluate(LYING)).as(command).isEqualTo(List.of());
                        assertThat(page.text("document.querySelector('svg title').textContent"))
                                .contains(language.equals("en") ? "Batch normalization, " : "批归一化，");
                    }
                }
            }
        }
    }

    @Test
    void theWideOneIsWide() {
        assertThat(size("graph --format svg --wide")).matches("\\d{4}x[1-5]\\d\\d");
        assertThat(size("graph --format svg")).matches("[1-9]\\d\\dx(9\\d\\d|1[01]\\d\\d)");
        assertThat(here.run("graph", "--format", "dot", "--wide").out()).contains("rankdir=LR;");
        Run refused = here.run("graph", "--wide");
        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).contains("--wide goes with a picture: --format svg or dot");
    }

    private String size(String command) {
        String picture = here.run(command.split(" ")).out();
        // The checker knows a picture as part of a page, whose policy says nothing of it.
        assertThat(HtmlChecker.complaints(PAGE.formatted(picture))).allMatch(complaint -> complaint.contains("style"));
        return picture.replaceFirst("(?s).*? width=\"(\\d+)\" height=\"(\\d+)\".*", "$1x$2");
    }
}
