package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Python prints of arrays, pasted into a file: the rows (1, 2) and (3, 6).
class PrintsTest extends InFolder {
    private static final String ROUNDED =
            "f.txt: is a print with %d digits behind the point, to which its numbers may be"
                    + " rounded; the results are those of the numbers as they stand here (np.save(\"x.npy\", x) keeps all digits)\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tensor([[1., 2.],\n        [3., 6.]])",
                "tensor([[1., 2.],\n        [3., 6.]], dtype=torch.float64, requires_grad=True)\n",
                "tensor([[1., 2.], [3., 6.]], device='cuda:0', grad_fn=<NativeBatchNormBackward0>)",
                "tensor([[1, 2],\n        [3, 6]], size=(2, 2))",
                "Parameter containing:\ntensor([[1., 2.],\n        [3., 6.]], requires_grad=True)",
                "Parameter(tensor([[1., 2.], [3., 6.]]))",
                "array([[1., 2.],\n       [3., 6.]], dtype=float32)",
                "array([[1., 2.],\n       [3., 6.]], shape=(2, 2))",
                "Array([[1., 2.], [3., 6.]], dtype=float32, weak_type=True)",
                "tf.Tensor(\n[[1. 2.]\n [3. 6.]], shape=(2, 2), dtype=float32)",
                "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[1., 2.],\n       [3., 6.]], dtype=float32)>",
                "x = np.array([[1, 2], [3, 6]], dtype=np.float32)",
                "X = torch.tensor([[1, 2.],\n    [3, 6],  # a row\n])\n",
                "a = [[1, 2], [3, 6]]",
                "x = [[1, 2], [3, 6]]; eps = 1e-5",
                "[[1. 2.]\n [3. 6.]]",
                "[[1 2]\n [3 6]]",
                "[[ 1.e+00  2.e+00]\n [ 3.e+00 +6.e+00]]",
                "[[1., 2.], [3, 6.],]",
                "[[1, 2],\n [3, 6],\n]",
                "x = np.array(((1, 2), (3, 6)))",
                "[[np.float64(1.0), np.float64(2.0)], [np.float64(3.0), np.float64(6.0)]]",
                "[tensor([1., 2.]), tensor([3., 6.])]",
                "[[[1.]\n  [2.]]\n\n [[3.]\n  [6.]]]"
            })
    void printsAreRead(String text) throws IOException {
        Run run = forward(write("f.txt", text), "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("rounded");
        assertThat(stepsOf(run)).containsEntry("mu", List.of(2.0, 4.0)).containsEntry("var", List.of(1.0, 4.0));
    }

    /// The columns of (3, 1) are one feature, as of any other file.
    @Test
    void aColumnIsRead() throws IOException {
        assertThat(stepsOf(forward(write("f.txt", "[[1.]\n [2.]\n [6.]]"), "--format", "json")))
                .containsEntry("mu", List.of(3.0));
    }

    @Test
    void severalGoByTheirNames() throws IOException {
        write("f.txt", "x = np.array([[1, 2], [3, 6]])\ngamma = tensor([2., 3.])\nbeta = 1\ndout = [[1, 2], [3, 4]]\n");
        Run run = here.run("backward", "--input", "f.txt", "--format", "csv", "--steps", "dbeta", "--no-save");
        assertThat(run.out()).isEqualTo("4.0,6.0\n");
        assertThat(Json.object(forward("f.txt", "--format", "json").out()))
                .containsEntry("gamma", List.of(2.0, 3.0))
                .containsEntry("beta", List.of(1.0, 1.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensor([[ 1.0000,  2.5000], [ 3.0000, -1.0000]])|4",
                "tensor([[1.2346e-05, 2.5000e+00], [3.0000e+00, 1.0000e+00]])|4",
                "array([[0.75743566, 0.53363375], [0.82137998, 0.58040407]])|8",
                "[[0.757 0.533] [0.821 0.58]]|3"
            })
    void whatMayBeRoundedIsSaid(String text, int digits) throws IOException {
        assertThat(forward(write("f.txt", text)).err()).startsWith(ROUNDED.formatted(digits));
    }

    /// A list of Python, and code, have all digits.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[0.7574356, 0.5336337,], [0.8213799, 0.58]]",
                "np.array([[0.7574356, 0.5336337], [0.8213799, 0.58]])",
                "array([[0.5, 2.25], [3., 4.]])"
            })
    void whatHasAllDigitsIsTakenAsItIs(String text) throws IOException {
        assertThat(forward(write("f.txt", text)).err()).doesNotContain("rounded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensor([[1., 2.],\\n ...,\\n [3., 4.]])|f.txt:2:2: is shortened: dots stand in the place of numbers; print all of"
                        + " them, after np.set_printoptions(threshold=sys.maxsize) or torch.set_printoptions(profile=\"full\"),"
                        + " or save the array with np.save(\"x.npy\", x)",
                "[[1. 2. ... 3.]]|f.txt:1:9: is shortened: dots stand in the place of numbers; print all of them, after"
                        + " np.set_printoptions(threshold=sys.maxsize) or torch.set_printoptions(profile=\"full\"), or save the"
                        + " array with np.save(\"x.npy\", x)",
                "[[1, 2, ..., 3]]|f.txt:1:9: is shortened: dots stand in the place of numbers; print all of them, after"
                        + " np.set_printoptions(threshold=sys.maxsize) or torch.set_printoptions(profile=\"full\"), or save the"
                        + " array with np.save(\"x.npy\", x)",
                "[[1. 2.]\\n [3. 4.]|f.txt:2:9: ends before the array does; copy all of it, to the last bracket",
                "[[1. 2.]\\n [3.]]|f.txt:2:5: the list has length 1, the one before it has length 2",
                "[[1. 2.]\\n 3.]|f.txt:2:2: found a number where the lists before it have a list",
                "[[[[[[1. 2.]]]]]]|f.txt:1:6: the lists are nested more than 5 deep; a batch is (N, D) or (N, C, ...) with"
                        + " at most 5 axes",
                "[1. 2. [3.]]|f.txt:1:8: found a list, expected a number",
                "[1. 2. 3,]|f.txt:1:10: found ']' in an array as Python prints it, expected a number, a comma or a bracket;"
                        + " save the array with np.save(\"x.npy\", x), or write it as JSON: [[1, 2], [3, 4]]",
                "tensor([[1.+2.j, 2.]])|f.txt:1:12: found '+' in an array as Python prints it, expected a number, a comma or a"
                        + " bracket; save the array with np.save(\"x.npy\", x), or write it as JSON: [[1, 2], [3, 4]]",
                "array([1, 2], os.remove('x'))|f.txt:1:24: found '(' in an array as Python prints it, expected a number, a"
                        + " comma or a bracket; save the array with np.save(\"x.npy\", x), or write it as JSON: [[1, 2], [3, 4]]",
                "array([nan, 2.])|f.txt: [0] is NaN, not a finite number; put a number in its place",
                "x = [[1, 2]]\\n[[3, 4]]|f.txt:2:1: holds several arrays, and not all with names; name each, as in x = ... and"
                        + " dout = ..., or keep one alone",
                "x = [1, 2]\\nx = [3, 4]|f.txt:2:1: \"x\" was given already",
                "x = [1, 2]\\ngama = [3]|f.txt: gama: there is no field 'gama' (did you mean \"gamma\"?); the fields are x,"
                        + " gamma, beta, eps, dout, features"
            })
    void whatIsWrongIsSaid(String text, String sentence) throws IOException {
        Run run = forward(write("f.txt", text.replace("\\n", "\n")));
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    /// What is called JSON is held to be it.
    @Test
    void jsonIsJson() throws IOException {
        assertThat(forward(write("f.json", "[[1, 2], [3, 6],]")).err())
                .startsWith("f.json:1:17: is not JSON from here on");
        assertThat(forward(write("f.txt", "[[1, 2], [3, 'a']]")).err())
                .startsWith("f.txt:1:14: is not JSON from here on");
    }

    /// Long rows of brackets, names and spaces end in a sentence too.
    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "array(", "a.", " ", "tensor([", "-", "x=", "#", "1.", "'", "<"})
    void nothingIsTooLong(String piece) throws IOException {
        String file = write("f.txt", "x = [1., " + piece.repeat(300_000));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Run run = forward(file);
            assertThat(run.status()).isEqualTo(ExitStatus.DATA);
            assertThat(run.err()).startsWith("f.txt").hasSizeLessThan(401);
        });
    }

    /// y of (1, 2.5), (3, −1), (4, 0.25), as NumPy computes it, rounded to four digits behind the point: 1.0690 is
    /// written so, and 1.06904153 computed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tensor([[-1.3363,  1.3235],\n        [ 0.2673, -1.0933],\n        [ 1.0690, -0.2302]])",
                "[[-1.3363  1.3235]\n [ 0.2673 -1.0933]\n [ 1.069  -0.2302]]",
                "array([[-1.34,  1.32],\n       [ 0.27, -1.09],\n       [ 1.07, -0.23]])"
            })
    void aPrintedAnswerIsJudgedByItsDigits(String text) throws IOException {
        write("x.txt", "[[ 1.    2.5 ]\n [ 3.   -1.  ]\n [ 4.    0.25]]");
        write("out.txt", text);
        Run run = here.run("grade", "--input", "x.txt", "out.txt");
        assertThat(run.out()).contains("out     right");
        assertThat(run.status()).isZero();
        Run wrong = here.run("grade", "--input", "x.txt", "out=" + write("w.txt", text.replace("1.3", "1.5")));
        assertThat(wrong.status()).isEqualTo(ExitStatus.NO);
    }

    /// Zeros at the end of a print are digits: 2.0000 is not 2.02.
    @Test
    void zerosAreDigits() throws IOException {
        write("x.txt", "[[1., 2.02],\n [3., 2.02]]");
        Run run = here.run("grade", "--input", "x.txt", "mu=" + write("mu.txt", "tensor([2.0000, 2.0000])"));
        assertThat(run.out()).contains("mu      wrong");
        Run right = here.run("grade", "--input", "x.txt", "mu=" + write("mu.txt", "tensor([2.0000, 2.0200])"));
        assertThat(right.status()).isZero();
    }

    private String write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return name;
    }

    private Run forward(String file, String... more) {
        return here.run(Stream.concat(Stream.of("forward", "--no-save", "--input", file), Stream.of(more))
                .toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> stepsOf(Run run) {
        return (Map<String, Object>) Json.object(run.out()).get("steps");
    }
}
