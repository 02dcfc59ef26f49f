package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `bn page`: what it takes, and where the page goes.
class PageCommandIT {
    @TempDir
    Path folder;

    @TempDir
    Path state;

    @BeforeEach
    void files() throws IOException {
        for (String file : new String[] {"batch.csv", "batch.json", "grads.csv", "stats.json", "images.json"}) {
            Files.copy(Path.of("samples", file), folder.resolve(file));
        }
    }

    private Run run(String... args) {
        return Run.Place.at(folder, state).run(args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page",
                "page --mode eval",
                "page --convention keras --momentum 0.5",
                "page --input batch.csv --dout grads.csv",
                "page batch.json",
                "page --input batch.json --stats stats.json",
                "page --input batch.json --mode eval --stats stats.json"
            })
    void aPageIsWritten(String line) {
        Run run = run(line.split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(run.out().contains("\"mode\":\"eval\",\"convention\":\"pytorch\",\"shape\""))
                .isEqualTo(line.contains("eval"));
        assertThat(run.out().contains("\"convention\":\"keras\",\"shape\"")).isEqualTo(line.contains("keras"));
    }

    /// Whoever is sent the page has not seen what was said when it was made.
    @Test
    void aPageSaysThatNobodyGaveADout() {
        assertThat(run("page", "--input", "images.json").out()).contains("\"madeDout\":true");
        assertThat(run("page", "--input", "batch.csv", "--dout", "grads.csv").out())
                .contains("\"madeDout\":false");
    }

    /// Its policy has hashes of what is in it: a character for another, as for a terminal of ASCII, would stop its
    /// program.
    @Test
    void theSamePageIsWrittenWhereverItGoes() throws IOException {
        Run.Place place = Run.Place.at(folder, state).with("LANG", "C");
        place.run("page", "--output", "page.html");
        assertThat(place.run("page").out().equals(Files.readString(folder.resolve("page.html"))))
                .isTrue();
    }

    @Test
    void aDoutIsMadeWhereNoneIsGiven() {
        Run run = run("page", "images.json");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).hasLineCount(1).contains("No dout was given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page --open",
                "page --open --output -",
                "page --output page.csv",
                "page --dout grads.csv",
                "page --layer bn1",
                "page --input batch.csv --mode eval"
            })
    void whatMakesNoSenseIsRefused(String line) {
        Run run = run(line.split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aBatchOfTooManyNumbersIsRefused() throws IOException {
        Files.writeString(folder.resolve("large.csv"), rows(1366));
        Run run = run("page", "large.csv", "--output", "page.html");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .hasLineCount(1)
                .contains("4096")
                .contains("(1366, 3)")
                .contains("4098");
        assertThat(folder.resolve("page.html")).doesNotExist();

        Files.writeString(folder.resolve("large.csv"), rows(1365));
        assertThat(run("page", "large.csv", "--output", "page.html").status()).isEqualTo(ExitStatus.DONE);
        assertThat(folder.resolve("page.html")).exists();
    }

    private static String rows(int count) {
        return IntStream.range(0, count).mapToObj(row -> row + ",2,3\n").collect(Collectors.joining());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itIsShownInTheBrowserThatIsNamed() throws IOException {
        Path browser = folder.resolve("browser");
        Files.writeString(browser, "#!/bin/sh\necho \"$1\" >shown\n");
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        Run run = Run.Place.at(folder, state)
                .with("BROWSER", browser.toString())
                .run("page", "--output", "page.html", "--open");
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("shown")).strip())
                .isEqualTo(folder.resolve("page.html").toString());
    }

    /// The page is there then, too.
    @Test
    void thatThereIsNoBrowserIsSaid() {
        Run run = Run.Place.at(folder, state)
                .with("BROWSER", folder.resolve("gone").toString())
                .run("page", "--output", "page.html", "--open");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).hasLineCount(1).contains("page.html");
        assertThat(folder.resolve("page.html")).exists();
    }
}
