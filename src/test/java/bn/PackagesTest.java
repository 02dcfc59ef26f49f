package bn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which package may use which, as the table of docs/architecture.md says.
class PackagesTest {
    private static final Pattern ROW = Pattern.compile("\\| `(bn\\.[a-z.]+)` \\|[^|]*\\|([^|]*)\\|.*");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

    /// The packages and which of the others each uses, as the table in the document says.
    private static Map<String, List<String>> uses() throws IOException {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("docs/architecture.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                uses.put(
                        row.group(1),
                        NAME.matcher(row.group(2))
                                .results()
                                .map(name -> "bn." + name.group(1))
                                .toList());
            }
        }
        return uses;
    }

    @Test
    void theDocumentNamesEachPackage() throws IOException {
        Set<String> packages =
                MainClasses.ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        packages.remove("bn");
        assertThat(uses().keySet()).containsExactlyInAnyOrderElementsOf(packages);
    }

    static Stream<ArchRule> order() throws IOException {
        return uses().entrySet().stream()
                .map(row -> classes()
                        .that()
                        .resideInAPackage(row.getKey())
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(row.getValue().toArray(String[]::new))
                                        .or(resideInAPackage(row.getKey()))
                                        .or(resideOutsideOfPackage("bn..")))
                        .as(row.getKey() + " uses " + row.getValue()));
    }

    @ParameterizedTest
    @MethodSource("order")
    void aPackageUsesWhatTheDocumentSays(ArchRule rule) {
        rule.check(MainClasses.ALL);
    }

    /// Packages that use no other are taken away, again and again; what is left goes in a circle.
    @Test
    void noPackageUsesOneThatUsesIt() throws IOException {
        Map<String, List<String>> left = uses();
        boolean goesOn = true;
        while (goesOn) {
            Set<String> names = Set.copyOf(left.keySet());
            goesOn = left.values().removeIf(used -> Collections.disjoint(used, names));
        }
        assertThat(left).isEmpty();
    }

    static Stream<ArchRule> libraries() {
        return Stream.of(
                onlyIn("picocli..", "bn.cli", "bn.cli.option", "bn.cli.completion"),
                onlyIn("org.jline..", "bn.terminal.."),
                onlyIn("de.siegmar..", "bn.data.csv..", "bn.report.render.."),
                onlyIn("tools.jackson..", "bn.data.."));
    }

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryIsUsedInItsPackageAlone(ArchRule rule) {
        rule.check(MainClasses.ALL);
    }

    @Test
    void thePurePackagesKnowNoFiles() {
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
                .check(MainClasses.ALL);
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
        rule.check(MainClasses.ALL);
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
                .check(MainClasses.ALL);
    }
}
