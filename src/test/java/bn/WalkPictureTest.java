package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Run;
import bn.prose.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The picture of a walk in the README of each language is one of a real walk.
/// `mvn test -Dtest=WalkPictureTest -Dgolden.update=true` draws them again.
final class WalkPictureTest {
    private static final String SCRIPT = "src/test/resources/walk/picture.bn";

    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePictureIsOfARealWalk(Language language) throws IOException {
        Path file = Path.of(language == Language.EN ? "docs" : "docs/" + language.code(), "walk.svg");
        String shown = Run.Place.at(Path.of(""), state)
                .run("walk", "--script", SCRIPT, "--color", "always", "--lang", language.code())
                .out();
        String picture = TerminalPicture.of("bn walk", shown.strip().lines().toList());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, picture);
        }
        assertThat(Files.readString(file)).isEqualTo(picture);
    }
}
