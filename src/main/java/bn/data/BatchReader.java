package bn.data;

import bn.batch.Batch;
import bn.batch.Shape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Locale;

/// Reads batches, CSV or JSON, whichever it is.
public final class BatchReader {
    private BatchReader() {}

    /// Reads a batch and what else its file says.
    ///
    /// @param dialect how CSV is to be read
    /// @throws DataProblem if anything is wrong with the file or what is in it
    public static BatchFile read(Source source, CsvDialect dialect) throws DataProblem {
        return source.read(text -> isJson(source, text)
                ? new JsonBatchReader(source.name()).batch(text)
                : new CsvBatchReader(source.name(), dialect).read(text));
    }

    /// Reads numbers of the shape of a batch, such as the gradient of its output.
    ///
    /// @throws DataProblem as above, and if the shape or the names are not those of `x`
    public static Batch readLike(Source source, CsvDialect dialect, Batch x) throws DataProblem {
        return source.read(
                text -> isJson(source, text) ? likeJson(source, text, x) : likeCsv(source, text, dialect, x));
    }

    private static Batch likeJson(Source source, BufferedInputStream text, Batch x) throws DataProblem {
        JsonNumbers.Nested numbers = new JsonBatchReader(source.name()).array(text, "dout");
        checkShape(source, numbers.shape(), x.shape());
        return Batch.numbered(numbers.shape(), numbers.columns());
    }

    private static Batch likeCsv(Source source, BufferedInputStream text, CsvDialect dialect, Batch x)
            throws IOException, DataProblem {
        Batch read = new CsvBatchReader(source.name(), dialect).read(text).x();
        if (x.shape().rank() > 2) {
            throw new DataProblem(source.name() + ": is CSV, which has rows and columns alone; x is " + x.shape()
                    + ": give its gradient as JSON, nested as x is");
        }
        boolean oneColumn = x.shape().rank() == 1 && read.shape().features() == 1;
        checkShape(source, oneColumn ? Shape.of(read.shape().rows()) : read.shape(), x.shape());
        if (x.isNamed() && read.isNamed() && !x.features().equals(read.features())) {
            throw new DataProblem(
                    source.name() + ": the columns are " + String.join(", ", read.features()) + ", those of x are "
                            + String.join(", ", x.features()) + "; they must be the same, in the same order");
        }
        return Batch.numbered(x.shape(), columns(read));
    }

    private static double[][] columns(Batch batch) {
        double[][] columns = new double[batch.shape().features()][];
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] = batch.column(feature);
        }
        return columns;
    }

    private static void checkShape(Source source, Shape found, Shape expected) throws DataProblem {
        if (!found.equals(expected)) {
            throw new DataProblem(source.name() + ": the shape is " + found + ", expected x's shape, " + expected);
        }
    }

    /// JSON by its name, or because it begins as no CSV does.
    static boolean isJson(Source source, BufferedInputStream text) throws IOException {
        String name = source.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json") || name.endsWith(".json.gz")) {
            return true;
        }
        for (byte b : Source.peek(text, 4096)) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '[' || b == '{';
            }
        }
        return false;
    }
}
