package bn.data.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Which files of a folder hold answers.
class AnswerFilesTest {
    private static List<String> of(String... newestFirst) {
        return AnswerFiles.of(List.of(newestFirst), AnswerNames.KNOWN).taken();
    }

    @Test
    void theFileThatIsCalledSoIsTaken() {
        assertThat(of("mine.json", "answers.npz", "dx.npy")).containsExactly("answers.npz");
        assertThat(of("answers.csv", "answers.npz")).containsExactly("answers.csv");
        assertThat(of("Answers.json.gz")).containsExactly("Answers.json.gz");
    }

    @Test
    void filesOfStepsAreTakenTogether() {
        assertThat(of("mine.json", "dx.npy", "dgamma.csv")).containsExactly("dgamma.csv", "dx.npy");
    }

    @Test
    void elseTheNewestOfSeveralSteps() {
        assertThat(of("notes.txt", "mine.npz", "older.json")).containsExactly("mine.npz");
    }

    /// What might have been taken, and was not.
    @Test
    void othersAreLeft() {
        assertThat(left("answers.csv", "mine.json", "answers.npz")).containsExactly("answers.npz");
        assertThat(left("mine.json", "dx.npy", "notes.txt", "dx.json")).containsExactly("mine.json");
        assertThat(left("mine.npz", "older.json", "README.txt")).containsExactly("older.json");
        assertThat(left("answers.npz", "batch2.json")).isEmpty();
    }

    private static List<String> left(String... newestFirst) {
        return AnswerFiles.of(List.of(newestFirst), AnswerNames.KNOWN).left();
    }

    @Test
    void nothingElseIsAnAnswer() {
        assertThat(of("backward.py", "README.md", ".answers.npz.swp", "answers.npz.new", "answers.py", "table.csv"))
                .isEmpty();
    }
}
