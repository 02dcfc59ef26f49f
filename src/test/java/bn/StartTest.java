package bn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The main class of `bn.jar`.
final class StartTest {
    @Test
    void asksForTheJavaThatBnWasCompiledFor() throws IOException {
        assertThat(release("Main.class")).isEqualTo(Start.NEEDED);
    }

    @Test
    void canItselfBeReadByAnOldJava() throws IOException {
        assertThat(release("Start.class")).isEqualTo(8);
    }

    private static int release(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(StartTest.class.getResourceAsStream(file))) {
            return ClassFile.of().parse(in.readAllBytes()).majorVersion() - ClassFile.JAVA_1_VERSION + 1;
        }
    }
}
