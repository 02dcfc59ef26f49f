package bn.data;

import bn.batch.AxisOrder;
import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.csv.CsvBatchReader;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.data.number.NdArray;
import bn.data.number.NonFinitePolicy;
import bn.data.numpy.NumPyArray;
import bn.data.print.PrintedArray;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads batches, CSV or JSON or what NumPy or PyTorch has saved, whichever it is.
public final class BatchReader {
    /// Digits behind the point to which numbers are rounded where they are printed; NumPy shows fewer of those that
    /// have no more.
    private static final int FEW_DECIMALS = 3;

    private BatchReader() {}

    /// Reads a batch whose axes are in the usual order, and what else its file says.
    ///
    /// @param dialect how CSV is to be read
    /// @throws DataProblem if anything is wrong with the file or what is in it
    public static BatchFile read(Source source, CsvDialect dialect) throws DataProblem {
        return read(source, dialect, AxisOrder.USUAL);
    }

    /// Reads a batch and what else its file says.
    ///
    /// @param order which axis is which; of CSV axis 0 is the rows
    /// @throws DataProblem as above, and if there are other axes
    public static BatchFile read(Source source, CsvDialect dialect, AxisOrder order) throws DataProblem {
        return new Forms<>(
                        text -> json(source, text, dialect, order),
                        text -> csv(source, new CsvBatchReader(source, dialect).read(text), order),
                        arrays -> {
                            refuseDemands(source, dialect, arrays.kind());
                            return fields(source, arrays, "x").batch(order);
                        },
                        arrays -> {
                            refuseDemands(source, dialect, Sentence.of(DataMessage.A_PRINT));
                            return printed(source, arrays, "x").batch(order);
                        })
                .read(source);
    }

    /// A batch whose columns are examples has no names of features.
    private static BatchFile csv(Source source, BatchFile read, AxisOrder order) throws DataProblem {
        Shape shape = AxesInOrder.shape(read.x().shape().axes(), order, source.name() + ": ");
        return shape.equals(read.x().shape())
                ? read
                : BatchFile.of(Batch.numbered(shape, transposed(columns(read.x()))), read.notes());
    }

    private static BatchFile json(Source source, BufferedInputStream text, CsvDialect dialect, AxisOrder order)
            throws IOException, DataProblem {
        refuse(source, dialect.demandOfCsv(), Sentence.asItIs("JSON"));
        return new JsonBatchReader(source.name(), dialect).batch(text, order);
    }

    private static void refuseDemands(Source source, CsvDialect dialect, Sentence kind) throws DataProblem {
        refuse(source, dialect.demand(), kind);
    }

    private static void refuse(Source source, Optional<String> demand, Sentence kind) throws DataProblem {
        if (demand.isPresent()) {
            throw new DataProblem(source.name() + ": ", DataMessage.OPTION_OF_CSV, kind, demand.get());
        }
    }

    /// The inputs among arrays; a single one is that which was expected.
    static BatchFields fields(Source source, SavedArrays arrays, String expected) throws IOException, DataProblem {
        return fields(source, arrays.read(), expected);
    }

    /// The inputs among arrays that were printed, and how far their digits go.
    static BatchFields printed(Source source, Map<String, PrintedArray> arrays, String expected) throws DataProblem {
        Map<String, NumPyArray> all = new LinkedHashMap<>();
        arrays.forEach((name, array) -> all.put(name, array.array()));
        BatchFields fields = fields(source, all, expected);
        arrays.values().stream()
                .filter(array -> array.writing().isPresent() && array.decimals() >= FEW_DECIMALS)
                .max(Comparator.comparingInt(PrintedArray::decimals))
                .ifPresent(array -> fields.notes()
                        .add(Sentence.of(DataMessage.PRINT_ROUNDED, array.decimals())
                                .at(source.name() + ": ")));
        return fields;
    }

    private static BatchFields fields(Source source, Map<String, NumPyArray> all, String expected) throws DataProblem {
        BatchFields fields = new BatchFields(source.name());
        if (all.size() > 1 && all.keySet().stream().noneMatch(BatchFields::isInput)) {
            throw new DataProblem(
                    source.name() + ": ",
                    DataMessage.NONE_OF_SEVERAL_ARRAYS,
                    all.size(),
                    Printable.quoted(expected),
                    Sentence.list(List.copyOf(all.keySet())));
        }
        for (Map.Entry<String, NumPyArray> entry : all.entrySet()) {
            boolean alone = all.size() == 1 && !BatchFields.isInput(entry.getKey());
            String place = source.name() + ": " + (alone ? "" : Printable.brief(entry.getKey()) + ": ");
            NumPyArray array = entry.getValue();
            BatchFields.Field field = array.axes().isEmpty()
                    ? new BatchFields.Field.Single(array.inOrder()[0], place)
                    : new BatchFields.Field.Many(array.finite(place), place);
            fields.put(alone ? expected : fields.meaning(entry.getKey(), place), field);
        }
        return fields;
    }

    /// Reads numbers of the shape of a batch, such as the gradient of its output.
    ///
    /// @throws DataProblem as above, and if the shape or the names are not those of `x`
    public static Batch readLike(Source source, CsvDialect dialect, Batch x) throws DataProblem {
        return new Forms<>(
                        text -> like(
                                source, new JsonBatchReader(source.name(), CsvDialect.DETECT).fields(text, "dout"), x),
                        text -> likeCsv(source, text, dialect, x),
                        arrays -> like(source, fields(source, arrays, "dout"), x),
                        arrays -> like(source, printed(source, arrays, "dout"), x))
                .read(source);
    }

    private static Batch like(Source source, BatchFields fields, Batch x) throws DataProblem {
        NdArray numbers = fields.many("dout");
        checkAxes(source, numbers.shape(), x.shape());
        checkNames(source, fields.features(), x);
        return Batch.numbered(x.shape(), numbers.as(x.shape()).columns());
    }

    private static Batch likeCsv(Source source, BufferedInputStream text, CsvDialect dialect, Batch x)
            throws IOException, DataProblem {
        Batch read = new CsvBatchReader(source, dialect, NonFinitePolicy.FINITE)
                .read(text)
                .x();
        if (x.shape().rank() > 2) {
            throw new DataProblem(source.name() + ": ", DataMessage.FLAT_CSV, x.shape());
        }
        boolean oneColumn = x.shape().rank() == 1 && read.shape().features() == 1;
        checkAxes(source, oneColumn ? Shape.of(read.shape().rows()) : read.shape(), x.shape());
        if (x.shape().featureAxis() == 0) {
            return Batch.numbered(x.shape(), transposed(columns(read)));
        }
        checkNames(source, read.isNamed() ? read.features() : List.of(), x);
        return Batch.numbered(x.shape(), columns(read));
    }

    /// Names, where both sides have them, are the same; columns that x has by their numbers have none.
    private static void checkNames(Source source, List<String> names, Batch x) throws DataProblem {
        boolean byNumber = x.features().stream().allMatch(name -> name.matches("[0-9]+"));
        if (!byNumber && !names.isEmpty() && !names.equals(x.features())) {
            throw new DataProblem(
                    source.name() + ": ",
                    DataMessage.OTHER_FEATURES,
                    Sentence.list(names),
                    Sentence.list(x.features()));
        }
    }

    private static double[][] columns(Batch batch) {
        double[][] columns = new double[batch.shape().features()][];
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] = batch.column(feature);
        }
        return columns;
    }

    private static double[][] transposed(double[][] columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int column = 0; column < columns.length; column++) {
            for (int row = 0; row < rows.length; row++) {
                rows[row][column] = columns[column][row];
            }
        }
        return rows;
    }

    private static void checkAxes(Source source, Shape found, Shape expected) throws DataProblem {
        if (!found.axes().equals(expected.axes())) {
            throw new DataProblem(source.name() + ": ", DataMessage.OTHER_SHAPE, found, expected);
        }
    }
}
