package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Run;
import bn.prose.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The picture of a lesson in the README of each language is one of a real lesson: the page that a prediction leads to.
/// `mvn test -Dtest=LearnPictureTest -Dgolden.update=true` draws them again.
final class LearnPictureTest {
    private static final String PREDICTED = "learn> b";

    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePictureIsOfARealLesson(Language language) throws IOException {
        Path file = Path.of(language == Language.EN ? "docs" : "docs/" + language.code(), "learn.svg");
        List<String> shown = Run.Place.at(Path.of(""), state)
                .typing("b\n")
                .run("learn", "vanish", "--color", "always", "--lang", language.code())
                .out()
                .strip()
                .lines()
                .toList();
        String picture =
                TerminalPicture.of("bn learn vanish", shown.subList(shown.indexOf(PREDICTED) + 1, shown.size()));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, picture);
        }
        assertThat(Files.readString(file)).isEqualTo(picture);
    }
}
