package bn.data.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.data.file.DataProblem;
import bn.learn.LearnerProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a learner has done is read as it was written, or not at all.
final class ProgressFileTest {
    private static final LearnerProgress SOME = LearnerProgress.NONE
            .with(
                    "vanish",
                    new LearnerProgress.Entry(999_999_999, 3, Optional.of("d"), Map.of("twenty", "\"1e-12\" 梯度"), true))
            .with("column", LearnerProgress.Entry.begun(0));

    @TempDir
    Path folder;

    private Path path = Path.of("");
    private ProgressFile file = new ProgressFile(path, () -> {});

    @BeforeEach
    void name() {
        path = folder.resolve("learn.json");
        file = new ProgressFile(path, () -> {});
    }

    @Test
    void nothingIsDoneWhereThereIsNoFile() throws DataProblem {
        assertThat(file.read()).isEqualTo(LearnerProgress.NONE);
        assertThat(path).doesNotExist();
    }

    @Test
    void whatIsWrittenIsRead() throws DataProblem {
        file.write(SOME);
        assertThat(file.read()).isEqualTo(SOME);
        assertThat(file.read().lessons().keySet()).containsExactly("vanish", "column");
        assertThat(file.path()).isEqualTo(path);
    }

    /// By hand: files that learners have must stay readable.
    @Test
    void itIsOneObject() throws DataProblem, IOException {
        file.write(LearnerProgress.NONE.with(
                "vanish", new LearnerProgress.Entry(7, 3, Optional.of("d"), Map.of("twenty", "1e-12"), false)));
        assertThat(Files.readString(path).strip())
                .isEqualTo("{\"version\":1,\"lessons\":{\"vanish\":{\"seed\":7,\"page\":3,\"prediction\":\"d\","
                        + "\"answers\":{\"twenty\":\"1e-12\"},\"done\":false}}}");
    }

    @Test
    void anotherTakesItsPlaceAndLeavesNothingBeside() throws DataProblem, IOException {
        file.write(SOME);
        file.write(LearnerProgress.NONE);
        assertThat(file.read()).isEqualTo(LearnerProgress.NONE);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseReadsIt() throws DataProblem, IOException {
        file.write(SOME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"version\":2,\"lessons\":{}}",
                "{\"version\":1}",
                "{\"version\":1,\"lessons\":[]}",
                "{\"version\":1,\"lessons\":{\"vanish\":3}}",
                "{\"version\":1,\"lessons\":{\"vanish\":{\"seed\":0,\"page\":0,\"done\":false}}}",
                "{\"version\":1,\"lessons\":{\"vanish\":{\"seed\":\"0\",\"page\":0,\"answers\":{},\"done\":false}}}",
                "{\"version\":1,\"lessons\":{\"vanish\":{\"seed\":0,\"page\":0,\"answers\":{\"a\":1},\"done\":false}}}",
                "{\"version\":1,\"lessons\":{\"vanish\":{\"seed\":0,\"page\":-1,\"answers\":{},\"done\":false}}}"
            })
    void whatIsNotAsItWasWrittenIsNotRead(String text) throws IOException {
        Files.writeString(path, text);
        assertThatThrownBy(file::read)
                .isInstanceOf(DataProblem.class)
                .hasMessageStartingWith(path + ": what you have done in bn learn cannot be read")
                .hasMessageContaining("bn learn --reset");
    }

    @Test
    void aFolderThatIsNoneIsSaidToBe() throws IOException {
        Path none = Files.write(folder.resolve("none"), List.of("a file"));
        assertThatThrownBy(() -> new ProgressFile(none.resolve("learn.json"), () -> {}).write(SOME))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("none");
        assertThat(none).hasContent("a file");
    }
}
