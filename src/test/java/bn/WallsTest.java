package bn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The walls between the rooms, as docs/architecture.md draws them.
class WallsTest {
    /// Each room may use those before it, and none after it.
    private static final List<String> ROOMS = List.of(
            "batch",
            "formula",
            "graph",
            "stats",
            "gradcheck",
            "rounding",
            "grading.catalogue",
            "grading.judging",
            "grading.search",
            "grading",
            "prose",
            "query",
            "data",
            "report",
            "walk",
            "terminal",
            "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("bn");

    static Stream<ArchRule> order() {
        return IntStream.range(0, ROOMS.size() - 1)
                .mapToObj(room -> noClasses()
                        .that()
                        .resideInAPackage("bn." + ROOMS.get(room) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ROOMS.subList(room + 1, ROOMS.size()).stream()
                                .map(later -> "bn." + later + "..")
                                .toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource("order")
    void aRoomUsesOnlyThoseBeforeIt(ArchRule rule) {
        rule.check(CLASSES);
    }

    static Stream<ArchRule> libraries() {
        return Stream.of(
                onlyIn("picocli..", "bn.cli.."),
                onlyIn("org.jline..", "bn.terminal.."),
                onlyIn("de.siegmar..", "bn.data..", "bn.report.."),
                onlyIn("tools.jackson..", "bn.data.."));
    }

    private static ArchRule onlyIn(String library, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryIsUsedInItsRoomAlone(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void thePureRoomsKnowNoFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackages("bn.data..", "bn.cli..", "bn.terminal..")
                .and()
                .resideOutsideOfPackage("bn")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.nio.file..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .check(CLASSES);
    }

    @Test
    void onlyAnEntryTouchesTheProcess() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("bn")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault");
        rule.check(CLASSES);
    }

    /// How numbers look must not depend on the country, so nothing may format by a default locale.
    @Test
    void nothingFormatsByTheDefaultLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(CLASSES);
    }
}
