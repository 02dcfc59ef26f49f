package bn.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Commands that are run in a folder of the test's own, and keep what they keep in another.
abstract class InFolder {
    @TempDir
    Path folder;

    @TempDir
    Path state;

    Run.Place here;

    @BeforeEach
    final void enter() {
        here = Run.Place.at(folder, state);
    }
}
