package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file that is named without its option is what it alone can be.
class PositionalFilesTest extends InFolder {
    @BeforeEach
    void files() throws IOException {
        for (String sample : new String[] {"batch.csv", "batch.json", "grads.csv", "mine.json", "stats.json"}) {
            Files.copy(Path.of("samples", sample), folder.resolve(sample));
        }
        Files.writeString(folder.resolve("dx.csv"), "1,2,3\n4,5,6\n1,2,3\n4,5,6\n0,0,0\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forward batch.csv|forward --input batch.csv",
                "forward batch.csv --steps mu|forward --input batch.csv --steps mu",
                "backward batch.json|backward --input batch.json",
                "backward batch.csv --dout grads.csv|backward --input batch.csv --dout grads.csv",
                "backward grads.csv --input batch.csv|backward --input batch.csv --dout grads.csv",
                "check batch.json|check --input batch.json",
                "check grads.csv --input batch.csv|check --input batch.csv --dout grads.csv",
                "walk batch.csv|walk --input batch.csv",
                "walk batch.csv --dout grads.csv|walk --input batch.csv --dout grads.csv",
                "walk grads.csv --input batch.csv|walk --input batch.csv --dout grads.csv",
                "compare batch.csv --stats stats.json|compare --input batch.csv --stats stats.json",
                "compare --stats stats.json --input batch.csv batch.csv|compare --input batch.csv --stats stats.json batch.csv",
                "grade batch.json mine.json|grade --input batch.json mine.json",
                "grade batch.csv --dout grads.csv mine.json|grade --input batch.csv --dout grads.csv mine.json",
                "grade batch.csv dx=dx.csv --dout grads.csv|grade --input batch.csv --dout grads.csv dx=dx.csv",
                "grade batch.json dx.csv|grade --input batch.json dx.csv",
                "grade --class batch.json mine.json|grade --class --input batch.json mine.json"
            })
    void aFileIsWhatItCanBe(String brief, String whole) {
        Run run = run(brief);
        Run expected = run(whole);
        assertThat(run.out()).isEqualTo(expected.out()).isNotEmpty();
        assertThat(run.err()).isEqualTo(expected.err());
        assertThat(run.status()).isEqualTo(expected.status()).isLessThan(ExitStatus.USAGE);
    }

    /// Numbers alone can only be the gradient for the pass that was kept.
    @Test
    void whereAPassIsKeptNumbersAreItsGradient() {
        assertThat(run("forward batch.csv").status()).isZero();
        String expected = run("backward --dout grads.csv --no-save").out();
        assertThat(run("backward grads.csv").out()).isEqualTo(expected).isNotEmpty();
        assertThat(run("check grads.csv").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backward grads.csv|3|there is no forward pass to go back through in this folder: run bn forward --input FILE"
                        + " first, or give --input FILE here",
                "backward nothing.csv|3|nothing.csv: there is no such file",
                "backward -|2|bn backward: standard input can be the batch or its dout here: say --input - or --dout - (bn"
                        + " backward --help shows the options)",
                "forward batch.csv --input batch.json|2|bn forward: 'batch.csv' is one file too many: what it could be is"
                        + " named by --input (bn forward --help shows the options)",
                "check batch.csv --input batch.csv --dout grads.csv|2|bn check: 'batch.csv' is one file too many: what it"
                        + " could be is named by --input, --dout (bn check --help shows the options)",
                "forward batch.csv grads.csv|2|bn forward: 'grads.csv' is one word too many here (bn forward --help shows the"
                        + " options)",
                "compare batch.csv grads.csv --stats stats.json|2|bn compare: compare takes a batch with --input FILE and its"
                        + " statistics with --stats FILE (bn compare --help shows the options)",
                "grade mine.json dx=dx.csv|3|there is no forward pass to go back through in this folder: run bn forward"
                        + " --input FILE first, or give --input FILE here"
            })
    void whatIsOpenIsSaid(String command, int status, String sentence) {
        Run run = run(command);
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.status()).isEqualTo(status);
    }

    /// Answers stay answers, whichever comes first, where a pass is kept.
    @Test
    void answersAreNoBatch() {
        assertThat(run("backward batch.csv --dout grads.csv").status()).isZero();
        assertThat(run("grade dx.csv mine.json").err()).contains("dx was given already");
        assertThat(run("grade mine.json").out())
                .isEqualTo(run("grade --input batch.csv --dout grads.csv mine.json")
                        .out());
    }

    private Run run(String command) {
        return here.run(command.split(" "));
    }
}
