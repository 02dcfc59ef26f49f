package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// A native image holds only what it was told of: what is found by its name while bn runs has to be listed.
final class NativeImageTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path METADATA = CLASSES.resolve("META-INF/native-image");

    private static final Map<String, Map<String, Object>> REFLECTED = reflected();

    @Test
    void everyCommandAndOptionIsInTheMetadata() {
        List<String> missing = new ArrayList<>();
        commands().forEach(command -> missing.addAll(missing(command.getCommandSpec())));
        assertThat(missing).isEmpty();
    }

    /// The walk over picocli's model is one: it comes by every command and finds their options.
    @Test
    void everyCommandIsLookedAt() {
        assertThat(commands()).hasSizeGreaterThan(15);
        assertThat(commands().stream()
                        .mapToInt(c -> c.getCommandSpec().args().size())
                        .sum())
                .isGreaterThan(100);
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
        Set<String> places = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("bn").stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(NativeImageTest::looksUp)
                        .map(access -> access.getOriginOwner().getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(places)
                .containsExactly(
                        "bn.Rehearsal", // of the jar alone, as is the next
                        "bn.Start",
                        "bn.cli.BnCommand$Version",
                        "bn.cli.Samples",
                        "bn.graph.FusedLoop", // never run in an image, FusedLoop.CAN_BE_WRITTEN
                        "bn.prose.Words");
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

    private static List<CommandLine> commands() {
        CommandLine bn = Bn.all(Run.Place.at(Path.of(""), Path.of("")).surroundings());
        return Stream.concat(
                        Stream.of(bn), bn.getSubcommands().values().stream().distinct())
                .toList();
    }

    /// What picocli looks up of a command: its class, the fields that it has marked, the converters of its
    /// options and the lists of what they may be.
    private static List<String> missing(CommandSpec command) {
        List<String> missing = new ArrayList<>();
        Stream.concat(Stream.of(command), command.mixins().values().stream())
                .map(spec -> spec.userObject().getClass())
                .forEach(type -> {
                    checkType(type, missing);
                    Stream.of(type.getDeclaredFields())
                            .filter(NativeImageTest::isMarked)
                            .filter(field -> !isListed(field))
                            .forEach(field -> missing.add(field.toString()));
                });
        for (ArgSpec argument : command.args()) {
            Stream.of(argument.converters()).forEach(converter -> checkType(converter.getClass(), missing));
            if (argument.completionCandidates() != null && !argument.type().isEnum()) {
                checkType(argument.completionCandidates().getClass(), missing);
            }
        }
        if (command.versionProvider() != null) {
            checkType(command.versionProvider().getClass(), missing);
        }
        return missing;
    }

    private static void checkType(Class<?> type, List<String> missing) {
        if (!REFLECTED.containsKey(type.getName())) {
            missing.add(type.getName());
        }
    }

    private static boolean isMarked(Field field) {
        return Stream.of(field.getAnnotations())
                .anyMatch(mark -> mark.annotationType().getName().startsWith("picocli."));
    }

    private static boolean isListed(Field field) {
        Object fields = REFLECTED
                .getOrDefault(field.getDeclaringClass().getName(), Map.of())
                .getOrDefault("fields", List.of());
        return ((List<?>) fields)
                .stream()
                        .anyMatch(
                                listed -> field.getName().equals(object(listed).get("name")));
    }

    private static Map<String, Map<String, Object>> reflected() {
        Path generated = METADATA.resolve("picocli-generated/bn/bn/reflect-config.json");
        try {
            Object ofPicocli = Json.object("{\"types\":" + Files.readString(generated) + "}")
                    .get("types");
            Object ofOurs = listed().get("reflection");
            return Stream.concat(((List<?>) ofPicocli).stream(), ((List<?>) ofOurs).stream())
                    .map(NativeImageTest::object)
                    .collect(Collectors.toMap(
                            type -> String.valueOf(type.getOrDefault("name", type.get("type"))), type -> type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
