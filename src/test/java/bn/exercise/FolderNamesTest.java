package bn.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of people become names of folders.
final class FolderNamesTest {
    private static FolderNames names() {
        return new FolderNames("learner", List.of("key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann Lee|Ann-Lee",
                "O'Neill, J.|O-Neill-J",
                "Zoë|Zoë",
                "李小明|李小明",
                "../evil|evil",
                "..|learner",
                "a/b\\c|a-b-c",
                "C:\\Windows|C-Windows",
                "CON|CON-2",
                "con.txt|con-txt",
                "Lpt9|Lpt9-2",
                "COM¹|COM¹-2",
                "key|key-2",
                "KEY|KEY-2",
                "🙂|learner",
                "-rf|rf",
                "~root|root",
                "__init__|init__",
                "_ann|ann",
                "-_-|learner",
                "a\u202eb|a-b",
                "nul\u0000|nul-2"
            })
    void aNameOfAFolder(String name, String folder) {
        assertThat(names().of(name)).isEqualTo(folder);
    }

    /// In capitals or not, composed or not, they are one to some systems.
    @Test
    void nobodyGetsTheFolderOfAnother() {
        FolderNames names = names();
        assertThat(Stream.of("Ann", "ann", "ANN", "Ann!", "Zoë", "Zoe\u0308", "ann-2", "Straße", "STRASSE")
                        .map(names::of))
                .containsExactly("Ann", "ann-2", "ANN-3", "Ann-4", "Zoë", "Zoë-2", "ann-2-2", "Straße", "STRASSE-2");
    }

    /// What is not seen does not tell names apart.
    @Test
    void namesThatLookTheSame() {
        FolderNames names = names();
        assertThat(names.alike("Ann")).isEmpty();
        assertThat(Stream.of("Ann", "A\u200bnn", "Ann\ufe0f", "\u3164Ann", "Ann\u00ad")
                        .map(names::of))
                .containsExactly("Ann", "Ann-2", "Ann-3", "Ann-4", "Ann-5");
        assertThat(names.alike("ann")).contains("Ann");
        assertThat(names.alike("Ben")).isEmpty();
        assertThat(names.alike("CON")).as("a device is nobody").isEmpty();
    }

    /// Who can keep their name does, wherever they stand.
    @Test
    void namesOfAll() {
        assertThat(names().ofAll(List.of("a b", "a-b", "A b", "a-b", "a-b-2")))
                .containsExactly("a-b-3", "a-b", "A-b-4", "a-b-5", "a-b-2");
    }

    @Test
    void whateverIsWritten() {
        Random random = new Random(3);
        FolderNames names = names();
        List<String> made = Stream.generate(() -> random.ints(random.nextInt(80), 0, 0x3000)
                        .mapToObj(Character::toString)
                        .reduce("", String::concat))
                .limit(2000)
                .map(names::of)
                .toList();
        assertThat(made).allMatch(name -> name.matches("[\\p{L}\\p{M}\\p{N}_-]{1,60}") && !name.matches("[-_].*"));
        assertThat(made.stream().map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    }
}
