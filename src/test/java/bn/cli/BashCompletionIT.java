package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What bash itself offers with our script.
final class BashCompletionIT extends InFolder {
    @ParameterizedTest
    @CsvSource({
        "bn for, forward",
        "bn forward --mo, --mode",
        "bn forward --mode '', train eval",
        "bn forward --mode = ev, eval",
        "bn forward --input '', ''",
        "bn explain dxmu, dxmu1 dxmu2",
        "bn grade --hints '', 1 2 3",
        "bn completion '', bash zsh fish"
    })
    void bashOffersWhatMayBeTyped(String line, String offered) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        Path script = Files.writeString(
                folder.resolve("bn.bash"), here.run("completion", "bash").out());
        Process bash = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "source \"$1\"; COMP_WORDS=(" + line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _bn;"
                                + " echo \"${COMPREPLY[*]}\"",
                        "bash",
                        script.toString())
                .redirectErrorStream(true)
                .start();
        String reply = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(bash.waitFor()).isZero();
        assertThat(reply).isEqualTo(offered);
    }
}
