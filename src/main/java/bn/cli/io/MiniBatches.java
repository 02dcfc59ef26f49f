package bn.cli.io;

import bn.batch.AxisOrder;
import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Batches in the order in which they are seen: whole files, or files cut into batches of a size.
///
/// @param batches at least one, all with the same features
/// @param sources where each came from
/// @param notes what whoever reads the results should know of the files, a sentence each
public record MiniBatches(List<Batch> batches, List<String> sources, List<Sentence> notes) {
    /// Reads files, and cuts each into batches of so many examples.
    ///
    /// @param size 0 for each file whole
    /// @param dropLast whether a smaller last batch of a file is left out
    /// @throws DataProblem if a file cannot be read or has other features, or there is no batch of the size
    public static MiniBatches read(
            InputLoader reading, List<String> files, CsvDialect dialect, AxisOrder order, int size, boolean dropLast)
            throws DataProblem {
        List<Batch> batches = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        List<Sentence> notes = new ArrayList<>();
        for (String typed : files) {
            String file = Printable.of(typed);
            Batch whole = reading.plain(typed, dialect, order, notes::add);
            if (!batches.isEmpty() && !batches.getFirst().features().equals(whole.features())) {
                throw new DataProblem(
                        file + ": ",
                        DataMessage.BATCH_OF_OTHER_FEATURES,
                        whole.features(),
                        sources.getFirst(),
                        batches.getFirst().features());
            }
            List<Batch> pieces = size == 0 ? List.of(whole) : cut(whole, size, dropLast);
            for (int piece = 0; piece < pieces.size(); piece++) {
                batches.add(pieces.get(piece));
                sources.add(
                        size == 0
                                ? file
                                : file + " [" + piece * size + ":"
                                        + (piece * size
                                                + pieces.get(piece).shape().examples()) + "]");
            }
        }
        if (batches.isEmpty()) {
            throw new DataProblem("", DataMessage.NO_FULL_BATCH, size);
        }
        return new MiniBatches(List.copyOf(batches), List.copyOf(sources), List.copyOf(notes));
    }

    /// How many features each has.
    public int features() {
        return batches.getFirst().shape().features();
    }

    /// What the features are called.
    public List<String> names() {
        return batches.getFirst().features();
    }

    /// The last batch, where it is smaller than the first.
    public Optional<Batch> smallLast() {
        Batch last = batches.getLast();
        return last.shape().rows() < batches.getFirst().shape().rows() ? Optional.of(last) : Optional.empty();
    }

    /// Refuses a batch of one row where its variance is divided by m − 1.
    ///
    /// @throws DataProblem if there is one
    public void checkRows(Convention convention) throws DataProblem {
        for (int batch = 0; batch < batches.size(); batch++) {
            if (batches.get(batch).shape().rows() == 1 && convention.variance() == Convention.Variance.UNBIASED) {
                throw new DataProblem(sources.get(batch) + ": ", DataMessage.ONE_ROW_UNBIASED);
            }
        }
    }

    private static List<Batch> cut(Batch whole, int size, boolean dropLast) {
        List<Batch> pieces = new ArrayList<>();
        int examples = whole.shape().examples();
        for (int from = 0; from < examples; from += size) {
            int to = Math.min(from + size, examples);
            if (to - from == size || !dropLast) {
                pieces.add(piece(whole, from, to));
            }
        }
        return pieces;
    }

    private static Batch piece(Batch whole, int from, int to) {
        int inner = whole.shape().inner();
        double[][] columns = new double[whole.shape().features()][];
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] = Arrays.copyOfRange(whole.column(feature), from * inner, to * inner);
        }
        Shape shape = whole.shape().with(whole.shape().exampleAxis(), to - from);
        return whole.isNamed() ? Batch.named(shape, whole.features(), columns) : Batch.numbered(shape, columns);
    }
}
