package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.prose.Language;
import bn.prose.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rewritten classes of the distributed jar behave as the original ones.
final class ArchiveReadyIT {
    private static final List<Class<?>> SAMPLES =
            List.of(Sample.class, Sample.One.class, Sample.Many.class, Sample.Nothing.class);

    private static final String TEXTS = "bn.prose.Texts";

    private static final Path PROSE = Path.of("src/main/resources/bn/prose");

    private static final Path TOOL = Path.of("src/build/ArchiveReady.java");

    @TempDir
    private static Path folder;

    private static Path jar = Path.of("");

    @BeforeAll
    static void makesAJarReady() throws IOException, InterruptedException {
        Path given = folder.resolve("bn.jar");
        try (OutputStream file = Files.newOutputStream(given);
                JarOutputStream to = new JarOutputStream(file)) {
            for (Class<?> type : SAMPLES) {
                add(to, type.getName().replace('.', '/') + ".class");
            }
            add(to, TEXTS.replace('.', '/') + ".class");
            for (String text : texts()) {
                add(to, "bn/prose/" + text);
            }
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        byte[] before = Files.readAllBytes(given);
        jar = folder.resolve("bn-ready.jar");
        Process tool = new ProcessBuilder(java.toString(), TOOL.toString(), given.toString(), jar.toString())
                .inheritIO()
                .start();
        assertThat(tool.waitFor()).isZero();
        assertThat(given).as("what Maven has made stays as it is").hasBinaryContent(before);
    }

    private static void add(JarOutputStream to, String name) throws IOException {
        to.putNextEntry(new JarEntry(name));
        try (InputStream in = Objects.requireNonNull(ArchiveReadyIT.class.getResourceAsStream("/" + name))) {
            in.transferTo(to);
        }
        to.closeEntry();
    }

    /// The files of all texts, by their names.
    private static List<String> texts() throws IOException {
        try (Stream<Path> files = Files.walk(PROSE)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> PROSE.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    @Test
    void textsBecomeConstantsAndStayTheSame() throws IOException, ReflectiveOperationException {
        List<String> names = new ArrayList<>(texts());
        for (Language language : Language.values()) {
            for (Message message : Message.values()) {
                names.add(language.code() + "/messages/" + message.key());
            }
        }
        assertThat(names).hasSizeGreaterThan(500);
        Class<?> before = Class.forName(TEXTS);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> ready = loader.loadClass(TEXTS);
            for (String name : names) {
                if (!name.endsWith(".properties")) {
                    assertThat(text(ready, name)).as(name).isNotNull().isEqualTo(text(before, name));
                }
            }
            assertThat(text(ready, "en/messages/no-such-message")).isNull();
            assertThat(text(ready, "en/steps/mu.eval.md")).isNull();
        }
    }

    private static @Nullable Object text(Class<?> texts, String name) throws ReflectiveOperationException {
        Method of = texts.getDeclaredMethod("of", String.class);
        of.setAccessible(true);
        return of.invoke(null, name);
    }

    @Test
    void leavesNoSwitchAndNoMethodOfARecordToBeLinked() throws IOException {
        try (JarFile ready = new JarFile(jar.toFile())) {
            for (Class<?> type : SAMPLES) {
                JarEntry entry = ready.getJarEntry(type.getName().replace('.', '/') + ".class");
                assertThat(linked(ready.getInputStream(entry).readAllBytes()))
                        .as(entry.getName())
                        .doesNotContain("typeSwitch", "equals", "hashCode");
            }
        }
    }

    /// The bootstrap methods of a class by name, or for a record the name of the implemented method.
    private static List<String> linked(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast)
                .map(call -> call.bootstrapMethod().methodName().equals("bootstrap")
                        ? call.name().stringValue()
                        : call.bootstrapMethod().methodName())
                .toList();
    }

    @Test
    void theSameComesOfSwitchesAndRecords() throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> ready = loader.loadClass(Sample.class.getName());
            assertThat(ready.getMethod("outcome").invoke(null)).isEqualTo(Sample.outcome());
            assertThat(Sample.outcome())
                    .contains("guarded")
                    .contains("null")
                    .contains("other")
                    .contains("one 0.0");
        }
    }

    /// Types for a switch, and records with components of every kind.
    public sealed interface Sample {
        record One(double size) implements Sample {}

        record Many(
                String name,
                int a,
                long b,
                boolean c,
                char d,
                byte e,
                short f,
                float g,
                double h,
                @Nullable List<Integer> i)
                implements Sample {}

        record Nothing() implements Sample {}

        /// Exercises everything the samples have, one line each.
        static String outcome() {
            List<Object> things = new ArrayList<>(List.of(
                    new One(0.0),
                    new One(-0.0),
                    new One(Double.NaN),
                    new One(Double.NaN),
                    new One(2),
                    new Nothing(),
                    new Nothing(),
                    new Many("m", 1, 2, true, 'c', (byte) -3, (short) 4, 5f, 6d, List.of(7)),
                    new Many("m", 1, 2, true, 'c', (byte) -3, (short) 4, 5f, 6d, List.of(7)),
                    new Many("m", 1, 2, true, 'c', (byte) -3, (short) 4, 5f, 6d, null),
                    new Many("m", 1, 2, true, 'c', (byte) -3, (short) 4, -0f, 6d, null),
                    new Many("m", 1, 2, true, 'c', (byte) -3, (short) 5, 5f, 6d, null),
                    new Many("m", 1, 2, true, 'c', (byte) 3, (short) 4, 5f, 6d, null),
                    new Many("m", 1, 2, true, 'd', (byte) -3, (short) 4, 5f, 6d, null),
                    new Many("m", 1, 2, false, 'c', (byte) -3, (short) 4, 5f, 6d, null),
                    new Many("m", 1, -2, true, 'c', (byte) -3, (short) 4, 5f, 6d, null),
                    new Many("m", -1, 2, true, 'c', (byte) -3, (short) 4, 5f, 6d, null),
                    new Many("n", 1, 2, true, 'c', (byte) -3, (short) 4, 5f, 6d, null),
                    "text"));
            things.add(null);
            return things.stream()
                    .map(thing -> which(thing) + " " + (thing == null ? 0 : thing.hashCode()) + " "
                            + things.stream()
                                    .map(other -> thing != null && thing.equals(other) ? "=" : ".")
                                    .collect(Collectors.joining()))
                    .collect(Collectors.joining("\n"));
        }

        private static String which(@Nullable Object thing) {
            return switch (thing) {
                case null -> "null";
                case One(double size) when size > 1 -> "guarded";
                case One one -> "one " + one.size();
                case Many(String name, var a, var b, var c, var d, var e, var f, var g, var h, var i)
                when i == null -> "many " + name + a + b + c + d + e + f + g + h;
                case Sample sample -> "other " + sample;
                default -> "default";
            };
        }
    }
}
