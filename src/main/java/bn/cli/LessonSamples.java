package bn.cli;

import bn.batch.Batch;
import bn.batch.Shape;
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
final class LessonSamples {
    private static final int FEATURES = 4;

    /// As many columns as a table on a screen of 24 lines has room for.
    private static final int MOST_COLUMNS = 6;

    private final InputLoader reading;
    private final BatchOptions options;
    private final Consumer<Sentence> notes;

    /// @param notes takes what the learner should know of the batch
    LessonSamples(InputLoader reading, BatchOptions options, Consumer<Sentence> notes) {
        this.reading = reading;
        this.options = options;
        this.notes = notes;
    }

    /// Reads the learner's batch at once, so that what is wrong with it is said before a lesson begins; samples are
    /// read when a lesson needs them.
    LessonData data() throws DataProblem {
        if (options.input.isGiven()) {
            InputLoader.Loaded loaded = reading.batch(options, Mode.TRAIN, new StatisticsOptions());
            loaded.notes().forEach(notes);
            Batch own = taken(loaded.inputs().x());
            return new LessonData(() -> own, true, LessonSamples::iris);
        }
        return new LessonData(this::sample, false, LessonSamples::iris);
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

    private Batch sample() {
        try {
            Samples samples = new Samples(reading);
            return samples.batch(samples.statistics()).inputs().x();
        } catch (DataProblem impossible) {
            throw new IllegalStateException("the sample is part of the program", impossible);
        }
    }

    private static Labelled iris() {
        try (InputStream in = Objects.requireNonNull(LessonSamples.class.getResourceAsStream("/bn/samples/iris.csv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String[]> lines =
                    reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
            double[][] columns = IntStream.range(0, FEATURES)
                    .mapToObj(column -> lines.stream()
                            .mapToDouble(cells -> Double.parseDouble(cells[column]))
                            .toArray())
                    .toArray(double[][]::new);
            Batch batch = Batch.numbered(Shape.of(lines.size(), FEATURES), columns);
            return Labelled.of(
                    batch, lines.stream().map(cells -> cells[FEATURES]).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
