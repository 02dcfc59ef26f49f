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
import java.util.stream.IntStream;

/// The data of lessons: the learner's batch or the sample, and iris.
final class LessonSamples {
    private static final int FEATURES = 4;

    private final InputLoader reading;
    private final BatchOptions options;

    LessonSamples(InputLoader reading, BatchOptions options) {
        this.reading = reading;
        this.options = options;
    }

    /// Reads the learner's batch at once, so that what is wrong with it is said before a lesson begins; samples are
    /// read
    /// when a lesson needs them.
    LessonData data() throws DataProblem {
        if (options.input.isGiven()) {
            Batch own = reading.batch(options, Mode.TRAIN, new StatisticsOptions())
                    .inputs()
                    .x();
            checkVaries(own);
            return new LessonData(() -> own, true, LessonSamples::iris);
        }
        return new LessonData(this::sample, false, LessonSamples::iris);
    }

    private Batch sample() {
        try {
            Samples samples = new Samples(reading);
            return samples.batch(samples.statistics()).inputs().x();
        } catch (DataProblem impossible) {
            throw new IllegalStateException("the sample is part of the program", impossible);
        }
    }

    /// A batch of one row, or whose columns are each constant, teaches nothing of normalization.
    private static void checkVaries(Batch own) throws DataProblem {
        boolean varies = IntStream.range(0, own.shape().features())
                .anyMatch(
                        feature -> Arrays.stream(own.column(feature)).distinct().count() > 1);
        if (!varies) {
            throw new DataProblem(Sentence.of(Message.LEARN_NOTHING_VARIES));
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
