package bn.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A kind of file that people have at hand and bn does not read, how it is recognised, and what to do with it.
///
/// @param what it is, as a sentence goes on: `is Python code`
/// @param instead what to do
/// @param start the first bytes of each such file, one character a byte; empty where they tell nothing
/// @param at where these bytes stand
/// @param endings of its name, in lower case, which tell where the first bytes do not
/// @param isText whether it may be text; else text of such a name is taken for what it says
/// @param entry the name of an entry by which a zip file of this kind is known
record ForeignFile(
        String what, String instead, List<String> start, int at, List<String> endings, boolean isText, Pattern entry) {
    /// Bytes of its beginning that tell what a file is: as many as lie before the mark of a tar archive, and more.
    static final int START = 512;

    /// Colours in a log do not make it binary.
    private static final char ESCAPE = 0x1b;

    private static final Pattern NO_ENTRY = Pattern.compile("(?!)");

    private static final String TO_CSV = ".to_csv(\"x.csv\", index=False)";

    private static final String BY_PROGRAM =
            "let it save what it computes: np.savez(\"mine.npz\", mu=mu, var=var), or np.save(\"x.npy\", x) for one array";

    private static final String AS_NUMBERS = "give the numbers themselves, as CSV, JSON or what NumPy has saved";

    private static final ForeignFile PYTHON = text("is Python code", BY_PROGRAM, ".py");

    /// All of them; of two that fit, the first is meant.
    static final List<ForeignFile> ALL = List.of(
            PYTHON,
            text("is a notebook", BY_PROGRAM, ".ipynb"),
            text("is a file of R", "save the numbers in R, with write.csv(x, \"x.csv\", row.names = FALSE)")
                    .called(".r", ".rds", ".rda", ".rdata")
                    .beginning("RDX2\n", "RDX3\n"),
            text(
                    "is what joblib wrote",
                    "save arrays of NumPy: np.save(\"x.npy\", joblib.load(\"x.joblib\"))",
                    ".joblib"),
            text(
                            "is a pickle of Python",
                            "save arrays of NumPy: d = pickle.load(open(\"m.pkl\", \"rb\")), then np.savez(\"x.npz\", **d) of a dict,"
                                    + " or np.save(\"x.npy\", d) of one array")
                    .called(".pkl", ".pickle")
                    .beginning("\u0080\u0002", "\u0080\u0003", "\u0080\u0004", "\u0080\u0005"),
            binary(
                    "is an ONNX model",
                    "save its numbers: np.savez(\"x.npz\", **{t.name: onnx.numpy_helper.to_array(t)"
                            + " for t in onnx.load(\"m.onnx\").graph.initializer})",
                    ".onnx"),
            binary(
                            "is a Keras model",
                            "save the layer's numbers: np.savez(\"bn.npz\", **dict(zip([\"weight\", \"bias\", \"running_mean\","
                                    + " \"running_var\"], layer.get_weights())))",
                            ".keras")
                    .zippedWith("(metadata|config)\\.json|model\\.weights\\.h5"),
            binary(
                            "is a MATLAB file",
                            "save it in Python: np.save(\"x.npy\", scipy.io.loadmat(\"m.mat\")[\"x\"])",
                            ".mat")
                    .beginning("MATLAB "),
            binary("is an HDF5 file", "save its arrays by name: np.save(\"x.npy\", h5py.File(\"m.h5\")[\"x\"][()])")
                    .called(".h5", ".hdf5")
                    .beginning("\u0089HDF"),
            binary(
                            "is a workbook of Excel or another office document",
                            "save the sheet as CSV, with the encoding UTF-8")
                    .called(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers")
                    .beginning("\u00d0\u00cf\u0011\u00e0")
                    .zippedWith("\\[Content_Types\\]\\.xml|(_rels|xl|docProps|Index)/.*|mimetype"),
            binary("is a Parquet file", "save it as CSV: pd.read_parquet(\"x.parquet\")" + TO_CSV, ".parquet")
                    .beginning("PAR1"),
            binary("is a Feather file", "save it as CSV: pd.read_feather(\"x.feather\")" + TO_CSV, ".feather")
                    .beginning("ARROW1", "FEA1"),
            binary("is a database of SQLite", "save the table as CSV", ".sqlite")
                    .beginning("SQLite format 3\u0000"),
            binary("is a picture", AS_NUMBERS)
                    .called(".png", ".jpg", ".jpeg", ".gif")
                    .beginning("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF87a", "GIF89a"),
            text("is a PDF", AS_NUMBERS, ".pdf").beginning("%PDF-"),
            text("is a page of the web", AS_NUMBERS)
                    .called(".html", ".htm")
                    .beginning("<!DOCTYPE", "<!doctype", "<html"),
            text("is rich text", "save it as plain text", ".rtf").beginning("{\\rtf"),
            packed("bzip2", "bunzip2", ".bz2").beginning("BZh"),
            packed("xz", "unxz", ".xz").beginning("\u00fd7zXZ"),
            packed("Zstandard", "unzstd", ".zst").beginning("(\u00b5/\u00fd"),
            packed("7-Zip", "7z x", ".7z").beginning("7z\u00bc\u00af"),
            packed("RAR", "unrar x", ".rar").beginning("Rar!"),
            packed("tar", "tar xf", ".tar").beginningAt(257, "ustar"));

    /// What Python shows of an array: `tensor([[1., 2.]])`, `x = np.array([1, 2])`.
    private static final Pattern CALL = Pattern.compile(
            "\\s*(?:\\w+\\s*=\\s*)?(?:Parameter containing:\\s*)?(?:\\w+\\.)*(?:tensor|array|Array|Tensor)\\s*\\(\\s*\\[");

    /// An array as Python prints it, with no commas: `[[1. 2.]`.
    private static final Pattern PRINTED =
            Pattern.compile("\\s*\\[[\\[\\s]*[-+]?(?:[.0-9][-+.0-9eE]*|nan|inf)\\s+(?:[-+.0-9]|nan|inf)");

    private static final Pattern CODE =
            Pattern.compile("(?:#[^\\n]*\\n|\\s)*(?:import|from)\\s+(?:numpy|torch|tensorflow|keras|jax|scipy)\\b");

    private static ForeignFile binary(String what, String instead, String... endings) {
        return new ForeignFile(what, instead, List.of(), 0, List.of(endings), false, NO_ENTRY);
    }

    private static ForeignFile text(String what, String instead, String... endings) {
        return new ForeignFile(what, instead, List.of(), 0, List.of(endings), true, NO_ENTRY);
    }

    private static ForeignFile packed(String with, String by, String ending) {
        return binary("is packed with " + with, "unpack it first, with " + by + ", or pack it with gzip", ending);
    }

    private ForeignFile called(String... names) {
        return new ForeignFile(what, instead, start, at, List.of(names), isText, entry);
    }

    private ForeignFile beginning(String... bytes) {
        return new ForeignFile(what, instead, List.of(bytes), 0, endings, isText, entry);
    }

    private ForeignFile beginningAt(int place, String bytes) {
        return new ForeignFile(what, instead, List.of(bytes), place, endings, isText, entry);
    }

    private ForeignFile zippedWith(String names) {
        return new ForeignFile(what, instead, start, at, endings, isText, Pattern.compile(names));
    }

    /// Refuses a file whose first bytes, or whose name where they tell nothing, say that it is of such a kind.
    ///
    /// @throws DataProblem if it is, with what to do
    static void refuse(String file, byte[] bytes) throws DataProblem {
        String first = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean isText = first.chars().noneMatch(c -> c < '\t' || (c > '\r' && c < ' ' && c != ESCAPE));
        Optional<ForeignFile> kind = ALL.stream()
                .filter(one -> one.isText || !isText)
                .filter(one -> one.begins(first) || one.isCalled(file))
                .findFirst();
        if (kind.isPresent()) {
            throw kind.get().problem(file);
        }
    }

    /// Refuses text that is what Python shows, or how it is written.
    ///
    /// @throws DataProblem if it is, with what to do
    static void refuseText(String file, byte[] bytes) throws DataProblem {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (CODE.matcher(text).lookingAt()) {
            throw PYTHON.problem(file);
        }
        if (CALL.matcher(text).lookingAt() || PRINTED.matcher(text).lookingAt()) {
            throw new DataProblem(
                    file + ": is an array as Python prints it; save it instead, with np.save(\"x.npy\", x),"
                            + " or write it as JSON: [[1, 2], [3, 4]]");
        }
    }

    /// What a zip file is that holds something else than arrays.
    ///
    /// @param entry the name of what it holds
    static DataProblem zip(String file, String entry) {
        Optional<ForeignFile> kind =
                ALL.stream().filter(one -> one.entry.matcher(entry).matches()).findFirst();
        return kind.or(() -> ALL.stream().filter(one -> one.isCalled(file)).findFirst())
                .map(one -> one.problem(file))
                .orElseGet(() -> new DataProblem(
                        file + ": is a zip file of something else than arrays of NumPy; unpack it first, with unzip"));
    }

    private boolean begins(String first) {
        return start.stream().anyMatch(bytes -> first.startsWith(bytes, at));
    }

    private boolean isCalled(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String unpacked = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        return endings.stream().anyMatch(unpacked::endsWith);
    }

    private DataProblem problem(String file) {
        return new DataProblem(file + ": " + what + ", which bn does not read; " + instead);
    }
}
