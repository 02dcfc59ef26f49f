package bn.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Numbers that `src/test/resources/net/make.py` has made: words by name.
record Made(Map<String, String[]> lines) {
    static Made by(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Made.class.getResourceAsStream("/net/" + file), file),
                StandardCharsets.UTF_8))) {
            return new Made(reader.lines()
                    .map(line -> line.split(" ", -1))
                    .collect(Collectors.toMap(words -> words[0], words -> Arrays.copyOfRange(words, 1, words.length))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<String> words(String name) {
        return Arrays.stream(Objects.requireNonNull(lines.get(name), name));
    }

    double[] numbers(String name) {
        return words(name).mapToDouble(Double::parseDouble).toArray();
    }

    int[] integers(String name) {
        return words(name).mapToInt(Integer::parseInt).toArray();
    }

    /// An array of some columns, which is written row by row.
    Matrix matrix(String name, int width) {
        double[] numbers = numbers(name);
        Matrix made = new Matrix(numbers.length / width, width);
        for (int i = 0; i < numbers.length; i++) {
            made.set(i / width, i % width, numbers[i]);
        }
        return made;
    }
}
