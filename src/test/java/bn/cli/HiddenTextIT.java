package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.completion.Completable;
import bn.data.csv.CsvDialect;
import bn.data.file.Fingerprint;
import bn.data.state.KeptPass;
import bn.data.state.Origin;
import bn.data.state.StateFolder;
import bn.formula.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of features, files and learners, and arguments, that would move the cursor, recolour, hide or turn round what
/// is written: no command gives them to a terminal as they are, in any format it has.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files cannot be called so there")
final class HiddenTextIT extends InFolder {
    private static final List<String> HIDDEN = List.of(
            "\u001b[31m",
            "\u001b]0;x\u0007",
            "\u009b2J",
            "\u007f",
            "\u202e",
            "\u2066",
            "\u2028",
            "\u2029",
            "\r",
            "\n",
            "\b",
            "\u0085",
            "\u00ad",
            "\ufeff",
            "\uffff",
            "\ud83c\uffff");
    private static final List<String> SHOWN = List.of("a", "w", "é", "批", "'", "\"", "{", "%s", "\\", "|", "`", "<");

    /// How often each command is tried, with other names each time.
    private static final int ROUNDS = Integer.getInteger("bn.names", 1);

    private final Random random = new Random(20);

    @BeforeEach
    void samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /// Some of it, in some order, so that it is no name of anything.
    private String evil() {
        return IntStream.range(0, 2 + random.nextInt(4))
                .mapToObj(i -> (i == 0 || random.nextBoolean() ? any(HIDDEN) : any(SHOWN)))
                .collect(Collectors.joining(any(SHOWN), any(SHOWN), any(SHOWN)));
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /// A file's name, which on Linux may hold all but `/` and NUL. Java can open none with half a character.
    private String fileName() {
        return evil().replace("\ud83c", "") + random.nextInt(1000);
    }

    /// A file with names of features that hide something, of three.
    private void batch(String file) throws IOException {
        String header = IntStream.range(0, 3)
                .mapToObj(i -> "\"" + (evil() + i).replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
        List<String> lines = Files.readAllLines(Path.of("samples/batch.csv"));
        Files.write(
                folder.resolve(file),
                (header + "\n" + String.join("\n", lines.subList(1, lines.size())) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// A state of layers whose names hide something; one cannot be read, one is NaN.
    private void state(String file) throws IOException {
        String layers = Stream.of("[0], %s: [1]", "[0], %s: [1, 2]", "[NaN], %s: [0.5]")
                .map(numbers -> {
                    String layer = evil() + evil() + evil();
                    String mean = quoted(layer + ".running_mean");
                    return mean + ": " + numbers.replace("%s", quoted(layer + ".running_var"));
                })
                .collect(Collectors.joining(", ", "{", "}"));
        Files.write(folder.resolve(file), layers.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> "\\u" + HexFormat.of().toHexDigits((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    static Stream<FormatsTest.Offer> offers() {
        return FormatsTest.offers();
    }

    static Stream<String> commands() {
        return FormatsTest.commands().map(Completable::name);
    }

    @ParameterizedTest
    @MethodSource("offers")
    void namesOfFilesAndFeatures(FormatsTest.Offer offer) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            String x = fileName() + ".csv";
            String g = fileName() + ".csv";
            String mine = fileName() + ".json";
            String fresh = fileName() + ".json";
            String small = fileName() + ".csv";
            batch(x);
            batch(g);
            Files.writeString(folder.resolve(small), "1,2\n3,4\n");
            Files.copy(folder.resolve("mine.json"), folder.resolve(mine));
            String input = "--input=" + x;
            String dout = "--dout=" + g;
            String layers = fileName() + ".json";
            state(layers);
            List<List<String>> lines = switch (offer.command()) {
                case "forward" -> List.of(List.of(input), List.of("--input=" + small + x));
                case "backward" -> List.of(List.of(input, dout), List.of(input, "--dout=" + small));
                case "track" ->
                    List.of(
                            List.of("--stats=" + fresh, x, g),
                            List.of("--stats=" + fresh, small),
                            List.of("--stats=" + x, x));
                case "compare" ->
                    List.of(List.of(input, "--stats=stats.json", g), List.of(input, "--stats=stats.json", small));
                case "fold" ->
                    List.of(
                            List.of("--stats=stats.json", "--weight=" + small, "--bias=" + x),
                            List.of("--stats=" + small, "--weight=" + evil()));
                case "layers" -> List.of(List.of(layers), List.of(layers, "--full"), List.of(x), List.of(mine));
                case "why" -> List.of(List.of("dx[2,0]", input, dout), List.of("mu[" + evil() + "]", input, dout));
                case "check" -> List.of(List.of(input, dout), List.of("--step=dvar", input, dout));
                case "grade" ->
                    List.of(
                            List.of(input, dout, mine),
                            List.of(input, dout, "--class", mine, small, x),
                            List.of(input, dout, evil() + "=" + mine));
                case "mistakes" -> List.of(List.of("dvar-no-half", input, dout), List.of(evil()));
                case "explain" -> List.of(List.of("dx"), List.of("eps"), List.of(evil()));
                case "graph" -> List.of(List.of(input, dout), List.of(input, "--cell=x[2," + evil() + "]"));
                case "page" -> List.of(List.of(input, dout), List.of(input, "--dout=" + small));
                default -> List.of(List.of());
            };
            for (List<String> line : lines) {
                hidesNothing(offer.command(), Stream.concat(line.stream(), Stream.of("--format", offer.format())));
            }
        }
    }

    /// Every option of every command is given what hides something; so is every place of a word.
    @ParameterizedTest
    @MethodSource("commands")
    void arguments(String command) throws IOException {
        List<Completable.Option> options = FormatsTest.commands()
                .filter(one -> one.name().equals(command))
                .flatMap(one -> one.options().stream())
                .filter(Completable.Option::value)
                .toList();
        for (int i = 0; i < ROUNDS; i++) {
            hidesNothing(command, Stream.of(evil()));
            hidesNothing(command, Stream.of("dx[0,0]", evil()));
            hidesNothing(command, Stream.of("--" + evil()));
            for (Completable.Option option : options) {
                String given = option.names().getLast() + "=" + evil();
                hidesNothing(command, Stream.of(given));
                hidesNothing(command, Stream.of("--input=batch.csv", given));
                hidesNothing(command, Stream.of("--input=batch.csv", "--dout=grads.csv", given, "mine.json"));
            }
        }
        hidesNothing(evil(), Stream.of());
    }

    /// What a kept pass was tampered with, with the right checksum, or was made by another program.
    @Test
    void aKeptPass() throws Exception {
        for (int i = 0; i < 3 * ROUNDS; i++) {
            Value.PerFeature ones = Value.PerFeature.filled(1, 3);
            new StateFolder(state, folder)
                    .save(new KeptPass(
                            origin("batch.csv"),
                            ones,
                            ones,
                            1e-5,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(origin("grads.csv"))));
            for (String format : List.of("text", "json", "csv", "markdown", "html")) {
                hidesNothing("backward", Stream.of("--no-save", "--format", format));
            }
            hidesNothing("state", Stream.of());
            hidesNothing("why", Stream.of("dx[1,0]"));
            hidesNothing("why", Stream.of("dx[1," + evil() + "]"));
            hidesNothing("check", Stream.of());
            hidesNothing("graph", Stream.of("--cell=x[0,0]"));
        }
    }

    /// A file that is there, by another name, that is not there, or of which columns are taken that it has not.
    private Origin origin(String file) throws Exception {
        Path path = folder.resolve(file);
        Fingerprint fingerprint = Fingerprint.of(path);
        List<String> columns = random.nextInt(3) == 0 ? List.of(evil()) : List.of();
        return new Origin(
                random.nextInt(3) == 0 ? folder.resolve("gone") : path,
                evil(),
                false,
                fingerprint,
                new CsvDialect(Optional.empty(), Optional.empty(), columns, List.of()));
    }

    /// What a walk is given by a script.
    @Test
    void aWalk() throws IOException {
        List<String> begun = List.of(
                "",
                "goto ",
                "set ",
                "set x = ",
                "why ",
                "print ",
                "x[",
                "mistake ",
                "lang ",
                "formula ",
                "explain ",
                "help ",
                "digits ",
                "save no-such-folder/",
                "load ",
                "grade ");
        for (int i = 0; i < 3 * ROUNDS; i++) {
            String script = fileName();
            String x = fileName() + ".csv";
            batch(x);
            UnaryOperator<String> line = start -> start + evil().replaceAll("[\\n\\r]", "");
            Files.write(
                    folder.resolve(script),
                    begun.stream().map(line).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
            hidesNothing("walk", Stream.of("--input=" + x, "--script=" + script));
            hidesNothing("walk", Stream.of("--script=" + fileName()));
        }
    }

    /// Commas alone part a list, and nobody says that a quote has no other.
    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "\"", "a\"b,c\"d", "\u001b\""})
    void aQuoteInAName(String columns) throws IOException {
        List<String> names = List.of(columns.split(","));
        Files.writeString(
                folder.resolve("q.csv"),
                names.stream()
                                .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
                                .collect(Collectors.joining(",")) + ",z\n" + "1,".repeat(names.size()) + "2\n"
                        + "3,".repeat(names.size()) + "5\n");
        PrintStream before = System.err;
        ByteArrayOutputStream own = new ByteArrayOutputStream();
        System.setErr(new PrintStream(own, true, StandardCharsets.UTF_8));
        try {
            Run run = place().run(
                            "forward",
                            "--input=q.csv",
                            "--columns=" + columns.replace("\u001b", "\\u001b"),
                            "--format=csv",
                            "--steps=mu");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).endsWith("\n" + "2.0,".repeat(names.size()).replaceAll(",$", "") + "\n");
        } finally {
            System.setErr(before);
        }
        assertThat(own.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /// The shape of a name is kept in JSON, whose escapes read back as what they were.
    @Test
    void jsonKeepsIt() throws IOException {
        String mine = "a\u001b[1m\u009b\u202e\u2028\u007f.json";
        Files.copy(folder.resolve("mine.json"), folder.resolve(mine));
        Run run = place().run("grade", "--input", "batch.json", "--class", mine, "--format", "json");
        assertThat(Json.object(run.out()).get("learners")).asString().contains(mine);
    }

    private Run.Place place() {
        return new Run.Place(folder, state, Map.of(), "set x[0] = 2\n");
    }

    private void hidesNothing(String command, Stream<String> more) {
        List<String> args = new ArrayList<>(List.of(command));
        more.forEach(args::add);
        if (command.equals("watch")) {
            // It goes on until somebody stops it.
            args.add("--once");
        }
        for (UnaryOperator<Run.Place> terminal : List.<UnaryOperator<Run.Place>>of(
                place -> place, place -> place.with("LANG", "C"), place -> place.with("BN_LANG", "zh"))) {
            Run run = terminal.apply(place()).run(args.toArray(String[]::new));
            assertThat(run.status()).as("%s: %s", args, run.err()).isIn(0, 1, 2, 3);
            assertThat(isArrays(args) ? run.err() : run.screen()).as("%s", args).matches(HiddenTextIT::isPlain);
        }
    }

    /// Arrays are no text, and hold no name but that of a step.
    private static boolean isArrays(List<String> args) {
        return args.contains("npy") || args.contains("npz");
    }

    private static boolean isPlain(String screen) {
        return screen.codePoints()
                .allMatch(c -> c == '\n'
                        || switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR,
                                    Character.SURROGATE,
                                    Character.UNASSIGNED -> false;
                            default -> true;
                        });
    }
}
