package bn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `./bn` reports the progress of a build in a fresh checkout. A script that prints Maven's messages stands
/// in for Maven.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher of a checkout is a shell's")
final class CheckoutIT {
    private static final String BEGUN =
            "bn: building bn here, once after each change of its sources; this takes a minute or two...";

    @TempDir
    Path checkout;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(checkout.resolve("src/main"));
        Files.createDirectories(checkout.resolve("src/launcher"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.copy(Path.of("bn"), checkout.resolve("bn"));
        Files.writeString(checkout.resolve("src/launcher/start"), "exit 0\n");
    }

    @Test
    void aLineForEachStage() throws Exception {
        maven("""
                echo '[INFO] Scanning for projects...'
                echo 'Downloading from central: a.pom'
                echo 'Downloading from central: b.pom'
                echo '[INFO] --- maven-compiler-plugin:3.16.0:compile (default-compile) @ bn ---'
                echo '[INFO] --- maven-compiler-plugin:3.16.0:testCompile (default-testCompile) @ bn ---'
                echo '[INFO] --- maven-jar-plugin:3.5.1:jar (default-jar) @ bn ---'
                touch target/bn.jar
                """);
        assertThat(said(0))
                .containsExactly(
                        BEGUN,
                        "bn:   fetching the libraries it is built with; how long that takes is up to the network...",
                        "bn:   compiling...",
                        "bn:   packing it up with its libraries...",
                        "bn:   making the next starts quicker...");
        assertThat(said(0)).as("built").isEmpty();
    }

    @Test
    void whyItFailed() throws Exception {
        maven("""
                echo '[INFO] Scanning for projects...'
                echo '[ERROR] no such symbol'
                exit 1
                """);
        assertThat(said(70))
                .containsExactly(BEGUN, "[ERROR] no such symbol", "bn: the build failed, for the reason above.");
    }

    private void maven(String script) throws IOException {
        Path maven = Files.createDirectory(checkout.resolve("tools")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> said(int status) throws IOException, InterruptedException {
        Path err = checkout.resolve("err");
        ProcessBuilder bn = new ProcessBuilder("sh", checkout.resolve("bn").toString())
                .directory(checkout.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        bn.environment().put("BN_JAVA_HOME", System.getProperty("java.home"));
        bn.environment()
                .merge("PATH", checkout.resolve("tools").toString(), (old, own) -> own + File.pathSeparator + old);
        assertThat(bn.start().waitFor()).isEqualTo(status);
        return Files.readAllLines(err);
    }
}
