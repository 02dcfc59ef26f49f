package bn.data.print;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.data.number.Doubles;
import bn.data.number.NumberText;
import bn.data.numpy.NumPyArray;
import bn.data.numpy.NumPyFile;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.rounding.FloatFormat;
import bn.rounding.Writing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what Python shows of arrays, and how its code writes them: `tensor([[1., 2.]], requires_grad=True)`,
/// `[[1. 2.]\n [3. 4.]]`, `x = np.array([[1, 2], [3, 4]])`, several of these by name. Nothing is executed: brackets,
/// numbers and the names around them are read, and nothing else means anything.
public final class PrintedFile {
    /// Calls within calls, such as `Parameter(tensor(...))`.
    private static final int MOST_CALLS = 8;

    private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z_]\\w*)\\s*=(?!=)");

    private static final Pattern PARAMETER = Pattern.compile("Parameter containing:");

    private static final Pattern CALL = Pattern.compile("([A-Za-z_][\\w.]*+)\\s*\\(");

    /// What TensorFlow writes before an array of NumPy.
    private static final Pattern OPENING = Pattern.compile("<tf\\.[^<>]*?numpy=\\s*");

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9.][0-9.]*(?:[eE][-+]?[0-9]*)?|nan|infinity|inf)", Pattern.CASE_INSENSITIVE);

    /// An argument behind the array: `dtype=torch.float32`, `device='cuda:0'`, `grad_fn=<AddBackward0>`, `float`.
    private static final Pattern ARGUMENT = Pattern.compile(
            "[A-Za-z_][\\w.]*\\s*(?:=\\s*(?:'[^'\\n]*'|\"[^\"\\n]*\"|<[^<>\\n]*>|\\([\\d, ]*\\)|torch\\.Size\\(\\[[\\d, ]*]\\)|[\\w.]+))?");

    private static final Pattern SPACE = Pattern.compile("[\\s;]+|#[^\\n]*");

    private final String file;
    private final String text;
    private final Matcher matcher;
    private int at;
    private int calls;

    // Of the array that is read:
    private Nesting nesting = new Nesting();
    private Doubles numbers = new Doubles();
    private boolean isRounded;
    private int decimals;
    private int scale;
    private int significant;

    private PrintedFile(String file, String text) {
        this.file = file;
        this.text = text;
        this.matcher = SPACE.matcher(text);
    }

    /// Reads the arrays by name; one alone may have none.
    ///
    /// @param file how it is called in sentences
    /// @throws DataProblem if it is anything else, dots stand for numbers, or the lists do not fit each other
    public static Map<String, PrintedArray> read(String file, String text) throws DataProblem {
        return new PrintedFile(file, text).arrays();
    }

    /// Whether a problem with a text is that it is no print at all.
    public static boolean isNone(DataProblem problem) {
        return problem.sentence().text() == DataMessage.PRINT_ODD
                || problem.sentence().text() == DataMessage.PRINT_ENDS;
    }

    private Map<String, PrintedArray> arrays() throws DataProblem {
        Map<String, PrintedArray> arrays = new LinkedHashMap<>();
        skipSpace();
        do {
            int from = at;
            String name = found(ASSIGNED) ? matcher.group(1) : NumPyFile.UNNAMED;
            PrintedArray array = array();
            if (arrays.containsKey(NumPyFile.UNNAMED) || (name.equals(NumPyFile.UNNAMED) && !arrays.isEmpty())) {
                throw problem(from, DataMessage.PRINT_WITHOUT_NAMES);
            }
            if (arrays.put(name, array) != null) {
                throw problem(from, DataMessage.FIELD_TWICE, Printable.brief(name));
            }
            skipSpace();
        } while (at < text.length());
        return arrays;
    }

    private PrintedArray array() throws DataProblem {
        nesting = new Nesting();
        numbers = new Doubles();
        isRounded = false;
        decimals = 0;
        scale = 0;
        significant = 0;
        value();
        Optional<Writing.Printed> writing =
                isRounded && scale > 0 ? Optional.of(new Writing.Printed(scale, significant)) : Optional.empty();
        return new PrintedArray(
                new NumPyArray(nesting.axes(), numbers.toArray(), FloatFormat.DOUBLE), decimals, writing);
    }

    private void value() throws DataProblem {
        skipSpace();
        if (at == text.length()) {
            throw problem(at, DataMessage.PRINT_ENDS);
        }
        char c = text.charAt(at);
        if (c == '[' || c == '(') {
            list(c == '[' ? ']' : ')');
        } else if (found(NUMBER)) {
            number(matcher.group());
        } else if (found(PARAMETER)) {
            inside(this::value);
        } else if (found(OPENING)) {
            inside(this::value);
            arguments('>');
        } else if (found(CALL)) {
            // In code that somebody wrote the module stands before it, and all digits behind.
            isRounded |= matcher.group(1).matches("tensor|array|Array|tf\\.Tensor");
            inside(this::value);
            arguments(')');
        } else {
            throw odd();
        }
    }

    /// Reads a part.
    @FunctionalInterface
    private interface Part {
        void read() throws DataProblem;
    }

    private void inside(Part part) throws DataProblem {
        if (++calls > MOST_CALLS) {
            throw odd();
        }
        part.read();
        calls--;
    }

    private void list(char close) throws DataProblem {
        refuse(nesting.begin());
        at++;
        int elements = 0;
        int commas = 0;
        while (!afterSpaceAt(close)) {
            value();
            elements++;
            if (afterSpaceAt(',')) {
                at++;
                commas++;
            }
            if (!afterSpaceAt(close) && commas != 0 && commas != elements) {
                throw odd();
            }
        }
        if (commas != 0 && commas < elements - 1) {
            throw odd();
        }
        isRounded |= elements > 1 && commas == 0;
        refuse(nesting.end());
        at++;
    }

    private boolean afterSpaceAt(char c) throws DataProblem {
        skipSpace();
        return isAt(c);
    }

    private void number(String token) throws DataProblem {
        int from = at - token.length();
        if (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at = from;
            throw odd();
        }
        if (token.startsWith("...")) {
            throw problem(from, DataMessage.PRINT_SHORTENED);
        }
        OptionalDouble nonFinite = NumberText.nonFinite(token);
        if (nonFinite.isPresent()) {
            add(from, nonFinite.getAsDouble());
            return;
        }
        switch (NumberText.of(token)) {
            case NumberText.Read(double number) -> add(from, number);
            case NumberText.Refused refused ->
                throw new DataProblem(refused.why().at(place(from)));
        }
        NumberToken written = NumberToken.of(token);
        decimals = Math.max(decimals, written.decimals());
        scale = Math.max(scale, written.scale());
        significant = Math.max(significant, written.significant());
    }

    private void add(int from, double number) throws DataProblem {
        Optional<Sentence> problem = nesting.number();
        if (problem.isPresent()) {
            throw new DataProblem(problem.get().at(place(from)));
        }
        numbers.add(number);
    }

    /// What stands behind an array in its call.
    private void arguments(char close) throws DataProblem {
        while (!afterSpaceAt(close)) {
            if (!isAt(',')) {
                throw odd();
            }
            at++;
            if (!afterSpaceAt(close) && !found(ARGUMENT)) {
                throw odd();
            }
        }
        at++;
    }

    private boolean isAt(char c) throws DataProblem {
        if (at == text.length()) {
            throw problem(at, DataMessage.PRINT_ENDS);
        }
        return text.charAt(at) == c;
    }

    /// Whether this stands here; what does is passed.
    private boolean found(Pattern pattern) {
        boolean found = matcher.usePattern(pattern).region(at, text.length()).lookingAt();
        if (found) {
            at = matcher.end();
        }
        return found;
    }

    private void skipSpace() {
        while (found(SPACE)) {
            // A comment may follow another.
        }
    }

    private void refuse(Optional<Sentence> problem) throws DataProblem {
        if (problem.isPresent()) {
            throw new DataProblem(problem.get().at(place(at)));
        }
    }

    private DataProblem odd() {
        return text.startsWith("…", at)
                ? problem(at, DataMessage.PRINT_SHORTENED)
                : problem(at, DataMessage.PRINT_ODD, Printable.quoted(word()));
    }

    /// What stands here, to be shown.
    private String word() {
        return found(Pattern.compile("\\w{1,20}"))
                ? matcher.group()
                : text.substring(at, text.offsetByCodePoints(at, 1));
    }

    private DataProblem problem(int where, DataMessage problem, Object... blanks) {
        return new DataProblem(place(where), problem, blanks);
    }

    private String place(int where) {
        long line = text.substring(0, where).chars().filter(c -> c == '\n').count() + 1;
        return file + ":" + line + ":" + (where - text.lastIndexOf('\n', where - 1)) + ": ";
    }
}
