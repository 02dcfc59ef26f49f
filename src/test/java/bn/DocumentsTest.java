package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Transcript;
import bn.report.block.Columns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every session that the documents show is what really happens, and every link leads somewhere. In a session,
/// `...` alone on a line stands for lines left out. What a document exports in a `sh` block holds for its sessions.
///
/// A document of docs/zh is the Chinese one of the document with the same name.
class DocumentsTest {
    private static final Path CHINESE = Path.of("docs/zh");
    private static final int WIDTH = 100;
    private static final Pattern SESSION = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("^\\$ (.*)$", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export (\\S+=\\S+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE =
            Pattern.compile("(?:bn[./])?((?!src/)(?:[a-z]+[./])*)([A-Z]+[a-z][A-Za-z0-9]*)(?:[.][A-Za-z]+)*");
    private static final Pattern ROW = Pattern.compile("^\\| `bn[.]([a-z.]+)` \\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package ([a-z.]+);", Pattern.MULTILINE);
    private static final Pattern DECLARATION =
            Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z][A-Za-z0-9]*)");
    private static final Map<String, Set<String>> TYPES = types();
    private static final Set<String> OF_JAVA = Set.of("BigDecimal", "Math", "ResourceBundle", "System");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    /// On GitHub, the way from a document to the releases: no file of ours.
    private static final String OF_GITHUB = "../../releases";

    @TempDir
    Path state;

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    static List<Path> translations() throws IOException {
        return documents().stream().filter(file -> file.startsWith(CHINESE)).toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theSessionsAreReal(Path document) throws IOException {
        String text = Files.readString(document);
        String exported = EXPORT.matcher(text)
                .results()
                .map(match -> match.group(1) + " ")
                .collect(Collectors.joining());
        for (String session : sessions(text)) {
            String typed = COMMAND.matcher(session).replaceAll("\\$ " + Matcher.quoteReplacement(exported) + "$1");
            String actual = Transcript.of(typed).actual(Path.of(""), state);
            assertThat(actual).as("%s", document).matches(whole(typed));
        }
    }

    @Test
    void theReadmeShowsSessions() throws IOException {
        assertThat(sessions(Files.readString(Path.of("README.md")))).hasSizeGreaterThanOrEqualTo(2);
    }

    /// Tables, code and formulas on lines of their own are as wide as they are.
    @ParameterizedTest
    @MethodSource("documents")
    void proseWrapsAtOneWidth(Path document) throws IOException {
        String prose = BLOCK.matcher(Files.readString(document)).replaceAll("");
        assertThat(prose.lines().filter(line -> !line.startsWith("|") && !line.startsWith("$$")))
                .allSatisfy(line -> assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(WIDTH));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theLinksLeadToFiles(Path document) throws IOException {
        Path folder = Path.of("").resolve(document).toAbsolutePath().getParent();
        String prose = BLOCK.matcher(Files.readString(document)).replaceAll("");
        assertThat(LINK.matcher(prose).results().map(match -> match.group(1)).filter(link -> !link.endsWith(OF_GITHUB)))
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    }

    /// A type that a document names in code, `Trace`, `graph/Trace` or `graph.Trace`, is declared, and in that
    /// package.
    @ParameterizedTest
    @MethodSource("ofTheProgram")
    void theTypesNamedAreThere(Path document) throws IOException {
        String prose = BLOCK.matcher(Files.readString(document)).replaceAll("");
        assertThat(CODE.matcher(prose)
                        .results()
                        .map(match -> TYPE.matcher(match.group(1)))
                        .filter(Matcher::matches))
                .allSatisfy(type -> assertThat(isDeclared(type.group(1).replace('/', '.'), type.group(2)))
                        .as(type.group())
                        .isTrue());
    }

    /// The documents about the program itself.
    static List<Path> ofTheProgram() throws IOException {
        List<Path> found = documents().stream()
                .filter(file -> file.toString()
                        .matches("docs.(decisions.*|(architecture|contributing|glossary|performance|releasing).md)"))
                .toList();
        assertThat(found).hasSizeGreaterThan(10);
        return found;
    }

    /// Those that the table of packages names are in their package.
    @Test
    void theTypesOfAPackageAreThere() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("docs/architecture.md")))
                .results()
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(CODE.matcher(row.group(2))
                                .results()
                                .map(code -> TYPE.matcher(code.group(1)))
                                .filter(Matcher::matches))
                        .allSatisfy(type -> assertThat(isDeclared(row.group(1) + ".", type.group(2)))
                                .as("%s in %s", type.group(), row.group(1))
                                .isTrue()));
    }

    private static boolean isDeclared(String inPackage, String name) {
        return OF_JAVA.contains(name)
                || TYPES.getOrDefault(name, Set.of()).stream()
                        .anyMatch(folder -> inPackage.isEmpty() || ("bn." + folder + ".").endsWith("." + inPackage));
    }

    /// The packages in which there is a type of a name.
    private static Map<String, Set<String>> types() {
        Map<String, Set<String>> types = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                Matcher declared = PACKAGE.matcher(text);
                String folder = declared.find() ? declared.group(1) : "";
                DECLARATION
                        .matcher(text)
                        .results()
                        .forEach(type -> types.computeIfAbsent(type.group(1), _ -> new HashSet<>())
                                .add(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    /// What was added to one and forgotten in the other would show here.
    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationRunsWhatItsOriginalRuns(Path translation) throws IOException {
        Path original = translation.endsWith("README.md")
                ? Path.of("README.md")
                : Path.of("docs").resolve(translation.getFileName());
        assertThat(commands(translation)).isEqualTo(commands(original));
        assertThat(links(translation, original))
                .as("%s links to %s", translation, original)
                .isTrue();
        assertThat(links(original, translation))
                .as("%s links to %s", original, translation)
                .isTrue();
    }

    @Test
    void thereIsChinese() throws IOException {
        assertThat(translations()).hasSizeGreaterThanOrEqualTo(3);
    }

    private static List<String> sessions(String text) {
        return SESSION.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static List<String> commands(Path document) throws IOException {
        return sessions(Files.readString(document)).stream()
                .flatMap(session -> COMMAND.matcher(session).results())
                .map(match -> match.group(1))
                .toList();
    }

    private static boolean links(Path from, Path to) throws IOException {
        Path folder = Path.of("").toAbsolutePath().resolve(from).getParent();
        String link = folder.relativize(Path.of("").toAbsolutePath().resolve(to))
                .toString()
                .replace('\\', '/');
        return Files.readString(from).contains("](" + link + ")");
    }

    /// A pattern for the session, in which omitted lines match any lines.
    private static Pattern whole(String session) {
        StringBuilder pattern = new StringBuilder();
        session.lines().forEach(line -> pattern.append(line.equals("...") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n"));
        return Pattern.compile(pattern.toString());
    }
}
