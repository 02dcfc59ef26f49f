package bn.data.file;

import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A kind of file that people have at hand and bn does not read, how it is recognised, and what to do with it.
///
/// @param what it is, as a sentence goes on: `is Python code`
/// @param instead what to do
/// @param start the first bytes of each such file, one character a byte; empty where they tell nothing
/// @param at where these bytes stand
/// @param endings of its name, in lower case, which tell where the first bytes do not
/// @param isText whether it may be text; else text of such a name is taken for what it says
/// @param entry the name of an entry by which a zip file of this kind is known
public record ForeignFile(
        Sentence what,
        Sentence instead,
        List<String> start,
        int at,
        List<String> endings,
        boolean isText,
        Pattern entry) {
    /// Colours in a log do not make it binary.
    private static final char ESCAPE = 0x1b;

    private static final Pattern NO_ENTRY = Pattern.compile("(?!)");

    private static final String OF_ARRAY = "np.save(\"x.npy\", x)";

    private static final String TO_CSV = ".to_csv(\"x.csv\", index=False)";

    /// What one does with code.
    static final Sentence BY_PROGRAM =
            Sentence.of(DataMessage.SAVE_BY_PROGRAM, "np.savez(\"mine.npz\", mu=mu, var=var)", OF_ARRAY);

    private static final Sentence AS_NUMBERS = Sentence.of(DataMessage.GIVE_NUMBERS);

    private static final ForeignFile PYTHON = text(DataMessage.PYTHON_CODE, BY_PROGRAM, ".py");

    /// All of them; of two that fit, the first is meant.
    static final List<ForeignFile> ALL = List.of(
            PYTHON,
            text(DataMessage.NOTEBOOK, BY_PROGRAM, ".ipynb"),
            text(DataMessage.R_FILE, Sentence.of(DataMessage.SAVE_IN_R, "write.csv(x, \"x.csv\", row.names = FALSE)"))
                    .called(".r", ".rds", ".rda", ".rdata")
                    .beginning("RDX2\n", "RDX3\n"),
            text(
                    DataMessage.JOBLIB_FILE,
                    Sentence.of(DataMessage.SAVE_ARRAYS, "np.save(\"x.npy\", joblib.load(\"x.joblib\"))"),
                    ".joblib"),
            text(
                            DataMessage.PICKLE,
                            Sentence.of(
                                    DataMessage.SAVE_OF_PICKLE,
                                    "d = pickle.load(open(\"m.pkl\", \"rb\"))",
                                    "np.savez(\"x.npz\", **d)",
                                    "np.save(\"x.npy\", d)"))
                    .called(".pkl", ".pickle")
                    .beginning("\u0080\u0002", "\u0080\u0003", "\u0080\u0004", "\u0080\u0005"),
            binary(
                    DataMessage.ONNX_MODEL,
                    Sentence.of(
                            DataMessage.SAVE_NUMBERS,
                            "np.savez(\"x.npz\", **{t.name: onnx.numpy_helper.to_array(t)"
                                    + " for t in onnx.load(\"m.onnx\").graph.initializer})"),
                    ".onnx"),
            binary(
                            DataMessage.KERAS_MODEL,
                            Sentence.of(DataMessage.SAVE_LAYER, "np.savez(\"bn.npz\", *layer.get_weights())"),
                            ".keras")
                    .zippedWith("(metadata|config)\\.json|model\\.weights\\.h5"),
            // Version 7.3 is HDF5 behind MATLAB's header, which SciPy does not read, and has the axes turned.
            binary(
                            DataMessage.MATLAB_FILE,
                            Sentence.of(
                                    DataMessage.SAVE_IN_PYTHON,
                                    "np.save(\"x.npy\", h5py.File(\"m.mat\")[\"x\"][()].T)"))
                    .beginning("MATLAB 7.3"),
            binary(
                            DataMessage.MATLAB_FILE,
                            Sentence.of(
                                    DataMessage.SAVE_IN_PYTHON,
                                    "np.save(\"x.npy\", scipy.io.loadmat(\"m.mat\")[\"x\"])"),
                            ".mat")
                    .beginning("MATLAB "),
            binary(
                            DataMessage.HDF5_FILE,
                            Sentence.of(DataMessage.SAVE_BY_NAME, "np.save(\"x.npy\", h5py.File(\"m.h5\")[\"x\"][()])"))
                    .called(".h5", ".hdf5")
                    .beginning("\u0089HDF"),
            binary(DataMessage.WORKBOOK, Sentence.of(DataMessage.SAVE_SHEET, "pd.read_excel(\"x.xlsx\")" + TO_CSV))
                    .called(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers")
                    .beginning("\u00d0\u00cf\u0011\u00e0")
                    .zippedWith("\\[Content_Types\\]\\.xml|(_rels|xl|docProps|Index)/.*|mimetype"),
            binary(DataMessage.PARQUET_FILE, asCsv("pd.read_parquet(\"x.parquet\")"), ".parquet")
                    .beginning("PAR1"),
            binary(DataMessage.FEATHER_FILE, asCsv("pd.read_feather(\"x.feather\")"), ".feather")
                    .beginning("ARROW1", "FEA1"),
            binary(DataMessage.SQLITE_FILE, Sentence.of(DataMessage.SAVE_TABLE), ".sqlite")
                    .beginning("SQLite format 3\u0000"),
            binary(DataMessage.PICTURE, AS_NUMBERS)
                    .called(".png", ".jpg", ".jpeg", ".gif")
                    .beginning("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF87a", "GIF89a"),
            text(DataMessage.PDF, AS_NUMBERS, ".pdf").beginning("%PDF-"),
            text(DataMessage.WEB_PAGE, AS_NUMBERS).called(".html", ".htm").beginning("<!DOCTYPE", "<!doctype", "<html"),
            text(DataMessage.RICH_TEXT, Sentence.of(DataMessage.SAVE_PLAIN), ".rtf")
                    .beginning("{\\rtf"),
            packed("bzip2", "bunzip2", ".bz2").beginning("BZh"),
            packed("xz", "unxz", ".xz").beginning("\u00fd7zXZ"),
            packed("Zstandard", "unzstd", ".zst").beginning("(\u00b5/\u00fd"),
            packed("7-Zip", "7z x", ".7z").beginning("7z\u00bc\u00af"),
            packed("RAR", "unrar x", ".rar").beginning("Rar!"),
            packed("tar", "tar xf", ".tar").beginningAt(257, "ustar"));

    /// What Python shows of an array: `tensor([[1., 2.]])`, `x = np.array([1, 2])`.
    private static final Pattern CALL =
            Pattern.compile("\\s*(?:\\w+\\s*=\\s*)?(?:Parameter(?: containing:|\\s*\\()\\s*)?"
                    + "(?:<tf\\.[^<>]*numpy=\\s*)?(?:\\w+\\.)*(?:tensor|array|Array|asarray|Tensor)\\s*\\(\\s*[\\[(]");

    /// How Python's code writes a list: `x = [[1, 2]`.
    private static final Pattern ASSIGNED = Pattern.compile("\\s*[A-Za-z_]\\w*\\s*=\\s*\\[");

    /// An array as Python prints it, with no commas: `[[1. 2.]`.
    private static final Pattern PRINTED =
            Pattern.compile("\\s*\\[[\\[\\s]*[-+]?(?:[.0-9][-+.0-9eE]*|nan|inf)\\s+(?:[-+.0-9]|nan|inf)");

    private static final Pattern CODE =
            Pattern.compile("(?:#[^\\n]*\\n|\\s)*(?:import|from)\\s+(?:numpy|torch|tensorflow|keras|jax|scipy)\\b");

    private static ForeignFile binary(DataMessage what, Sentence instead, String... endings) {
        return new ForeignFile(Sentence.of(what), instead, List.of(), 0, List.of(endings), false, NO_ENTRY);
    }

    private static ForeignFile text(DataMessage what, Sentence instead, String... endings) {
        return new ForeignFile(Sentence.of(what), instead, List.of(), 0, List.of(endings), true, NO_ENTRY);
    }

    private static ForeignFile packed(String with, String by, String ending) {
        return new ForeignFile(
                Sentence.of(DataMessage.PACKED, with),
                Sentence.of(DataMessage.UNPACK, by),
                List.of(),
                0,
                List.of(ending),
                false,
                NO_ENTRY);
    }

    private static Sentence asCsv(String read) {
        return Sentence.of(DataMessage.SAVE_AS_CSV, read + TO_CSV);
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

    /// The kind of a file whose first bytes, or whose name where they tell nothing, say that it is of one.
    static Optional<ForeignFile> of(String file, byte[] bytes) {
        String first = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean isText = FileStart.isUtf16(bytes)
                || first.chars().noneMatch(c -> c < '\t' || (c > '\r' && c < ' ' && c != ESCAPE));
        return ALL.stream()
                .filter(one -> one.isText || !isText)
                .filter(one -> one.begins(first) || one.isCalled(file))
                .findFirst();
    }

    /// The kind of text that is Python's code.
    static Optional<ForeignFile> ofText(byte[] bytes) {
        return CODE.matcher(new String(bytes, StandardCharsets.UTF_8)).lookingAt()
                ? Optional.of(PYTHON)
                : Optional.empty();
    }

    /// Whether it is Python's code.
    boolean isCode() {
        return equals(PYTHON);
    }

    /// Whether text begins as what Python shows of an array, or as its code writes one.
    static boolean isPrinted(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Stream.of(CALL, ASSIGNED, PRINTED)
                .anyMatch(pattern -> pattern.matcher(text).lookingAt());
    }

    /// What a zip file is that holds something else than arrays.
    ///
    /// @param entry the name of what it holds
    public static DataProblem zip(String file, String entry) {
        Optional<ForeignFile> kind =
                ALL.stream().filter(one -> one.entry.matcher(entry).matches()).findFirst();
        return kind.or(() -> ALL.stream().filter(one -> one.isCalled(file)).findFirst())
                .map(one -> one.problem(file))
                .orElseGet(() -> new DataProblem(file + ": ", DataMessage.OTHER_ZIP));
    }

    private boolean begins(String first) {
        return start.stream().anyMatch(bytes -> first.startsWith(bytes, at));
    }

    private boolean isCalled(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String unpacked = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        return endings.stream().anyMatch(unpacked::endsWith);
    }

    /// What is said of such a file.
    DataProblem problem(String file) {
        return problem(file, instead);
    }

    /// The same where something else is to be done with it.
    DataProblem problem(String file, Sentence other) {
        return new DataProblem(file + ": ", DataMessage.FOREIGN_FILE, what, other);
    }
}
