package bn.learn.script;

import static org.assertj.core.api.Assertions.assertThat;

import bn.prose.Language;
import bn.prose.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is written, a script has a value or a [ScriptProblem], soon.
@Timeout(60)
class RandomScriptIT {
    private static final int TRIES = Integer.getInteger("bn.random", 3000);

    private static final List<String> PIECES = List.of(
            "x",
            "f",
            "xs",
            "1",
            "0",
            "2.5",
            "1e9",
            "'a'",
            "True",
            "None",
            "(",
            ")",
            "[",
            "]",
            ",",
            ":",
            ".",
            "=",
            "==",
            "<",
            "+",
            "-",
            "*",
            "/",
            "//",
            "%",
            "**",
            " and ",
            " or ",
            " not ",
            " in ",
            " if ",
            " else ",
            " for ",
            " lambda ",
            "def ",
            "return ",
            "\n",
            "\n  ",
            "#",
            "\"",
            "\"\"\"",
            " ",
            "range",
            "sum",
            "zip",
            "max",
            "sorted",
            "round",
            "len",
            "y",
            "é",
            "\\",
            "\u0000",
            "😀",
            "\r",
            "\t");

    /// Pieces of scripts in any order.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void piecesInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(20); left >= 0; left--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            read(text.toString());
        }
    }

    /// A script that is right, but for a few characters.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aScriptWithSlips(long seed) throws IOException {
        Random random = new Random(seed);
        String right = Files.readString(Path.of("src/test/resources/script/names.py")) + "\nx = fib(6) + power(2)\n";
        for (int i = 0; i < TRIES; i++) {
            StringBuilder text = new StringBuilder(right);
            for (int slips = random.nextInt(3); slips >= 0; slips--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at, Math.min(text.length(), at + random.nextInt(3)), PIECES.get(random.nextInt(PIECES.size())));
            }
            read(text.toString());
        }
    }

    private static void read(String text) {
        attempt(() -> {
            Globals globals = new Globals(Script.parse("lesson.py", text), Map.of("x", 3, "y", 2.5));
            globals.names().forEach(name -> attempt(() -> globals.value(name)));
        });
        attempt(() -> new Globals(new Script("", List.of()), Map.of()).evaluate(Script.expression(text)));
        attempt(() -> new Arithmetic(Map.of("x", 3)).value(text));
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (ScriptProblem problem) {
            for (Language language : Language.values()) {
                assertThat(problem.sentence(Words.of(language)))
                        .isNotBlank()
                        .doesNotContain("\n", "{")
                        .hasSizeLessThan(400);
            }
        }
    }
}
