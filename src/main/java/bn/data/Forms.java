package bn.data;

import bn.data.file.DataProblem;
import bn.data.file.FileStart;
import bn.data.file.Source;
import bn.data.print.PrintedArray;
import bn.data.print.PrintedFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// What a file of numbers is read as, in each of the forms that it may have.
///
/// @param json of text that is JSON by its name, or because it begins as no CSV does
/// @param csv of other text
/// @param saved of arrays as NumPy or PyTorch has saved them
/// @param printed of arrays as Python prints them, by name
public record Forms<T>(Source.Reading<T> json, Source.Reading<T> csv, Saved<T> saved, Printed<T> printed) {
    /// Bytes of a list of Python that is tried as JSON first; a print that is longer is known by its beginning.
    private static final int LONGEST = 1 << 20;

    /// Reads arrays from a file of them.
    @FunctionalInterface
    public interface Saved<T> {
        /// Reads them.
        T read(SavedArrays arrays) throws IOException, DataProblem;
    }

    /// Takes arrays that were printed.
    @FunctionalInterface
    public interface Printed<T> {
        /// Takes them.
        T read(Map<String, PrintedArray> arrays) throws IOException, DataProblem;
    }

    /// Reads a file.
    ///
    /// @throws DataProblem if it has none of the forms, or what reads it does
    public T read(Source source) throws DataProblem {
        return source.read(
                text -> isJson(source, text) ? json(source, text) : csv.read(text),
                bytes -> saved.read(new SavedArrays(source.name(), bytes)),
                text -> isNamedJson(source) ? json.read(text) : printed(source, text.readAllBytes()));
    }

    /// A list of Python is nearly JSON: `[[1., 2.], [.5, nan],]`.
    private T json(Source source, BufferedInputStream text) throws IOException, DataProblem {
        byte[] start = isNamedJson(source) ? new byte[LONGEST] : FileStart.of(text, LONGEST);
        try {
            return json.read(text);
        } catch (DataProblem problem) {
            if (start.length == LONGEST || !(problem.getCause() instanceof JacksonException)) {
                throw problem;
            }
            return perhapsPrinted(source, start, problem);
        }
    }

    private T perhapsPrinted(Source source, byte[] text, DataProblem otherwise) throws IOException, DataProblem {
        Map<String, PrintedArray> arrays;
        try {
            arrays = PrintedFile.read(source.name(), new String(text, StandardCharsets.UTF_8));
        } catch (DataProblem problem) {
            throw PrintedFile.isNone(problem) ? otherwise : problem;
        }
        return printed.read(arrays);
    }

    private T printed(Source source, byte[] text) throws IOException, DataProblem {
        return printed.read(PrintedFile.read(source.name(), new String(text, StandardCharsets.UTF_8)));
    }

    private static boolean isNamedJson(Source source) {
        return source.name().toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonl|ndjson)(\\.gz)?");
    }

    /// JSON by its name, or because it begins as no CSV does.
    private static boolean isJson(Source source, BufferedInputStream text) throws IOException {
        if (isNamedJson(source)) {
            return true;
        }
        for (byte b : FileStart.of(text, 4096)) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '[' || b == '{';
            }
        }
        return false;
    }
}
