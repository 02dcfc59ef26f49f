package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.MainClasses;
import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonFactory;

/// A native image holds only what it was told of: what is found by its name while bn runs has to be listed.
final class NativeImageTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern SLOW = Pattern.compile(
            "java/lang/(StrictMath|Math)\\.fma|java/lang/invoke/(VarHandle|MethodHandles?)\\..*|java/lang/foreign/.*");
    private static final Path METADATA = CLASSES.resolve("META-INF/native-image");

    /// Commands are described by calls: there is nothing for picocli to look up.
    @Test
    void nothingIsAnnotatedForPicocli() {
        assertThat(MainClasses.ALL.stream()
                        .filter(type -> type.getPackageName().startsWith("bn.cli"))
                        .flatMap(NativeImageTest::annotations))
                .noneMatch(type -> type.startsWith("picocli."));
    }

    private static Stream<String> annotations(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getMembers().stream())
                .flatMap(marked -> ((HasAnnotations<?>) marked).getAnnotations().stream())
                .map(mark -> mark.getRawType().getName());
    }

    @Test
    void everyResourceIsListedAndEveryLineListsOne() throws IOException {
        List<String> globs = globs();
        Set<String> resources = resources();
        assertThat(resources).hasSizeGreaterThan(150);
        for (String resource : resources) {
            assertThat(globs.stream().filter(glob -> matches(glob, resource)))
                    .as(resource)
                    .hasSize(1);
        }
        for (String glob : globs) {
            assertThat(resources).as(glob).anyMatch(resource -> matches(glob, resource));
        }
    }

    /// Resources are opened, and classes looked up by name, in no other places than those whose names are
    /// listed.
    @Test
    void nothingElseIsLookedUpByItsName() {
        Set<String> places = MainClasses.ALL.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(NativeImageTest::looksUp)
                .map(access -> access.getOriginOwner().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(places)
                .containsExactly(
                        "bn.cli.BnCommand",
                        "bn.cli.io.LessonSamples$Table",
                        "bn.cli.io.Lessons",
                        "bn.cli.io.Samples",
                        "bn.graph.FusedLoop", // never run in an image, FusedLoop.CAN_GENERATE
                        "bn.prose.Resource",
                        "bn.prose.Texts");
    }

    /// JLine asks by name for the classes that tell it of signals, and says nothing where it does not get them: a
    /// resize would go unseen.
    @Test
    void whatJLineLooksUpForSignalsIsListed() throws IOException {
        Set<String> names = new TreeSet<>();
        try (InputStream signals = Signals.class.getResourceAsStream("Signals.class")) {
            for (PoolEntry entry : ClassFile.of().parse(signals.readAllBytes()).constantPool()) {
                if (entry instanceof StringEntry string) {
                    names.add(string.stringValue());
                }
            }
        }
        String listed = String.valueOf(listed().get("reflection"));
        assertThat(names)
                .filteredOn(name -> name.matches("sun[.].*|SIG_.*|handle"))
                .hasSize(5)
                .allSatisfy(name -> assertThat(listed).contains("=" + name));
    }

    /// A name that is mistyped would be passed over.
    @Test
    void allThatIsListedIsThere() throws IOException, ReflectiveOperationException {
        for (Object entry : (List<?>) listed().get("reflection")) {
            if (object(entry).get("type") instanceof Map<?, ?> proxy) {
                for (Object face : (List<?>) proxy.get("proxy")) {
                    assertThat(Class.forName(String.valueOf(face))).isInterface();
                }
            } else {
                Class<?> type = Class.forName(String.valueOf(object(entry).get("type")));
                for (Object field : (List<?>) object(entry).getOrDefault("fields", List.of())) {
                    assertThat(type)
                            .hasPublicFields(String.valueOf(object(field).get("name")));
                }
                for (Object method : (List<?>) object(entry).getOrDefault("methods", List.of())) {
                    String name = String.valueOf(object(method).get("name"));
                    Class<?>[] parameters = parameters((List<?>) object(method).get("parameterTypes"));
                    assertThat(
                                    name.equals("<init>")
                                            ? type.getConstructor(parameters)
                                            : type.getMethod(name, parameters))
                            .isNotNull();
                }
            }
        }
    }

    private static Class<?>[] parameters(List<?> names) throws ClassNotFoundException {
        Class<?>[] types = new Class<?>[names.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = Class.forName(String.valueOf(names.get(i)));
        }
        return types;
    }

    /// What a native image interprets, or has no instruction for, is in no code of ours but the loop that none runs.
    @Test
    void nothingIsSlowInANativeImage() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("bn"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".class")))
                    .hasSizeGreaterThan(300)
                    .filteredOn(file -> isSlow(() -> Files.newInputStream(file)))
                    .containsExactly(CLASSES.resolve("bn/graph/FusedLoop.class"));
        }
    }

    /// Nor in the libraries that read text, as the jar takes them in: without their classes for newer Javas,
    /// `META-INF/versions`.
    @ParameterizedTest
    @ValueSource(classes = {JavaDoubleParser.class, JsonFactory.class, CsvReader.class})
    void nothingOfTheReadersIsSlowInANativeImage(Class<?> library) throws Exception {
        List<String> left = excluded();
        URI jar = library.getProtectionDomain().getCodeSource().getLocation().toURI();
        try (JarFile file = new JarFile(new File(jar))) {
            assertThat(file.stream())
                    .filteredOn(entry -> entry.getName().endsWith(".class"))
                    .filteredOn(entry -> left.stream().noneMatch(pattern -> matches(pattern, entry.getName())))
                    .hasSizeGreaterThan(40)
                    .filteredOn(entry -> isSlow(() -> file.getInputStream(entry)))
                    .isEmpty();
        }
    }

    /// The files that the one jar leaves out of each library's.
    private static List<String> excluded() throws IOException {
        String shade = Files.readString(Path.of("pom.xml")).split("<artifactId>maven-shade-plugin</artifactId>")[1];
        List<String> excluded = Pattern.compile("<exclude>(.*)</exclude>")
                .matcher(shade.substring(0, shade.indexOf("</filters>")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(excluded).isNotEmpty();
        return excluded;
    }

    private static boolean isSlow(Callable<InputStream> opened) {
        try (InputStream type = opened.call()) {
            for (PoolEntry entry : ClassFile.of().parse(type.readAllBytes()).constantPool()) {
                if (entry instanceof MemberRefEntry used
                        && SLOW.matcher(used.owner().asInternalName() + "."
                                        + used.name().stringValue())
                                .matches()) {
                    return true;
                }
            }
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean looksUp(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean byName = owner.isEquivalentTo(Class.class)
                && access.getName().matches("forName|getResource.*|get(Declared)?(Field|Method|Constructor)s?");
        return byName
                || owner.getPackageName().startsWith("java.lang.reflect")
                || owner.isEquivalentTo(java.lang.invoke.MethodHandles.Lookup.class)
                || owner.isEquivalentTo(java.util.ServiceLoader.class)
                || owner.isEquivalentTo(java.util.ResourceBundle.class)
                || (owner.isAssignableTo(ClassLoader.class) && access.getName().startsWith("getResource"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<String> globs() throws IOException {
        return ((List<?>) listed().get("resources"))
                .stream()
                        .map(entry -> String.valueOf(object(entry).get("glob")))
                        .toList();
    }

    private static Map<String, Object> listed() throws IOException {
        return Json.object(Files.readString(METADATA.resolve("bn/bn/reachability-metadata.json")));
    }

    private static boolean matches(String glob, String resource) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(resource));
    }

    /// What bn carries beside its classes.
    private static Set<String> resources() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("bn"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.endsWith(".class"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
