import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;

/// Assembles a folder with bn and a Java runtime for the current system:
///
///     bin/bn        the launcher (bn.bat on Windows)
///     lib/          the jar and its start-up archive
///     runtime/      the Java modules that bn uses
///
/// java src/build/Bundle.java PROJECT OUTPUT TIME
public class Bundle {
    /// The modules that jdeps lists, without java.desktop, which JLine uses only for mouse support that bn
    /// lacks; and jdk.unsupported, with which JLine handles signals such as a terminal resize.
    private static final String MODULES = "java.base,java.logging,jdk.unsupported";

    private final Path project;
    private final Path output;

    /// The modification time of the jar. The archive identifies its jar by time and size, so this must be the
    /// time that unpacking sets.
    private final FileTime time;

    private Bundle(Path project, Path output, Instant time) {
        this.project = project;
        this.output = output;
        this.time = FileTime.from(time);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new Bundle(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath(), Instant.parse(args[2])).make();
    }

    private void make() throws IOException, InterruptedException {
        delete(output);
        Files.createDirectories(output);
        Path lib = Files.createDirectories(output.resolve("lib"));
        Path jar = lib.resolve("bn.jar");
        ArchiveReady.main(new String[] {project.resolve("target/bn.jar").toString(), jar.toString()});
        Files.setLastModifiedTime(jar, time);
        link();
        launcher(lib);
        copy("LICENSE", output);
        archive(jar, lib.resolve("bn.aot"));
    }

    private void link() {
        int status = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        output.resolve("runtime").toString());
        if (status != 0) {
            throw new IllegalStateException("jlink failed with status " + status);
        }
    }

    private void launcher(Path lib) throws IOException {
        Path bin = Files.createDirectories(output.resolve("bin"));
        if (isWindows()) {
            copy("src/launcher/bn.bat", bin);
        } else {
            copy("src/launcher/bn", bin).toFile().setExecutable(true, false);
            copy("src/launcher/start", lib);
        }
    }

    private Path copy(String file, Path folder) throws IOException {
        Path from = project.resolve(file);
        return Files.copy(from, folder.resolve(from.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Uses the bundle's own Java and class path; otherwise Java would reject the archive.
    private void archive(Path jar, Path archive) throws IOException, InterruptedException {
        Path java = output.resolve(isWindows() ? "runtime/bin/java.exe" : "runtime/bin/java");
        Path kept = Files.createTempDirectory("rehearsal");
        ProcessBuilder rehearsal = new ProcessBuilder(List.of(
                java.toString(),
                "-XX:AOTCacheOutput=" + archive,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jar.toString(),
                "bn.Rehearsal",
                project.resolve("samples").toString(),
                kept.toString()));
        Path log = output.resolveSibling("rehearsal.log");
        int status = rehearsal
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        delete(kept);
        if (status != 0 || !Files.exists(archive)) {
            throw new IllegalStateException("the rehearsal failed with status " + status + ": see " + log);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
