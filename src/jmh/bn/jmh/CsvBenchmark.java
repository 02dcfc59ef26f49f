package bn.jmh;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.data.BatchFile;
import bn.data.BatchReader;
import bn.data.CsvDialect;
import bn.data.DataProblem;
import bn.data.Source;
import bn.formula.Value;
import bn.report.Block;
import bn.report.CsvRenderer;
import bn.report.Report;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A batch of 200,000 rows by 16 features from CSV, and to it: 17 digits a number, some 60 MB.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CsvBenchmark {
    private static final int ROWS = 200_000;
    private static final int FEATURES = 16;

    private Report report;
    private Path file;

    @Setup
    public void draw() throws IOException {
        Random random = new Random(1);
        double[][] columns = new double[FEATURES][];
        for (int feature = 0; feature < FEATURES; feature++) {
            columns[feature] = random.doubles(ROWS, -3, 5).toArray();
        }
        Shape shape = Shape.of(ROWS, FEATURES);
        Batch batch = Batch.numbered(shape, columns);
        report = new Report(List.of(new Block.Numbers("x", Value.PerRow.of(batch), shape, batch.features())));
        file = Files.createTempFile("batch", ".csv");
        try (Writer writer = Files.newBufferedWriter(file)) {
            new CsvRenderer().render(report, writer);
        }
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public BatchFile read() throws DataProblem {
        return BatchReader.read(Source.file(file, "batch.csv"), CsvDialect.DETECT);
    }

    @Benchmark
    public void write() throws IOException {
        new CsvRenderer().render(report, Writer.nullWriter());
    }
}
