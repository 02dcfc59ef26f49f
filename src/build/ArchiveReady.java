import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes a copy of a jar whose classes and texts a start-up archive can hold completely:
///
/// - picocli has class files of Java 5, which an archive excludes: they are converted to Java 8, with stack maps;
/// - pattern switches and record methods are linked at each start, by generating code: they become plain code
///   ([PlainCalls]);
/// - texts are resource files, which an archive excludes: they become constants of a class ([PackedTexts]).
///
/// java ArchiveReady.java bn.jar bn-ready.jar
public class ArchiveReady {
    private static final int OLDEST_TAKEN = ClassFile.JAVA_6_VERSION;

    private final ClassFile format;

    private ArchiveReady(ClassLoader classes) {
        this.format = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                        .orElse(ClassHierarchyResolver.defaultResolver())),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    }

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path ready = Path.of(args[1]);
        Path part = ready.resolveSibling(ready.getFileName() + ".part");
        try (ZipFile from = new ZipFile(jar.toFile());
                URLClassLoader classes = new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                OutputStream file = Files.newOutputStream(part);
                ZipOutputStream to = new ZipOutputStream(file)) {
            ArchiveReady writer = new ArchiveReady(classes);
            PackedTexts texts = new PackedTexts(from);
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                to.putNextEntry(copy);
                to.write(
                        switch (entry.getName()) {
                            case PackedTexts.REPLACED -> texts.bytes(writer.format);
                            case String name when name.endsWith(".class") -> writer.ready(bytes);
                            default -> bytes;
                        });
                to.closeEntry();
            }
        }
        Files.move(part, ready, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] ready(byte[] bytes) {
        ClassModel old = format.parse(bytes);
        if (old.majorVersion() < OLDEST_TAKEN) {
            return format.transformClass(old, raised());
        }
        PlainCalls calls = new PlainCalls(old);
        return calls.needed() ? format.transformClass(old, calls.transform()) : bytes;
    }

    private static ClassTransform raised() {
        ClassTransform version = (builder, element) -> {
            switch (element) {
                case ClassFileVersion _ -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                default -> builder.with(element);
            }
        };
        // Transforms the bodies instruction by instruction, so that stack maps are generated.
        ClassTransform bodies = ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
        return version.andThen(bodies);
    }
}
