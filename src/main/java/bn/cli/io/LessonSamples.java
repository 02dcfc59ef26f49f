package bn.cli.io;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.cli.option.BatchOptions;
import bn.cli.option.StatisticsOptions;
import bn.data.file.DataProblem;
import bn.graph.Mode;
import bn.learn.LessonData;
import bn.net.Labelled;
import bn.prose.Message;
import bn.prose.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The data of lessons: the learner's batch or the sample, and iris.
public final class LessonSamples {
    /// As many columns as a table on a screen of 24 lines has room for.
    private static final int MOST_COLUMNS = 6;

    private final InputLoader reading;
    private final BatchOptions options;
    private final Consumer<Sentence> notes;

    /// @param notes takes what the learner should know of the batch
    public LessonSamples(InputLoader reading, BatchOptions options, Consumer<Sentence> notes) {
        this.reading = reading;
        this.options = options;
        this.notes = notes;
    }

    /// Reads the learner's batch at once, so that what is wrong with it is said before a lesson begins; samples are
    /// read when a lesson needs them.
    ///
    /// @throws DataProblem if it cannot be read, or nothing in it varies
    public LessonData data() throws DataProblem {
        if (options.input.isGiven()) {
            InputLoader.Loaded loaded = reading.batch(options, Mode.TRAIN, new StatisticsOptions());
            loaded.notes().forEach(notes);
            Batch own = taken(loaded.inputs().x());
            return new LessonData(() -> own, true, LessonSamples::iris);
        }
        return new LessonData(LessonSamples::sample, false, LessonSamples::iris);
    }

    /// The columns of a batch that lessons take: those that are not constant, which teach something of normalization,
    /// and of these the first.
    private Batch taken(Batch own) throws DataProblem {
        List<Integer> varying = columns(own, LessonSamples::varies);
        List<Integer> constant = columns(own, column -> !varies(column));
        List<Integer> kept = varying.stream().limit(MOST_COLUMNS).toList();
        if (kept.isEmpty()) {
            throw new DataProblem(Sentence.of(Message.LEARN_NOTHING_VARIES));
        }
        if (!constant.isEmpty()) {
            notes.accept(Sentence.of(Message.LEARN_LEFT_CONSTANT, names(own, constant)));
        }
        if (kept.size() < varying.size()) {
            notes.accept(Sentence.of(Message.LEARN_TAKES_FIRST, MOST_COLUMNS, names(own, kept)));
        }
        return Batch.named(
                Shape.of(own.shape().rows(), kept.size()),
                kept.stream().map(own.features()::get).toList(),
                kept.stream().map(own::column).toArray(double[][]::new));
    }

    private static List<Integer> columns(Batch own, Predicate<double[]> which) {
        return IntStream.range(0, own.shape().features())
                .filter(feature -> which.test(own.column(feature)))
                .boxed()
                .toList();
    }

    private static Sentence names(Batch own, List<Integer> columns) {
        return Sentence.list(columns.stream().map(own.features()::get).toList());
    }

    private static boolean varies(double[] column) {
        return Arrays.stream(column).anyMatch(number -> number != column[0]);
    }

    private static Labelled iris() {
        Table iris = Table.of("iris.csv");
        int features = iris.names().size() - 1;
        return Labelled.of(
                Batch.numbered(Shape.of(iris.rows().size(), features), iris.columns(features)),
                iris.rows().stream().map(List::getLast).toList());
    }

    /// The sample of the other commands. Of JSON, which they read it from, the first screen of a lesson would be late.
    private static Batch sample() {
        Table sample = Table.of("batch.csv");
        int features = sample.names().size();
        return Batch.named(Shape.of(sample.rows().size(), features), sample.names(), sample.columns(features));
    }

    /// A file of the program's own, whose fields have no quotes.
    private record Table(List<String> names, List<List<String>> rows) {
        static Table of(String name) {
            try (InputStream in =
                            Objects.requireNonNull(LessonSamples.class.getResourceAsStream("/bn/samples/" + name));
                    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                List<List<String>> lines =
                        reader.lines().map(line -> List.of(line.split(",", -1))).toList();
                return new Table(lines.getFirst(), lines.subList(1, lines.size()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The first columns, which are of numbers.
        double[][] columns(int count) {
            return IntStream.range(0, count)
                    .mapToObj(column -> rows.stream()
                            .mapToDouble(cells -> Double.parseDouble(cells.get(column)))
                            .toArray())
                    .toArray(double[][]::new);
        }
    }
}
