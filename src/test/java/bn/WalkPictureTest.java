package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The picture of a walk in the README is one of a real walk.
/// `mvn test -Dtest=WalkPictureTest -Dgolden.update=true` draws it again.
final class WalkPictureTest {
    private static final Path PICTURE = Path.of("docs/walk.svg");
    private static final String SCRIPT = "src/test/resources/walk/picture.bn";

    @TempDir
    Path state;

    @Test
    void thePictureIsOfARealWalk() throws IOException {
        String shown = Run.Place.at(Path.of(""), state)
                .run("walk", "--script", SCRIPT, "--color", "always")
                .out();
        String picture = TerminalPicture.of("bn walk", shown.strip().lines().toList());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PICTURE, picture);
        }
        assertThat(Files.readString(PICTURE)).isEqualTo(picture);
    }
}
