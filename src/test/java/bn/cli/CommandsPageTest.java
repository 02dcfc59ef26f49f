package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.completion.Completable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of all commands is made of their help.
/// `mvn test -Dtest=CommandsPageTest -Dgolden.update=true` writes it again.
final class CommandsPageTest {
    private static final Path PAGE = Path.of("docs/commands.md");

    @TempDir
    Path folder;

    @Test
    void thePageIsTheHelpOfEachCommand() throws IOException {
        StringBuilder page =
                new StringBuilder("# All commands\n\nWhat `bn COMMAND --help` says. Exit statuses, files and"
                        + " the shapes of JSON are in\n[reference.md](reference.md).\n");
        section(page, "bn", "--help");
        for (Completable command :
                Completable.of(Bn.all(Run.Place.at(folder, folder).surroundings()))) {
            if (!command.name().equals("help")) {
                section(page, "bn " + command.name(), command.name(), "--help");
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    /// Each is tried as its users start it.
    @Test
    void eachCommandHasALineInTheSmokeTest() throws IOException {
        String script = Files.readString(Path.of("src/smoke/run"));
        for (Completable command :
                Completable.of(Bn.all(Run.Place.at(folder, folder).surroundings()))) {
            assertThat(script).containsPattern("(?m)^(try [a-z-]+|bn) " + command.name() + "( |$)");
        }
    }

    private void section(StringBuilder page, String title, String... command) {
        String help = Run.Place.at(folder, folder).run(command).out();
        page.append("\n## ")
                .append(title)
                .append("\n\n```text\n")
                .append(help.strip())
                .append("\n```\n");
    }
}
