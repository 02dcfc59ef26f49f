package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.prose.Language;
import bn.prose.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Starting bn, with and without launchers, in situations that prevent it: there is one sentence, and no
/// message from Java.
final class StartedIT {
    private static final String GONE = "bn: the folder you are in is gone: change to another with cd";
    private static final String GONE_IN_CHINESE = "bn：当前文件夹已不存在：请用 cd 换到别的文件夹";

    /// The launchers' common part, run on the tested classes.
    private static final String LAUNCHED = "java='" + BuiltBn.JAVA + "'; jar='" + BuiltBn.JARS
            + "'; archive=/nowhere; . '" + Path.of("src/launcher/start").toAbsolutePath() + "'";

    /// The main class alone, as in the native binary.
    private static final String ALONE = "exec '" + BuiltBn.JAVA + "' " + String.join(" ", BuiltBn.OPTIONS) + " -cp '"
            + BuiltBn.JARS + "' bn.Main \"$@\"";

    @TempDir
    Path folder;

    /// @param said standard error, including the shell's
    private record Ended(int status, String out, List<String> said) {}

    private Ended sh(String script, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "LC_CTYPE", "LANG"));
        process.environment().put("LC_ALL", "C.UTF-8");
        int status = process.start().waitFor();
        return new Ended(
                status,
                Files.readString(out),
                Files.readString(err, StandardCharsets.UTF_8).lines().toList());
    }

    /// The second case is a new folder of the same name.
    @ParameterizedTest
    @ValueSource(strings = {"rmdir gone", "rmdir gone; mkdir gone"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a folder that somebody is in stays")
    void inAFolderThatIsGone(String done) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("gone"));
        String script =
                "cd gone && (cd .. && " + done + ") && exec sh -c '" + LAUNCHED.replace("'", "'\\''") + "' sh steps";
        Ended ended = sh(script);
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        // The shell notices too, and prints a message first.
        assertThat(ended.said()).endsWith(GONE).hasSizeLessThan(3);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a folder that somebody is in stays")
    void inAFolderThatIsGoneInChinese() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("gone"));
        String script = "BN_LANG=zh_CN; export BN_LANG; cd gone && (cd .. && rmdir gone) && exec sh -c '"
                + LAUNCHED.replace("'", "'\\''") + "' sh steps";
        assertThat(sh(script).said()).endsWith(GONE_IN_CHINESE);
    }

    /// A native image throws an error for the folder's name.
    @Test
    void whereTheFolderHasNoName() {
        assertThat(StartupProblem.of(
                        name -> {
                            throw new Error("Properties init: Could not determine current working directory.");
                        },
                        () -> "/home/me",
                        "steps"))
                .hasValueSatisfying(obstacle -> {
                    assertThat(obstacle.status()).isEqualTo(3);
                    assertThat(obstacle.sentence().in(Words.of(Language.EN))).isEqualTo(GONE);
                    assertThat(obstacle.sentence().in(Words.of(Language.ZH))).isEqualTo(GONE_IN_CHINESE);
                });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereAddressesAreLimited() throws IOException, InterruptedException {
        assertThat(sh("ulimit -v 1000000; " + LAUNCHED, "steps", "--format", "json")
                        .status())
                .isZero();
        Ended ended = sh("ulimit -v 900000; " + LAUNCHED, "steps");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.said())
                .containsExactly("bn: ulimit -v allows 900000 KB of address space, and Java needs 1000000: raise the"
                        + " limit with ulimit -v");
    }

    /// σ² and ü, in UTF-8 as the shell passes them on.
    @ParameterizedTest
    @ValueSource(strings = {"C", "xx_XX.UTF-8"})
    @EnabledOnOs(OS.LINUX)
    void whereTheLocaleHasNoSuchLetters(String locale) throws IOException, InterruptedException {
        String start = "LC_ALL=" + locale + "; export LC_ALL; ";
        Ended typed = sh(start + "set -- explain \"$(printf '\\317\\203\\302\\262')\"; " + ALONE);
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.said())
                .containsExactly(
                        "bn: ???? cannot be read in this locale's encoding, ANSI_X3.4-1968; the locale is not UTF-8"
                                + " or not installed: set LC_ALL=C.UTF-8");
        Ended chinese =
                sh("BN_LANG=zh; export BN_LANG; " + start + "set -- explain \"$(printf '\\317\\203')\"; " + ALONE);
        assertThat(chinese.said()).singleElement().asString().startsWith("bn：?? 无法按当前语言环境的编码 ANSI_X3.4-1968 读取");
        Ended where = sh(start + "d=$(printf 'gr\\303\\266n'); mkdir \"$d\"; cd \"$d\"; " + ALONE, "steps");
        assertThat(where.status()).isEqualTo(2);
        assertThat(where.said()).hasSize(1).first().asString().contains("gr??n cannot be read");
        assertThat(sh(start + ALONE, "steps").status()).isZero();
    }

    /// The file that Java opens instead is not read as input.
    @ParameterizedTest
    @ValueSource(strings = {"walk", "forward --input -"})
    @EnabledOnOs(OS.LINUX)
    void withoutStandardInput(String command) throws IOException, InterruptedException {
        String[] words = command.split(" ");
        assertThat(sh("exec <&-; " + ALONE, words)).isEqualTo(sh("exec </dev/null; " + ALONE, words));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @EnabledOnOs(OS.LINUX)
    void whatToDoForMoreMemory(boolean image) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("x.csv"), "1,2,3\n".repeat(1_000_000));
        String told = image ? " -Dorg.graalvm.nativeimage.imagecode=runtime" : "";
        Ended ended = sh(
                ALONE.replace(" --enable", " -Xmx12m" + told + " --enable"),
                "forward",
                "--no-save",
                "--input",
                "x.csv");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.said())
                .containsExactly("bn: the data takes more memory than bn was given; give it more, for example "
                        + (image
                                ? "by starting it as bn -Xmx8g -XX:ReservedAddressSpaceSize=16g"
                                : "with JAVA_TOOL_OPTIONS=-Xmx8g in the environment"));
    }
}
