package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.completion.Completable;
import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command in every format that it offers, and its files by their endings. Which commands there are, and
/// what they offer, is what they declare themselves.
class FormatsTest extends InFolder {
    /// What a command has to be given besides.
    private static final Map<String, String> GIVEN = Map.ofEntries(
            Map.entry("forward", "--input x.json"),
            Map.entry("backward", "--input x.json"),
            Map.entry("track", "--stats s.json x.csv"),
            Map.entry("layers", "s.json"),
            Map.entry("compare", "--input x.json --stats s.json"),
            Map.entry("fold", "--stats s.json"),
            Map.entry("conventions", ""),
            Map.entry("why", "dx[2,width] --input x.json"),
            Map.entry("check", "--input x.json"),
            Map.entry("grade", "--class --input x.json mine.json"),
            Map.entry("mistakes", "dvar-no-half"),
            Map.entry("explain", "dx"),
            Map.entry("learn", "column"),
            Map.entry("graph", "--input x.json"),
            Map.entry("page", "--input x.json"));

    /// How what is in a format begins, where that is the same for all commands.
    private static final Map<String, String> BEGINNINGS = Map.of(
            "json",
            "{",
            "html",
            "<!DOCTYPE html>\n<html lang=\"en\">",
            "svg",
            "<svg ",
            "dot",
            "digraph ",
            "csv",
            "width,tilt,mass\n",
            "npy",
            "\ufffdNUMPY",
            "npz",
            "PK",
            "layers csv",
            "layer,",
            "learn numpy",
            "\"\"\"",
            "grade csv",
            "who,verdict,");

    @BeforeEach
    void files() throws IOException {
        for (Map.Entry<String, String> file : Map.of(
                        "batch.json", "x.json", "batch.csv", "x.csv", "stats.json", "s.json", "mine.json", "mine.json")
                .entrySet()) {
            Files.copy(Path.of("samples", file.getKey()), folder.resolve(file.getValue()));
        }
    }

    /// A command and one of its formats.
    record Offer(String command, String format) {}

    static Stream<Completable> commands() {
        Path nowhere = Path.of("");
        return Completable.of(Bn.all(Run.Place.at(nowhere, nowhere).surroundings())).stream();
    }

    private static Stream<String> formats(Completable command) {
        return command.options().stream()
                .filter(option -> option.names().contains("--format"))
                .flatMap(option -> option.words().stream());
    }

    static Stream<Offer> offers() {
        return commands().flatMap(command -> formats(command).map(format -> new Offer(command.name(), format)));
    }

    static Stream<String> writers() {
        return commands()
                .filter(command -> command.optionNames().containsAll(List.of("--format", "--output")))
                .map(Completable::name);
    }

    @ParameterizedTest
    @MethodSource("offers")
    void whatIsOfferedIsThere(Offer offer) {
        Run run = run(offer.command(), "--format", offer.format());
        assertThat(run.status()).as(run.err()).isIn(ExitStatus.DONE, ExitStatus.NO);
        assertThat(run.out()).isNotBlank().startsWith(beginning(offer));
    }

    private static String beginning(Offer offer) {
        String ofAll = BEGINNINGS.getOrDefault(offer.format(), "");
        return BEGINNINGS.getOrDefault(offer.command() + " " + offer.format(), ofAll);
    }

    /// By its ending a file gets what the format of that name gives.
    @ParameterizedTest
    @MethodSource("offers")
    void anEndingIsAFormat(Offer offer) throws IOException {
        if (writers().noneMatch(offer.command()::equals)) {
            return;
        }
        List<String> endings = switch (offer.format()) {
            case "text" -> List.of("", ".txt");
            case "markdown" -> List.of(".md", ".markdown", ".MD");
            case "html" -> List.of(".html", ".htm");
            case "dot" -> List.of(".dot", ".gv");
            case "numpy" -> List.of(".py");
            default -> List.of("." + offer.format());
        };
        String shown = run(offer.command(), "--format", offer.format()).out();
        for (String ending : endings) {
            restore();
            Run run = run(offer.command(), "--output", "out" + ending);
            assertThat(run.out()).isEmpty();
            assertThat(folder.resolve("out" + ending))
                    .as(run.err())
                    .extracting(FormatsTest::content)
                    .isEqualTo(shown);
        }
    }

    /// An ending that no format of the command has is refused before anything is read or written, and those that
    /// there are are named.
    @ParameterizedTest
    @MethodSource("writers")
    void anEndingOfNoFormatIsRefused(String command) throws IOException {
        List<String> offered = commands()
                .filter(one -> one.name().equals(command))
                .flatMap(FormatsTest::formats)
                .toList();
        List<String> others = Stream.of("png", "html", "xlsx", "pdf", "npy", "tex", "jsn", "csv", "json", "svg", "dot")
                .filter(format -> !offered.contains(format))
                .toList();
        for (String ending : others) {
            Map<String, String> before = contents();
            Run run = run(command, "--output", "marks." + ending);
            assertThat(run.status()).as(ending).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err())
                    .hasLineCount(1)
                    .contains("'marks." + ending + "'")
                    .contains("." + ending);
            assertThat(offered).allSatisfy(format -> assertThat(run.err()).contains(format));
            assertThat(contents()).isEqualTo(before);
            assertThat(state).isEmptyDirectory();
        }
        assertThat(run(command, "--output", "marks.png", "--format", offered.getFirst())
                        .status())
                .as("the format is said")
                .isIn(ExitStatus.DONE, ExitStatus.NO);
    }

    /// What is no ending: of a folder, or the point that hides a file.
    @Test
    void aPointMayStandElsewhere() throws IOException {
        Files.createDirectory(folder.resolve("a.png"));
        for (String file : List.of("a.png/steps", ".hidden", "point.", "..more")) {
            assertThat(run("conventions", "--output", file).status()).as(file).isZero();
            assertThat(folder.resolve(file)).content().startsWith("How ");
        }
    }

    private Run run(String command, String... more) {
        assertThat(command)
                .as("a command that has a format and stands in no line of this test")
                .matches(name -> name.equals("steps") || GIVEN.containsKey(name));
        List<String> args = new ArrayList<>(List.of(command));
        Stream.of(GIVEN.getOrDefault(command, "").split(" "))
                .filter(word -> !word.isEmpty())
                .forEach(args::add);
        args.addAll(List.of(more));
        return here.run(args.toArray(String[]::new));
    }

    private void restore() throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.copy(
                Path.of("samples/stats.json"),
                folder.resolve("s.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, String> contents() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(Path::toString, FormatsTest::content, (a, _) -> a, LinkedHashMap::new));
        }
    }

    private static String content(Path file) {
        try {
            // An array has bytes that are no text, and are shown as such.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
