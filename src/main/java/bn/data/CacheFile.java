package bn.data;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.formula.Value;
import bn.stats.RunningStats;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// The form in which a cache is kept between two commands: bytes, so that every double comes back as it was
/// and no time goes into text. Nobody but this program reads it; another version's is as good as none.
final class CacheFile {
    private static final String MARK = "bn cache 5";

    /// The file ends in the checksum of what stands before it.
    private static final int CHECKSUM = Long.BYTES;

    private CacheFile() {}

    /// A cache whose batch may still have to be read from its file.
    ///
    /// @param folder the working folder it belongs to
    /// @param values the cache, where its numbers were kept
    record Kept(String folder, Optional<Origin> origin, Optional<Cache> values, Parameters parameters) {}

    /// What is kept in any case.
    record Parameters(
            Value.PerFeature gamma,
            Value.PerFeature beta,
            double eps,
            Optional<RunningStats> statistics,
            Optional<Batch> dout) {}

    static void write(OutputStream stream, String folder, Cache cache, Optional<Origin> origin, boolean withValues)
            throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked));
        out.writeUTF(MARK);
        text(out, folder);
        out.writeBoolean(origin.isPresent());
        if (origin.isPresent()) {
            origin(out, origin.get());
        }
        numbers(out, cache.gamma().toArray());
        numbers(out, cache.beta().toArray());
        out.writeDouble(cache.eps());
        statistics(out, cache.statistics());
        optional(out, cache.dout());
        optional(out, withValues ? Optional.of(cache.x()) : Optional.empty());
        out.flush();
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    /// Reads what was kept.
    ///
    /// @throws IOException if it cannot be read, or is no cache of this version
    static Kept read(Path file) throws IOException {
        check(file);
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return kept(new CacheInput(stream, Files.size(file)));
        }
    }

    /// A byte that changed on the disk would be a wrong number on the screen.
    private static void check(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            CheckedInputStream in = new CheckedInputStream(stream, new CRC32());
            in.skipNBytes(Files.size(file) - CHECKSUM);
            long found = in.getChecksum().getValue();
            if (new DataInputStream(stream).readLong() != found) {
                throw new IOException("its checksum is wrong");
            }
        }
    }

    private static Kept kept(CacheInput in) throws IOException {
        mark(in);
        String folder = in.text();
        Optional<Origin> origin = in.readBoolean() ? Optional.of(origin(in)) : Optional.empty();
        Value.PerFeature gamma = new Value.PerFeature(numbers(in));
        Value.PerFeature beta = new Value.PerFeature(numbers(in));
        double eps = in.readDouble();
        Optional<RunningStats> statistics = statistics(in);
        Optional<Batch> dout = optional(in);
        Optional<Batch> x = optional(in);
        Parameters parameters = new Parameters(gamma, beta, eps, statistics, dout);
        return new Kept(folder, origin, x.map(batch -> cache(batch, parameters)), parameters);
    }

    /// A batch with its parameters.
    static Cache cache(Batch x, Parameters parameters) {
        return new Cache(
                x, parameters.gamma(), parameters.beta(), parameters.eps(), parameters.statistics(), parameters.dout());
    }

    private static void mark(CacheInput in) throws IOException {
        if (!in.readUTF().equals(MARK)) {
            throw new IOException("not " + MARK);
        }
    }

    private static void origin(DataOutputStream out, Origin origin) throws IOException {
        text(out, origin.path().toString());
        text(out, origin.name());
        out.writeLong(origin.fingerprint().length());
        out.writeLong(origin.fingerprint().crc());
        CsvDialect dialect = origin.dialect();
        text(out, dialect.delimiter().map(String::valueOf).orElse(""));
        text(out, dialect.header().map(String::valueOf).orElse(""));
        texts(out, dialect.columns());
        texts(out, dialect.exclude());
    }

    private static Origin origin(CacheInput in) throws IOException {
        Path path = Path.of(in.text());
        String name = in.text();
        Fingerprint fingerprint = new Fingerprint(in.readLong(), in.readLong());
        String delimiter = in.text();
        String header = in.text();
        CsvDialect dialect = new CsvDialect(
                delimiter.isEmpty() ? Optional.empty() : Optional.of(delimiter.charAt(0)),
                header.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(header)),
                texts(in),
                texts(in));
        return new Origin(path, name, fingerprint, dialect);
    }

    private static void statistics(DataOutputStream out, Optional<RunningStats> statistics) throws IOException {
        out.writeBoolean(statistics.isPresent());
        if (statistics.isPresent()) {
            numbers(out, statistics.get().mean().toArray());
            numbers(out, statistics.get().var().toArray());
            out.writeLong(statistics.get().batches());
        }
    }

    private static Optional<RunningStats> statistics(CacheInput in) throws IOException {
        if (!in.readBoolean()) {
            return Optional.empty();
        }
        Value.PerFeature mean = new Value.PerFeature(numbers(in));
        Value.PerFeature var = new Value.PerFeature(numbers(in));
        return Optional.of(new RunningStats(mean, var, in.readLong()));
    }

    private static void optional(DataOutputStream out, Optional<Batch> batch) throws IOException {
        out.writeBoolean(batch.isPresent());
        if (batch.isPresent()) {
            batch(out, batch.get());
        }
    }

    private static Optional<Batch> optional(CacheInput in) throws IOException {
        return in.readBoolean() ? Optional.of(batch(in)) : Optional.empty();
    }

    private static void batch(DataOutputStream out, Batch batch) throws IOException {
        out.writeInt(batch.shape().rank());
        for (int length : batch.shape().axes()) {
            out.writeInt(length);
        }
        out.writeBoolean(batch.isNamed());
        texts(out, batch.isNamed() ? batch.features() : List.of());
        for (int feature = 0; feature < batch.shape().features(); feature++) {
            numbers(out, batch.column(feature));
        }
    }

    private static Batch batch(CacheInput in) throws IOException {
        int[] axes = new int[in.count(Integer.BYTES)];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = in.readInt();
        }
        Shape shape = Shape.of(axes);
        boolean named = in.readBoolean();
        List<String> names = texts(in).stream().map(Printable::of).toList();
        double[][] columns = new double[in.checked(shape.features(), Integer.BYTES)][];
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] = numbers(in);
        }
        return named ? Batch.named(shape, names, columns) : Batch.numbered(shape, columns);
    }

    /// Texts as they are, of any length.
    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(CacheInput in) throws IOException {
        int count = in.count(Integer.BYTES);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    private static void numbers(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static double[] numbers(CacheInput in) throws IOException {
        double[] numbers = new double[in.count(Double.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }
}
