package bn.walk;

import bn.cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Walks through the sample in a folder of their own, wide enough that no line is wrapped.
abstract class WalkScreens {
    @TempDir
    Path folder;

    Run.Place here;

    @BeforeEach
    void place() {
        here = Run.Place.at(folder, folder);
    }

    /// What is shown for some lines.
    Run walk(String... lines) {
        return here.with("COLUMNS", "200")
                .typing(String.join("\n", lines) + "\n")
                .run("walk");
    }

    /// The report after the last of some lines, without its margin.
    String after(String last, String... lines) {
        String out = walk(String.join("\n", lines), last).out();
        return out.substring(out.lastIndexOf("bn> ") + "bn> ".length() + last.length())
                .strip()
                .lines()
                .takeWhile(line -> !line.isBlank())
                .map(String::strip)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
