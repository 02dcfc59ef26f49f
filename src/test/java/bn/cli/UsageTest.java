package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import bn.cli.option.InvalidValue;
import bn.cli.option.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Wrong command lines, help, and what happens when nobody reads on.
class UsageTest {
    /// Three words of a sentence, which may not be names or values that a list has.
    private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,} [a-z]{2,}");

    @TempDir
    Path state;

    private Run run(String... args) {
        return Run.Place.at(Path.of(""), state).run(args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frwad | bn: there is no command 'frwad'; did you mean forward",
                "forward --inptu x | bn forward: there is no option '--inptu'; did you mean --input?",
                "forward x.csv y.csv | bn forward: 'y.csv' is one word too many here (bn forward --help",
                "why dx[0] x.csv | bn why: 'x.csv' is one word too many here; a file is named by an option, such as --input x.csv",
                "forward | bn forward: there is nothing to normalize: give a batch with --input FILE",
                "forward --input x --precision 18 | bn forward: invalid value for option '--precision': '18' is not",
                "forward --input x --format xml | bn forward: invalid value for option '--format': 'xml' is none of text,",
                "forward --input x --steps dx | bn forward: --steps: 'dx' is none of the steps here, which are mu,",
                "forward --input x --format csv --steps mu,var | bn forward: CSV holds one step, --steps names 2",
                "forward --input x --delimiter ab | bn forward: invalid value for option '--delimiter': 'ab' is not one",
                "forward --input x --lang fr | bn forward: invalid value for option '--lang': 'fr' is neither en nor zh",
                "backward --gamma 2 --dout x | bn backward: --gamma goes with --input",
                "backward --input - --dout - | bn backward: --input and --dout cannot both be standard input",
                "track x.csv | bn track: give the file that keeps the statistics with --stats FILE",
                "track --stats s.json | bn track: there is nothing to track",
                "track --stats s.json --momentum 2 x | bn track: invalid value for option '--momentum': '2' is neither",
                "track --stats s.json --convention tf x | bn track: invalid value for option '--convention': 'tf' is none",
                "track --stats s.json --drop-last x | bn track: --drop-last goes with --batch-size",
                "compare --input x | bn compare: compare takes a batch with --input FILE and its statistics",
                "forward --input x.csv --header --no-header | bn forward: --header and --no-header contradict each other: give one of"
                        + " them",
                "forward --input x.csv --delimiter \" | bn forward: invalid value for option '--delimiter': a quote (\") or the end"
                        + " of a line cannot separate cells",
                "forward --input x --layout NHW | bn forward: invalid value for option '--layout': 'NHW' is no layout: a letter"
                        + " for each axis, one N",
                "forward --input x --layout NNC | bn forward: invalid value for option '--layout': 'NNC' is no layout",
                "forward --input x --layout NHWC --axis 1 | bn forward: --layout and --axis both say which axis is which: give"
                        + " one of them",
                "track --stats s x --axis -1 --transpose | bn track: --axis and --transpose both say which axis is which",
                "forward --input x --axis last | bn forward: invalid value for option '--axis': 'last' is not a whole number",
                "backward --layout NHWC --dout x | bn backward: --layout goes with --input",
                "forward --input x --full=y | bn forward: invalid value for option '--full': 'y' was given, and it takes none",
                "forward --input --gamma 2 | bn forward: missing required parameter for option '--input' (FILE)",
                "forward --full --full | bn forward: option '--full' should be specified only once",
                "forward --in x | bn forward: there is no option '--in'; did you mean --input?",
                "explain sqrt | bn explain: 'sqrt' is none of the 23 steps and no topic; did you mean sqrtvar?",
                "explain {1} | bn explain: '{1}' is none of the 23 steps and no topic; bn steps lists them",
                "mistakes nothing | bn mistakes: there is no mistake 'nothing'; bn mistakes lists them",
                "completion tcsh | bn completion: invalid value for SHELL: 'tcsh' is none of bash, zsh, fish",
                "why | bn why: missing required parameter: 'CELL'",
                "why dx[0] mu[0] | bn why: 'mu[0]' is one word too many here",
                "why dx[0] --all --depth 0 | bn why: --depth is a number of levels from 1 on, not 0",
                "why dx[0] --depth x | bn why: invalid value for option '--depth': 'x' is not a whole number",
                "explain | bn explain: missing required parameter: 'STEP'",
                "completion | bn completion: missing required parameter: 'SHELL'",
                "compare --tolerance x | bn compare: invalid value for option '--tolerance': 'x' is not a number",
                "forward --input x --input y | bn forward: option '--input' (FILE) should be specified only once",
                "forward --input | bn forward: missing required parameter for option '--input' (FILE)",
                "track --running-variance x y | bn track: invalid value for option '--running-variance': 'x' is neither"
                        + " biased nor unbiased",
                "compare --input x --stats y --tolerance -1 | bn compare: --tolerance is 0 or more, not -1",
                "explain mu var | bn explain: 'var' is one word too many here (bn explain --help",
                "grade --hints 4 x | bn grade: invalid value for option '--hints': '4' is none of 1, 2, 3",
                "mistakes --format csv | bn mistakes: invalid value for option '--format': 'csv' is none of text, json,",
                "mistakes --output m.csv | bn mistakes: --output 'm.csv': no format here has the extension .csv; the formats are"
                        + " text (.txt), json (.json), markdown (.md, .markdown), html (.html, .htm): choose one with --format (bn mistakes --help shows the options)",
                "help forwrad | bn help: there is no command 'forwrad'; did you mean forward?",
                "steps --format csv | bn steps: invalid value for option '--format': 'csv' is none of text, json, html,"
            })
    void aWrongCommandLineIsOneSentence(String args, String sentence) {
        Run run = run(args.split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).startsWith(sentence).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        Run chinese = Run.Place.at(Path.of(""), state).with("BN_LANG", "zh").run(args.split(" "));
        assertThat(chinese.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(chinese.err()).matches("bn[^：]*：.*\\p{IsHan}.*\n").doesNotContainPattern(ENGLISH);
    }

    /// No sentence to a user stands in the code: what is thrown takes a message, and picocli's own words are not shown.
    @ParameterizedTest
    @ValueSource(classes = {UsageException.class, InvalidValue.class})
    void whatIsSaidOfAWrongCommandLineIsAMessage(Class<?> thrown) {
        assertThat(thrown.getDeclaredConstructors())
                .allMatch(made -> !List.of(made.getParameterTypes()).contains(String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forward", "backward", "track", "compare", "conventions", "steps", "state"})
    void helpBeginsWithExamples(String command) {
        Run run = run((command + " --help").strip().split(" "));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().skip(1)).startsWith("", "Examples:");
    }

    @Test
    void aloneItShowsWhatThereIs() {
        assertThat(run().out())
                .isEqualTo(run("--help").out())
                .isEqualTo(run("help").out());
        assertThat(run("--version").out()).startsWith("bn ");
    }

    @Test
    void listsComeTogetherHoweverTheyAreGiven() {
        String whole = run("forward", "--input", "samples/batch.csv", "--columns", "width,mass")
                .out();
        assertThat(whole).contains("width", "mass").doesNotContain("tilt");
        assertThat(run("forward", "--input=samples/batch.csv", "--columns=width", "--columns", "mass")
                        .out())
                .isEqualTo(whole);
    }

    @Test
    void whatIsFoundByItsWordIsSoInCapitalsToo() {
        assertThat(run("forward", "--input", "samples/batch.csv", "--format", "JSON", "--mode", "Train")
                        .out())
                .startsWith("{\"command\":\"forward\",\"mode\":\"train\"");
    }

    @Test
    void theHelpOfACommandIsShownInTwoWays() {
        assertThat(run("help", "why").out()).isEqualTo(run("why", "--help").out());
    }

    /// As `| head` does.
    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "csv", "markdown", "html"})
    void nobodyReadingOnIsNoError(String format) {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int status = Run.Place.at(Path.of(""), state)
                .run(closed, err, "forward", "--input", "samples/batch.csv", "--format", format, "--no-save");
        assertThat(status).isZero();
        assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFullDiskIsAnError() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int status =
                Run.Place.at(Path.of(""), state).run(full, err, "forward", "--input", "samples/batch.csv", "--no-save");
        assertThat(status).isEqualTo(ExitStatus.DATA);
        assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("<stdout>: cannot be written (No space left on device)\n");
    }

    /// Help too, which picocli writes, and looks away.
    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "help", "forward --help", "help forward", "steps", "completion zsh"})
    void aFullDiskIsAnErrorForEveryWord(String args) {
        assertThat(failing(new IOException("No space left on device"), args.split(" ")))
                .isEqualTo(new Failed(ExitStatus.DATA, "<stdout>: cannot be written (No space left on device)\n"));
        assertThat(failing(new IOException("Broken pipe"), args.split(" "))).isEqualTo(new Failed(ExitStatus.DONE, ""));
    }

    /// Whatever Java throws is a sentence and a status, and no trace.
    @Test
    void everyErrorIsASentence() {
        for (Throwable thrown : java.util.List.of(
                new StackOverflowError(),
                new NoClassDefFoundError("\u001b[31m" + "x\n".repeat(20_000)),
                new ExceptionInInitializerError("x"),
                new AssertionError("x"),
                new IllegalStateException("\u202e"))) {
            for (String command : java.util.List.of("steps", "--help")) {
                Failed failed = failing(thrown, command);
                assertThat(failed.status()).as("%s", thrown.getClass()).isEqualTo(ExitStatus.DEFECT);
                assertThat(failed.err())
                        .startsWith("bn: this is a defect in bn, not in your data: "
                                + thrown.getClass().getSimpleName())
                        .hasLineCount(1)
                        .hasSizeLessThan(600)
                        .doesNotContain("\u001b", "\u202e");
                assertThat(failing(thrown, "steps", "--debug").err())
                        .contains("    at bn.cli.")
                        .doesNotContain("\u001b", "\u202e", "\t");
            }
        }
    }

    /// How a command ended whose results could not be written.
    private record Failed(int status, String err) {}

    private Failed failing(Throwable thrown, String... args) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                switch (thrown) {
                    case IOException e -> throw e;
                    case RuntimeException e -> throw e;
                    case Error e -> throw e;
                    default -> throw new IllegalArgumentException(thrown);
                }
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int status = Run.Place.at(Path.of(""), state).run(out, err, args);
        return new Failed(status, err.toString(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void colourOnlyWhereAsked() {
        assertThat(run("forward", "--input", "samples/batch.csv", "--no-save").out())
                .doesNotContain("\u001b");
        assertThat(run("forward", "--input", "samples/batch.csv", "--no-save", "--color", "always")
                        .out())
                .contains("\u001b[1;36mmu\u001b[0m = mean(x)");
    }
}
