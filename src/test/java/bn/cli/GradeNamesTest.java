package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers under the names that people's code has.
class GradeNamesTest extends InFolder {
    private static final String BATCH =
            Path.of("samples/batch.json").toAbsolutePath().toString();
    private static final String RIGHT =
            Path.of("src/test/resources/answers/right.json").toAbsolutePath().toString();

    private Run grade(String... args) {
        return here.run(Stream.concat(Stream.of("grade", "--input", BATCH), Stream.of(args))
                .toArray(String[]::new));
    }

    private Object right(String step) {
        List<Object> steps = Stream.of("forward", "backward")
                .map(pass -> here.run(pass, "--input", BATCH, "--format", "json", "--no-save"))
                .map(run -> ((Map<?, ?>) Json.object(run.out()).get("steps")).get(step))
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
        return steps.getFirst();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private List<String> judged(String... args) {
        Run run = grade(
                Stream.concat(Stream.of("--format", "json"), Stream.of(args)).toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return ((Map<?, ?>) Json.object(run.out()).get("answers"))
                .keySet().stream().map(String::valueOf).toList();
    }

    /// What each source computes under the name: PyTorch, TensorFlow, Keras, cs231n, Karpathy's lecture on backprop,
    /// d2l, deeplearning.ai.
    @ParameterizedTest
    @CsvSource({
        "weight.grad, dgamma",
        "bias.grad, dbeta",
        "x.grad, dx",
        "input.grad, dx",
        "grad_weight, dgamma",
        "grad_bias, dbeta",
        "grad_input, dx",
        "save_mean, mu",
        "save_invstd, ivar",
        "output, out",
        "x_backprop, dx",
        "scale_backprop, dgamma",
        "offset_backprop, dbeta",
        "batch_mean, mu",
        "batch_variance, var",
        "batch_var, var",
        "outputs, out",
        "sample_mean, mu",
        "sample_var, var",
        "x_norm, xhat",
        "x_normalized, xhat",
        "dx_norm, dxhat",
        "dx_normalized, dxhat",
        "dmean, dmu",
        "dstd, dsqrtvar",
        "dsample_mean, dmu",
        "dsample_var, dvar",
        "bnmeani, mu",
        "bndiff, xmu",
        "bndiff2, sq",
        "bnvar, var",
        "bnvar_inv, ivar",
        "bnraw, xhat",
        "hpreact, out",
        "dbnraw, dxhat",
        "dbndiff, dx1",
        "dbndiff2, dsq",
        "dbnvar, dvar",
        "dbnvar_inv, divar",
        "dbnmeani, dmu",
        "dhprebn, dx",
        "dbngain, dgamma",
        "dbnbias, dbeta",
        "bngain.grad, dgamma",
        "X_hat, xhat",
        "Y, out",
        "Z_norm, xhat",
        "Z_tilde, out",
        "dZ_norm, dxhat",
        "dZ, dx",
        "DMEAN, dmu"
    })
    void aNameThatPeopleUseIsOneStep(String name, String step) throws IOException {
        write("a.json", "{\"" + name + "\": " + right(step) + "}");
        assertThat(judged("a.json")).containsExactly(step);
    }

    /// `z` may be the input of the layer or its output, so that `dz` may be no answer at all.
    @ParameterizedTest
    @ValueSource(strings = {"dz", "inv_var", "x_mu"})
    void aNameThatMayMeanTwoThingsIsNone(String name) throws IOException {
        write("a.json", "{\"" + name + "\": " + right("dx") + ", \"dx\": " + right("dx") + "}");
        Run run = grade("a.json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("a.json: '" + name + "' is none of the steps, and is left out");
    }

    /// A file of one array is called by its answer, with a dot in it too.
    @Test
    void aFilesNameMayBeOneOfThem() throws IOException {
        write("x.grad.json", right("dx").toString());
        write("x_norm.old.json", right("xhat").toString());
        write("w.json", right("dgamma").toString());
        assertThat(judged("x.grad.json", "x_norm.old.json", "weight.grad=w.json"))
                .containsExactlyInAnyOrder("dx", "xhat", "dgamma");
    }

    @ParameterizedTest
    @CsvSource({"moving_mean, moving_variance", "running_mean, running_var", "moving_mean, moving_var"})
    void runningStatisticsByTheirNamesInFrameworks(String mean, String var) throws IOException {
        write("before.json", "{\"running_mean\": [0, 0, 0], \"running_var\": [1, 1, 1], \"num_batches_tracked\": 0}");
        write("a.json", "{\"" + mean + "\": [0.36, -0.14, 5.12], \"" + var + "\": [1.63, 1.43, 7.47]}");
        assertThat(judged("a.json", "--stats", "before.json")).containsExactly("running_mean", "running_var");
        assertThat(grade("a.json").err()).contains(mean + " can be judged when", "--stats FILE");
    }

    @Test
    void anInputByAnotherNameIsNoAnswer() throws IOException {
        write("a.json", "{\"dhpreact\": [[1]], \"bngain\": [1], \"dx\": " + right("dx") + "}");
        Run run = grade("a.json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("a.json: dhpreact (dout) is no answer", "a.json: bngain (gamma) is no answer");
    }

    @Test
    void ownNamesAreSaidOnce() throws IOException {
        write("a.json", "{\"m1\": " + right("dmu") + ", \"q\": " + right("xhat") + "}");
        assertThat(judged("a.json", "--names", "m1=dmean,Q=x_norm")).containsExactlyInAnyOrder("dmu", "xhat");
        assertThat(judged("a.json", "--names", "m1=dmu", "--names", "q=xhat")).containsExactlyInAnyOrder("dmu", "xhat");
        assertThat(judged("m1=a.json", "--names", "m1=dmu")).containsExactly("dmu");
        assertThat(grade("--class", "a.json", "--names", "m1=dmu,q=xhat", "--require", "q")
                        .status())
                .isZero();
    }

    /// A name that bn knows may be another step in somebody's code.
    @Test
    void anOwnNameGoesBeforeAKnownOne() throws IOException {
        write("a.json", "{\"std\": " + right("ivar") + "}");
        assertThat(judged("a.json", "--names", "std=ivar")).containsExactly("ivar");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a, --names: 'a' is not NAME=STEP",
                "=dx, --names: '=dx' is not NAME=STEP",
                "a=, --names: 'a=' is not NAME=STEP",
                "`a=dx,,b=mu`, --names: '' is not NAME=STEP",
                "a=dvarr, --names: 'dvarr' is none of the steps; did you mean dvar?",
                "a=x, --names: 'x' is none of the steps",
                "`a=dx,b=mu,a=var`, --names: 'a' is given twice"
            })
    void whatIsWrongWithOwnNamesIsSaid(String names, String sentence) throws IOException {
        write("a.json", "{\"dx\": " + right("dx") + "}");
        Run run = grade("a.json", "--names", names);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(sentence);
        Run chinese = grade("a.json", "--names", names, "--lang", "zh");
        assertThat(chinese.err()).contains("--names：").containsPattern("\\p{IsHan}");
    }

    @Test
    void anUnknownNameIsSaidAndTheRestIsGraded() throws IOException {
        write("a.json", "{\"dvarr\": [1], \"emb\": [2], \"who\": \"Ann\", \"dbeta\": [1.4, -0.7, 0.8]}");
        Run run = grade("a.json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "a.json: 'dvarr' is none of the steps, and is left out; did you mean dvar?"
                                + " bn grade --names dvarr=dvar takes it so\n",
                        "a.json: 'emb', 'who' are none of the steps, and are left out; if one of them is a step by"
                                + " another name: bn grade --names emb=STEP\n");
        assertThat(grade("a.json", "--lang", "zh").err())
                .contains("a.json: 'dvarr' 不是任何一个步骤", "bn grade --names dvarr=dvar");
        Run ofClass = grade("--class", "a.json");
        assertThat(ofClass.status()).isZero();
        assertThat(ofClass.err()).contains("a.json: 'dvarr' is none of the steps, and is left out");
        Run walk = here.typing("grade a.json\nquit\n").run("walk");
        assertThat(walk.out()).containsPattern("bn\\s+grade --names dvarr=dvar");
    }

    @Test
    void aFileOfNoAnswersIsAProblem() throws IOException {
        write("a.json", "{\"dvarr\": [1], \"emb\": [2]}");
        Run run = grade("a.json", RIGHT);
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .endsWith("a.json:1:2: $.dvarr: 'dvarr' is none of the steps; did you mean dvar?"
                        + " bn grade --names dvarr=dvar takes it so\n");
        write("b.json", "{\"a b\": [2]}");
        assertThat(grade("b.json").err())
                .contains("'a b' is none of the steps; they are mu, xmu,", "bn grade --names 'a b=STEP'");
    }

    /// What --names cannot say is not proposed.
    @Test
    void aNameThatNoOptionCanHaveIsLeftOut() throws IOException {
        write("a.json", "{\"x=1,y\": [2], \"dbeta\": [1.4, -0.7, 0.8]}");
        assertThat(grade("a.json").err()).contains("'x=1,y' is none of the steps, and is left out\n");
    }

    @Test
    void aStepBySeveralNamesIsSaidWithBoth() throws IOException {
        write("a.json", "{\"dmean\": [0, 0, 0], \"dmu\": [0, 0, 0]}");
        assertThat(grade("a.json").err()).contains("dmu is given twice, as 'dmean' and as 'dmu'");
        assertThat(grade("a.json", "--lang", "zh").err()).contains("'dmean'", "'dmu'");
        write("b.json", "{\"dx\": " + right("dx") + "}");
        Files.copy(folder.resolve("b.json"), folder.resolve("c.json"));
        assertThat(grade("b.json", "c.json").err()).contains("c.json:1:2: $.dx: dx was given already");
    }

    @Test
    void codeGetsTheLineThatWritesItsNumbers() throws IOException {
        write("mine.py", """
                import numpy as np
                def forward(x):
                    sample_mean = x.mean(0)
                    x_norm: np.ndarray = (x - sample_mean) / 2
                    lr = 3
                    if lr == 3: pass
                    dx, dgamma = back(dout=x)
                    dx += 1
                """);
        assertThat(grade("mine.py").err())
                .endsWith(
                        "mine.py: is Python code, which bn does not read; let it save its numbers, where it has them, and"
                                + " hand in answers.npz: np.savez(\"answers.npz\", mu=sample_mean, xhat=x_norm, dx=dx,"
                                + " dgamma=dgamma)\n");
        assertThat(grade("mine.py", "--lang", "zh").err())
                .contains(
                        "是 Python 代码", "np.savez(\"answers.npz\", mu=sample_mean, xhat=x_norm, dx=dx, dgamma=dgamma)");
        write("own.py", "q = 3\n");
        assertThat(grade("own.py", "--names", "q=xhat").err())
                .contains("import numpy as np; np.savez(\"answers.npz\", xhat=q)");
        write("other.py", "print(1)\n");
        assertThat(grade("other.py").err())
                .contains("np.savez(\"answers.npz\", out=out, dx=dx, dgamma=dgamma, dbeta=dbeta)");
        write("lecture.py", "import torch\nhpreact = bngain * bnraw + bnbias\n");
        assertThat(grade("lecture.py").err())
                .contains("hand in answers.pt: torch.save({\"out\": hpreact}, \"answers.pt\")");
        Run ofClass = grade("--class", "lecture.py", RIGHT);
        assertThat(ofClass.out()).contains("torch.save({\"out\": hpreact},");
    }

    /// Without a gradient none of those back can be asked for.
    @Test
    void codeIsAskedForWhatTheExerciseHas() throws IOException {
        write("x.csv", "a\n1\n3\n");
        write("mine.py", "dx = 1\n");
        assertThat(here.run("grade", "--input", "x.csv", "mine.py").err())
                .contains("np.savez(\"answers.npz\", mu=mu, var=var, xhat=xhat, out=out)");
    }

    /// However long a line is, it is looked through.
    @Test
    void codeMayBeLong() throws IOException {
        write("mine.py", "a, ".repeat(20_000) + "\n" + "\n".repeat(100_000) + "dx = 1\n" + "x".repeat(100_000));
        assertThat(grade("mine.py").err()).contains("np.savez(\"answers.npz\", dx=dx)");
    }
}
