package bn.data;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.csv.CsvBatchReader;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.number.NonFinitePolicy;
import bn.data.number.NumberText;
import bn.formula.Value;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.io.BufferedInputStream;
import java.io.IOException;

/// Reads γ, β and ε as they are given by option: a number for all features, a list, or a file.
public final class ParameterReader {
    private ParameterReader() {}

    /// Finds a file by its name.
    @FunctionalInterface
    public interface Opening {
        /// Finds it.
        Source open(String name) throws DataProblem;
    }

    /// A number for each feature.
    ///
    /// @param text `1`, `1.5,-0.7,2`, or the name of a file: a row or column of CSV, a JSON list, or a JSON
    ///     object that has the input
    /// @param option how the option is called: `--gamma`
    /// @param input the name of the input: `gamma`
    /// @param shape of a batch with as many features
    /// @param open finds a file by its name
    /// @throws DataProblem if it is none of these, or not as many numbers as there are features
    public static Value.PerFeature read(String text, String option, String input, Shape shape, Opening open)
            throws DataProblem {
        if (NumberText.of(text) instanceof NumberText.Read(double value)) {
            return Value.PerFeature.filled(value, shape.features());
        }
        if (text.isBlank()) {
            throw new DataProblem(option + ": ", DataMessage.PARAMETER_BLANK);
        }
        if (isNumbers(text)) {
            return counted(list(text, option), option, shape);
        }
        Source source = open.open(text);
        double[] numbers = new Forms<>(
                        json -> new JsonBatchReader(source.name(), CsvDialect.DETECT)
                                .fields(json, input)
                                .numbers(input),
                        csv -> line(source, csv),
                        arrays -> BatchReader.fields(source, arrays, input).numbers(input),
                        arrays -> BatchReader.printed(source, arrays, input).numbers(input))
                .read(source);
        return numbers.length == 1
                ? Value.PerFeature.filled(numbers[0], shape.features())
                : counted(numbers, option + ": " + source.name(), shape);
    }

    /// Whether a text is a number or a list of them, and not the name of a file.
    public static boolean isNumbers(String text) {
        int comma = text.indexOf(',');
        return NumberText.isNumeric(comma < 0 ? text : text.substring(0, comma));
    }

    /// A number for each feature, from an array of one axis, or a single row or column.
    ///
    /// @param place how the array is called in sentences
    /// @throws DataProblem if it is another array, or not as many numbers as there are features
    public static Value.PerFeature of(Batch array, String place, int features) throws DataProblem {
        return counted(line(array, Printable.of(place)), place, Shape.of(1, features));
    }

    /// ε.
    ///
    /// @throws DataProblem if it is no number from 0 on
    public static double eps(String text) throws DataProblem {
        return switch (NumberText.of(text)) {
            case NumberText.Read(double value) -> eps(value, "--eps: ");
            case NumberText.Refused refused ->
                throw new DataProblem(refused.why().at("--eps: "));
        };
    }

    /// ε, which may be 0 where no variance is.
    ///
    /// @throws DataProblem if it is below 0
    public static double eps(double value, String place) throws DataProblem {
        if (value < 0) {
            throw new DataProblem(place, DataMessage.EPS_NEGATIVE, Decimal.shortest(value));
        }
        return value;
    }

    private static double[] list(String text, String option) throws DataProblem {
        String[] pieces = text.split(",", -1);
        double[] numbers = new double[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            numbers[i] = switch (NumberText.of(pieces[i])) {
                case NumberText.Read(double value) -> value;
                case NumberText.Refused refused ->
                    throw new DataProblem(refused.why().at(option + ": "));
            };
        }
        return numbers;
    }

    private static double[] line(Source source, BufferedInputStream bytes) throws IOException, DataProblem {
        return line(
                new CsvBatchReader(source, CsvDialect.DETECT, NonFinitePolicy.FINITE)
                        .read(bytes)
                        .x(),
                source.name());
    }

    private static double[] line(Batch batch, String place) throws DataProblem {
        if (batch.shape().features() == 1) {
            return batch.column(0);
        }
        if (batch.shape().rows() > 1) {
            throw new DataProblem(place + ": ", DataMessage.NOT_ROW_OR_COLUMN, batch.shape());
        }
        double[] row = new double[batch.shape().features()];
        for (int feature = 0; feature < row.length; feature++) {
            row[feature] = batch.column(feature)[0];
        }
        return row;
    }

    private static Value.PerFeature counted(double[] numbers, String what, Shape shape) throws DataProblem {
        int features = shape.features();
        if (numbers.length != features) {
            throw new DataProblem(
                    Printable.of(what) + ": ",
                    DataMessage.NUMBERS_FOR,
                    numbers.length,
                    Sentence.of(DataMessage.FEATURES, features),
                    AxesInOrder.fitting(shape, numbers.length));
        }
        return new Value.PerFeature(numbers);
    }
}
