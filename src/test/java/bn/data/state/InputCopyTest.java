package bn.data.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.prose.DataMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A copy of standard input is made while it is read, and costs nobody what was read.
class InputCopyTest {
    private static final DataProblem FULL = new DataProblem("", DataMessage.UNWRITABLE, "the disk is full");

    private final InputCopy<List<String>> copy = copy("1,2\n3,4\n");

    private static InputCopy<List<String>> copy(String typed) {
        return new InputCopy<>(
                Source.stream(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), "<stdin>"),
                Source::lines);
    }

    @Test
    void itHasEveryByte() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy.write(bytes);
        assertThat(bytes).hasToString("1,2\n3,4\n");
        assertThat(copy.read()).containsExactly("1,2", "3,4");
        assertThat(copy.fingerprint().length()).isEqualTo(8);
    }

    @Test
    void aFullDiskTakesNothingFromWhatIsRead() throws DataProblem {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> copy.write(full))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThat(copy.readDespite(FULL)).containsExactly("1,2", "3,4");
    }

    @Test
    void whereNoFileCanBeMadeItIsReadAllTheSame() throws DataProblem {
        assertThat(copy.readDespite(FULL)).containsExactly("1,2", "3,4");
    }

    @Test
    void whatCannotBeReadIsTheProblem() {
        InputCopy<List<String>> empty = copy("");
        DataProblem[] problem = new DataProblem[1];
        assertThatThrownBy(() -> empty.write(OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(DataProblem.class, found -> problem[0] = found)
                .hasMessage("<stdin>: is empty");
        assertThatThrownBy(() -> empty.readDespite(problem[0])).isSameAs(problem[0]);
    }
}
