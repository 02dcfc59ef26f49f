package bn.exact;

import bn.batch.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A batch and what PyTorch made of it, from `src/test/resources/fixtures`.
///
/// @param numbers all the numbers under a path such as `/train/dx`, in C order
public record Fixture(String name, Shape shape, Map<String, double[]> numbers) {

    /// All of them.
    public static Stream<Fixture> all() {
        return Stream.of(
                        "nd-2x2",
                        "nd-4x3",
                        "nd-8x5-eps1e-3",
                        "nd-32x16",
                        "nd-5x2-tiny-variance",
                        "nd-6x3-large-offset",
                        "ncl-3x2x4",
                        "nchw-2x3x2x2",
                        "nchw-4x2x3x5-cumulative")
                .map(Fixture::named);
    }

    /// The one with this name.
    public static Fixture named(String name) {
        Map<String, List<Double>> lists = new HashMap<>();
        try (InputStream json =
                        Objects.requireNonNull(Fixture.class.getResourceAsStream("/fixtures/" + name + ".json"), name);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric()) {
                    String path = parser.streamReadContext()
                            .pathAsPointer()
                            .toString()
                            .replaceAll("/\\d+", "");
                    lists.computeIfAbsent(path, _ -> new ArrayList<>()).add(parser.getDoubleValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        Map<String, double[]> numbers = new HashMap<>();
        lists.forEach((path, list) ->
                numbers.put(path, list.stream().mapToDouble(Double::doubleValue).toArray()));
        int[] axes = Arrays.stream(Objects.requireNonNull(numbers.get("/shape")))
                .mapToInt(axis -> (int) axis)
                .toArray();
        return new Fixture(name, Shape.of(axes), numbers);
    }

    /// What the table is given.
    public Example example() {
        return new Example(
                name, shape, columns("/x"), vector("/weight"), vector("/bias"), vector("/eps")[0], columns("/dout"));
    }

    /// The numbers under a path, one a feature or just one.
    public double[] vector(String path) {
        return Objects.requireNonNull(numbers.get(path), () -> name + " has no " + path);
    }

    /// The numbers under a path, of the shape of x, as one array a feature: (N, C, L...) in C order has the
    /// number of row n·L + l and channel c in place (n·C + c)·L + l.
    public double[][] columns(String path) {
        double[] flat = vector(path);
        int channels = shape.features();
        int inner = shape.inner();
        double[][] columns = new double[channels][shape.rows()];
        for (int n = 0; n < shape.examples(); n++) {
            for (int c = 0; c < channels; c++) {
                System.arraycopy(flat, (n * channels + c) * inner, columns[c], n * inner, inner);
            }
        }
        return columns;
    }

    @Override
    public String toString() {
        return name;
    }
}
