package bn.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.prose.Language;
import bn.prose.Words;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Objects in objects, under names that are right, nearly right, and none: each is read, or refused in one short
/// sentence, and what is listed as a layer can be asked for by its name.
class StateFuzzIT {
    private static final int CASES = Integer.getInteger("bn.random", 3000);
    private static final int LONGEST = 600;

    private static final List<String> NAMES = List.of(
            "running_mean",
            "running_var",
            "moving_mean",
            "moving_variance",
            "moving_var",
            "input_mean",
            "input_var",
            "mean",
            "var",
            "variance",
            "weight",
            "bias",
            "gamma",
            "beta",
            "scale",
            "B",
            "num_batches_tracked",
            "scale_factor",
            "eps",
            "epsilon",
            "momentum",
            "convention",
            "momentum_meaning",
            "running_variance",
            "params",
            "batch_stats",
            "state_dict",
            "module",
            "bn1",
            "x",
            "",
            ".",
            "/",
            ":0",
            "gamma:0",
            "bn_gamma",
            "_gamma",
            "arg:bn_moving_mean",
            "aux:",
            "0",
            "1",
            "arr_0",
            "running_mean.",
            "a.b/c",
            "\\u001b[31m",
            "批",
            "running_mean ");

    private static final List<String> VALUES = List.of(
            "1",
            "0",
            "-1",
            "0.5",
            "null",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e999",
            "true",
            "\"a\"",
            "\"keras\"",
            "\"cumulative\"",
            "\"NaN\"",
            "[1]",
            "[1, 2]",
            "[0.5, 2]",
            "[[1, 2]]",
            "[[1], [2]]",
            "[[[[1]], [[2]]]]",
            "[[1, 2], [3]]",
            "[]",
            "[[]]",
            "[null, 1]",
            "[NaN, 2]",
            "[-1, 1]",
            "[\"a\"]",
            "[{}]",
            "[{\"gamma\": [1]}]",
            "{}",
            "[1, [2]]");

    private final Random random = new Random(19);

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private String name() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> any(NAMES))
                .collect(Collectors.joining(any(List.of(".", "/", "_", ""))));
    }

    private String object(int depth) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> random.nextInt(3) == 0 ? layer() : member(depth))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String member(int depth) {
        boolean isObject = depth < 5 && random.nextInt(4) == 0;
        return "\"" + name() + "\": " + (isObject ? object(depth + 1) : any(VALUES));
    }

    /// A layer that may be right, in any frameworks' words.
    private String layer() {
        String before = random.nextBoolean() ? "" : name() + any(List.of(".", "/"));
        StatisticNames.Spelling spelling = StatisticNames.ALL.get(random.nextInt(StatisticNames.ALL.size()));
        return Stream.of(spelling.mean(), spelling.var(), spelling.gamma().getFirst(), any(NAMES))
                .map(name ->
                        "\"" + before + name + "\": " + any(List.of("[0.5, 2]", "[[1, 2]]", "[3, 4]", any(VALUES))))
                .collect(Collectors.joining(", "));
    }

    private String state() {
        return random.nextInt(10) == 0
                ? IntStream.range(0, random.nextInt(6))
                        .mapToObj(i -> any(VALUES))
                        .collect(Collectors.joining(", ", "[", "]"))
                : object(0);
    }

    private static Source source(String text) {
        return Source.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "s.json");
    }

    @Test
    void eachIsReadOrRefusedInASentence() {
        int read = 0;
        for (int i = 0; i < CASES; i++) {
            String text = state();
            for (String layer : layers(text)) {
                read += isRead(text, layer) ? 1 : 0;
            }
        }
        assertThat(read).as("layers that were read").isGreaterThan(CASES / 100);
    }

    private static List<String> layers(String text) {
        try {
            return StatisticsFile.layers(source(text)).found().stream()
                    .map(found -> switch (found) {
                        case StatisticsFile.Found.Read(var state) -> state.name();
                        case StatisticsFile.Found.Unread(String name, var why) -> {
                            isASentence(why.in(Words.of(Language.EN)), text);
                            yield name;
                        }
                    })
                    .toList();
        } catch (DataProblem problem) {
            isASentence(problem.sentence(Words.of(Language.EN)), text);
            return List.of();
        }
    }

    private static boolean isRead(String text, String layer) {
        try {
            SavedStatistics saved = StatisticsFile.read(source(text), Optional.of(layer));
            assertThat(saved.stats().mean().toArray()).as(text).doesNotContain(Double.NaN);
            assertThat(DoubleStream.of(saved.stats().var().toArray())).as(text).allMatch(Double::isFinite);
            return true;
        } catch (DataProblem problem) {
            String sentence = problem.sentence(Words.of(Language.EN));
            isASentence(sentence, text);
            assertThat(sentence).as(text).doesNotContain("has no layer", "several layers");
            return false;
        }
    }

    private static void isASentence(String sentence, String text) {
        assertThat(sentence).as(text).startsWith("s.json").hasLineCount(1).hasSizeLessThan(LONGEST);
    }

    /// Deep, wide and long.
    @Test
    void muchIsReadQuickly() {
        String deep = "{\"a\": ".repeat(400) + "{\"running_mean\": [0], \"running_var\": [1]}" + "}".repeat(400);
        String wide = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"bn" + i + ".running_mean\": [0], \"bn" + i + ".running_var\": [1]")
                .collect(Collectors.joining(", ", "{", "}"));
        String dots =
                "{\"" + "a.".repeat(100_000) + "running_mean\": [0], \"" + "a.".repeat(100_000) + "running_var\": [1]}";
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            assertThat(layers(deep)).hasSize(1);
            assertThat(layers(wide)).hasSize(20_000);
            layers(dots);
        });
    }
}
