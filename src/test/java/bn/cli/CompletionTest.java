package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import bn.cli.completion.Completable;
import bn.cli.completion.Shell;
import bn.report.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// What a shell offers is what bn takes.
final class CompletionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Shell.class)
    void eachShellIsToldOfEveryCommandAndOption(Shell shell) {
        String script = run("completion", shell.word()).out();
        for (Completable command : commands()) {
            assertThat(script).contains(command.name());
            for (String name : command.optionNames()) {
                String typed = shell != Shell.FISH
                        ? name
                        : name.replaceFirst("^--", "-l ").replaceFirst("^-(\\w)$", "-s $1");
                assertThat(script).as(command.name()).contains(typed);
            }
        }
        assertThat(script).doesNotContain("${DEFAULT").doesNotContain("@|");
    }

    /// What is handed out has a file for each shell.
    @ParameterizedTest
    @EnumSource(Shell.class)
    void eachShellGetsItsFile(Shell shell) throws IOException {
        assertThat(Path.of("src/build/Completions.java")).content().contains("\"" + shell.word() + "\", \"");
        assertThat(Path.of("src/build/deb")).content().contains("\"$bn\" completion " + shell.word() + " --lang en >");
    }

    @Test
    void everyWordThatIsOfferedIsTaken() {
        CommandLine bn = Bn.all(Run.Place.at(folder, folder).surroundings());
        for (Completable command : Completable.of(bn)) {
            Collection<OptionSpec> specs =
                    bn.getSubcommands().get(command.name()).getCommandSpec().options();
            for (Completable.Option option : command.options()) {
                OptionSpec spec = specs.stream()
                        .filter(one -> List.of(one.names()).equals(option.names()))
                        .findFirst()
                        .orElseThrow();
                for (String word : option.words()) {
                    assertThatCode(() -> spec.converters()[0].convert(word))
                            .as(command.name() + " " + option.names() + " " + word)
                            .doesNotThrowAnyException();
                }
            }
        }
        assertThat(words("explain")).hasSize(23 + Topic.words().size()).contains("dxmu2", "gamma");
        assertThat(words("mistakes")).contains("dxmu2-no-two");
    }

    private List<Completable> commands() {
        return Completable.of(Bn.all(Run.Place.at(folder, folder).surroundings()));
    }

    private List<String> words(String command) {
        return commands().stream()
                .filter(one -> one.name().equals(command))
                .findFirst()
                .orElseThrow()
                .words();
    }

    private Run run(String... args) {
        return Run.Place.at(folder, folder).run(args);
    }
}
