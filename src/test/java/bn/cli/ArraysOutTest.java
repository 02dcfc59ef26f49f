package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import bn.data.file.DataProblem;
import bn.data.numpy.NumPyArray;
import bn.data.numpy.NumPyFile;
import bn.graph.BatchNorm;
import bn.graph.Pass;
import bn.graph.Step;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Results as arrays of NumPy: the numbers of the JSON, to the bit.
class ArraysOutTest extends InFolder {
    @BeforeEach
    void files() throws IOException {
        for (String sample : new String[] {"images.json", "images-grads.json", "batch.csv", "stats.json"}) {
            Files.copy(Path.of("samples", sample), folder.resolve(sample));
        }
    }

    @Test
    void anArchiveHoldsEveryStep() throws IOException, DataProblem {
        String pass = "backward --input images.json --dout images-grads.json --with-forward";
        assertThat(run(pass + " --output pass.npz").status()).isZero();
        Map<String, NumPyArray> arrays = read("pass.npz");
        assertThat(arrays.keySet())
                .containsExactlyElementsOf(
                        BatchNorm.TABLE.steps().stream().map(Step::name).toList());
        Map<?, ?> steps =
                (Map<?, ?>) Json.object(run(pass + " --format json").out()).get("steps");
        arrays.forEach((name, array) -> assertThat(array.inOrder())
                .as(name)
                .containsExactly(Json.flat(Objects.requireNonNull(steps.get(name))).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
        assertThat(run(pass + " --output again.npz").status()).isZero();
        assertThat(folder.resolve("again.npz")).hasSameBinaryContentAs(folder.resolve("pass.npz"));
        assertThat(run("grade --input images.json --dout images-grads.json pass.npz")
                        .status())
                .as("its own answers are right")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "forward, y.npy, out",
        "backward --dout images-grads.json, dx.npy, dx",
        "backward --dout images-grads.json, any.npy, dx",
        "backward --dout images-grads.json, dgamma.npy, dgamma",
        "backward --dout images-grads.json --steps dmu, dgamma.npy, dmu",
        "forward --steps mu, mu.npy, mu"
    })
    void anArrayHoldsOne(String command, String file, String step) throws IOException, DataProblem {
        assertThat(run(command + " --input images.json --output " + file).status())
                .isZero();
        String pass = "backward --input images.json --dout images-grads.json --with-forward --output all.npz";
        assertThat(run(pass).status()).isZero();
        NumPyArray expected = read("all.npz").get(step);
        NumPyArray read = read(file).get(NumPyFile.UNNAMED);
        assertThat(read.axes()).isEqualTo(expected.axes());
        assertThat(read.inOrder()).containsExactly(expected.inOrder());
    }

    @Test
    void stepsAreChosen() throws IOException, DataProblem {
        assertThat(run("forward --input batch.csv --steps var,mu --output few.npz")
                        .status())
                .isZero();
        assertThat(read("few.npz").keySet()).containsExactly("mu", "var");
        Run run = run("forward --input batch.csv --steps var,mu --output few.npy");
        assertThat(run.err()).startsWith("bn forward: .npy holds one step, --steps names 2; take one, or --format npz");
        assertThat(folder.resolve("few.npy")).doesNotExist();
    }

    /// In eval mode nine steps are left of the way back, and a format that holds one of the others holds nothing.
    @ParameterizedTest
    @CsvSource({"npy", "csv"})
    void whatIsNotComputedIsNotWritten(String format) throws IOException, DataProblem {
        String eval = "backward --input batch.csv --dout batch.csv --mode eval --stats stats.json";
        Run run = run(eval + " --steps dvar --output dvar." + format);
        assertThat(run.err())
                .contains("dvar is not computed in eval mode, so that there is nothing to write as " + format);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(folder.resolve("dvar." + format)).doesNotExist();
        assertThat(run(eval + " --output pass.npz").status()).isZero();
        assertThat(read("pass.npz").keySet()).contains("dx").doesNotContain("dvar");
        assertThat(BatchNorm.TABLE.steps(Pass.BACKWARD)).extracting(Step::name).contains("dvar");
        assertThat(DoubleStream.of(read("pass.npz").get("dx").inOrder()).allMatch(Double::isFinite))
                .isTrue();
    }

    private Map<String, NumPyArray> read(String file) throws IOException, DataProblem {
        try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(folder.resolve(file)))) {
            return new NumPyFile(file).read(bytes);
        }
    }

    private Run run(String command) {
        return here.run(command.split(" "));
    }
}
