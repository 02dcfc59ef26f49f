package bn.report.render;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.formula.Value;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Grid;
import bn.report.block.PlotLine;
import bn.report.block.Report;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The single value of a report as CSV in full precision: a header with the features' names, if any, and its
/// rows; of a report that has a list of objects instead, a line each, under their keys; of one with a single
/// chart or plot instead, its rows under the headings or its steps under the labels of the lines.
public final class CsvRenderer implements Renderer {
    private static final int ROWS_AT_ONCE = 1024;

    /// Writes the single value of the report.
    ///
    /// @throws IllegalArgumentException if it does not have exactly one
    @Override
    public void render(Report report, Writer out) throws IOException {
        List<Block.Numbers> values = report.numbers();
        Optional<List<List<Block.Fact>>> objects = objects(report);
        if (values.isEmpty() && objects.isPresent()) {
            records(objects.get(), out);
            return;
        }
        List<List<List<String>>> drawn = drawn(report.blocks()).toList();
        if (values.isEmpty() && drawn.size() == 1) {
            for (List<String> fields : drawn.getFirst()) {
                line(fields, out);
            }
            out.flush();
            return;
        }
        if (values.size() != 1) {
            throw new IllegalArgumentException("CSV holds one value, not " + values.size());
        }
        Grid grid = grid(values.getFirst());
        if (!isNumbered(grid.columns())) {
            line(grid.columns(), out);
        }
        rows(grid, out);
        out.flush();
    }

    /// The value in the order of the batch's axes: where these are features by examples, a column is an example.
    private static Grid grid(Block.Numbers numbers) {
        Shape shape = numbers.shape();
        if (!(numbers.value() instanceof Value.PerRow rows) || shape.rank() != 2 || shape.featureAxis() != 0) {
            return numbers.grid();
        }
        List<String> examples =
                IntStream.range(0, shape.examples()).mapToObj(String::valueOf).toList();
        return new Grid(
                examples,
                shape.features(),
                _ -> "",
                (example, from, to) -> IntStream.range(from, to)
                        .mapToDouble(feature -> rows.at(example, feature))
                        .toArray());
    }

    /// The records of each chart and each plot.
    private static Stream<List<List<String>>> drawn(List<Block> blocks) {
        return blocks.stream().flatMap(block -> switch (block) {
            case Block.Chart chart -> Stream.of(chart(chart));
            case Block.Plot plot -> Stream.of(plot(plot));
            case Block.Group(String _, List<Block> inner) -> drawn(inner);
            default -> Stream.empty();
        });
    }

    private static List<List<String>> chart(Block.Chart chart) {
        List<List<String>> columns = new ArrayList<>();
        columns.add(column(chart.corner(), chart.labels().stream()));
        chart.columns().forEach(column -> columns.add(numbers(column.title(), column.numbers())));
        return records(columns);
    }

    private static List<List<String>> plot(Block.Plot plot) {
        List<List<String>> columns = new ArrayList<>();
        columns.add(column(plot.along(), IntStream.rangeClosed(1, plot.length()).mapToObj(String::valueOf)));
        for (PlotLine line : plot.lines()) {
            columns.add(numbers(line.label(), line.numbers()));
            line.spread().ifPresent(spread -> {
                columns.add(numbers(line.label() + " low", spread.low()));
                columns.add(numbers(line.label() + " high", spread.high()));
            });
        }
        return records(columns);
    }

    private static List<String> numbers(String heading, List<Double> numbers) {
        return column(heading, numbers.stream().map(Decimal::literal));
    }

    private static List<String> column(String heading, Stream<String> fields) {
        return Stream.concat(Stream.of(heading), fields).toList();
    }

    /// Columns as lines; what a shorter one lacks is left empty.
    private static List<List<String>> records(List<List<String>> columns) {
        int longest = columns.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, longest)
                .mapToObj(row -> columns.stream()
                        .map(column -> row < column.size() ? column.get(row) : "")
                        .toList())
                .toList();
    }

    private static Optional<List<List<Block.Fact>>> objects(Report report) {
        return report.blocks().stream()
                .flatMap(block -> block instanceof Block.Fact(String _, Datum.Objects(var objects))
                        ? Stream.of(objects)
                        : Stream.empty())
                .findFirst();
    }

    /// What an object lacks is left empty.
    private static void records(List<List<Block.Fact>> objects, Writer out) throws IOException {
        List<String> keys = objects.stream()
                .sorted(Comparator.comparingInt(facts -> -facts.size()))
                .flatMap(List::stream)
                .map(Block.Fact::key)
                .distinct()
                .toList();
        line(keys, out);
        for (List<Block.Fact> facts : objects) {
            Map<String, String> fields =
                    facts.stream().collect(Collectors.toMap(Block.Fact::key, fact -> field(fact.datum())));
            line(keys.stream().map(key -> fields.getOrDefault(key, "")).toList(), out);
        }
        out.flush();
    }

    private static String field(Datum datum) {
        return switch (datum) {
            case Datum.Text(String text) -> text;
            case Datum.Texts(List<String> texts) -> String.join(" ", texts);
            case Datum.Truth(boolean truth) -> String.valueOf(truth);
            case Datum.WholeNumber(long count) -> String.valueOf(count);
            case Datum.NumberArray(Value.One(double number), Shape _) -> Decimal.literal(number);
            case Datum.NumberArray _, Datum.WholeNumbers _, Datum.Objects _ ->
                throw new IllegalArgumentException("CSV has a single value in a field");
        };
    }

    private static void line(List<String> names, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        try {
            csv.writeRecord(names.stream().map(Printable::of).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Chunks of rows are formatted on all cores, several at a time, and written in order.
    private static void rows(Grid grid, Writer out) throws IOException {
        int chunks = Math.ceilDiv(grid.rows(), ROWS_AT_ONCE);
        int chunksAtOnce = 4 * (ForkJoinPool.getCommonPoolParallelism() + 1);
        for (int first = 0; first < chunks; first += chunksAtOnce) {
            List<String> texts = IntStream.range(first, Math.min(first + chunksAtOnce, chunks))
                    .parallel()
                    .mapToObj(chunk -> text(grid, chunk))
                    .toList();
            for (String text : texts) {
                out.write(text);
            }
        }
    }

    /// Numbers need no quotes.
    private static String text(Grid grid, int chunk) {
        int from = chunk * ROWS_AT_ONCE;
        int to = (int) Math.min((long) from + ROWS_AT_ONCE, grid.rows());
        double[][] columns = new double[grid.columns().size()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = grid.cells().of(column, from, to);
        }
        StringBuilder text = new StringBuilder(20 * columns.length * (to - from));
        for (int row = 0; row < to - from; row++) {
            for (int column = 0; column < columns.length; column++) {
                text.append(column == 0 ? "" : ",").append(Decimal.literal(columns[column][row]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// Unnamed features have indices, which as a header would be read back as a row of numbers.
    private static boolean isNumbered(List<String> names) {
        return IntStream.range(0, names.size())
                .allMatch(column -> names.get(column).equals(String.valueOf(column)));
    }
}
