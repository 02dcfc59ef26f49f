package bn;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tested classes as the launchers have them: in a jar, with a start-up archive, by which a start takes half of the
/// processor time. Made once, for all tests that start bn as a process of its own.
public final class BuiltBn {
    /// The Java that runs the tests.
    public static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    /// The class path.
    public static final String JARS;

    /// The start-up archive of [#JARS].
    public static final Path ARCHIVE;

    /// What the launchers tell Java, of which the archive is valid only with some.
    public static final List<String> OPTIONS;

    static {
        try {
            Path folder = Files.createTempDirectory("bn-built");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            JARS = jars(folder);
            ARCHIVE = folder.resolve("bn.aot");
            OPTIONS = List.of(
                    "-Xlog:disable",
                    "-XX:AOTCache=" + ARCHIVE,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "--enable-native-access=ALL-UNNAMED");
            archive(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BuiltBn() {}

    /// The class path of the tests without those, its classes in a jar: an archive is of jars alone.
    private static String jars(Path folder) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> Files.isRegularFile(entry) || Files.exists(entry.resolve("bn/Main.class")))
                .map(entry -> Files.isRegularFile(entry) ? entry : jar(entry, folder.resolve("bn.jar")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path classes, Path file) {
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "-c0f", file.toString(), "-C", classes.toString(), ".");
        if (status != 0) {
            throw new AssertionError("jar ended with " + status);
        }
        return file;
    }

    /// As `./bn` makes it. Where Java can make none, bn starts without.
    private static void archive(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        JAVA,
                        "-Xlog:disable",
                        "-XX:AOTCacheOutput=" + ARCHIVE,
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-AOTRecordTraining",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        JARS,
                        "bn.Rehearsal",
                        "samples",
                        folder.resolve("rehearsal").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // It is left to the system.
        }
    }
}
