package bn.data.json;

import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.data.number.Doubles;
import bn.data.number.NdArray;
import bn.data.number.NonFinitePolicy;
import bn.data.number.NumberText;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Numbers from JSON: a nested array, read as it comes into one run of doubles, its shape found on the way.
public final class JsonNumbers {
    private final JsonParser json;
    private final String file;
    private final String root;
    private final NonFinitePolicy allowed;
    private final Doubles numbers = new Doubles();

    /// The length of each axis, 0 where it is not yet known.
    private final int[] lengths = new int[Shape.MAX_RANK];

    /// Where the reader stands, an index an axis.
    private final int[] index = new int[Shape.MAX_RANK];

    /// The number of axes, 0 until the first number is reached.
    private int rank;

    private JsonNumbers(JsonParser json, String file, String root, NonFinitePolicy allowed) {
        this.allowed = allowed;
        this.json = json;
        this.file = file;
        this.root = root;
    }

    /// Reads the array at which the parser stands.
    ///
    /// @param path how the array is called in sentences: `$.x`
    /// @throws DataProblem if it is no array of numbers, equally long on each axis, of rank 1 to 5
    public static NdArray read(JsonParser json, String file, String path) throws DataProblem {
        return read(json, file, path, NonFinitePolicy.FINITE);
    }

    /// Reads the array at which the parser stands.
    public static NdArray read(JsonParser json, String file, String path, NonFinitePolicy allowed) throws DataProblem {
        json.nextToken();
        return rest(json, file, path, allowed);
    }

    /// Reads the array at whose first element the parser stands, or at its end if it has none.
    public static NdArray rest(JsonParser json, String file, String path, NonFinitePolicy allowed) throws DataProblem {
        JsonNumbers reader = new JsonNumbers(json, file, path, allowed);
        reader.elements(0);
        int[] axes = Arrays.copyOf(reader.lengths, reader.rank);
        return new NdArray(Shape.of(axes), reader.numbers.toArray());
    }

    /// The number at which the parser stands.
    ///
    /// @throws DataProblem if it is none, or not finite
    public static double number(JsonParser json, String file, String path) throws DataProblem {
        return number(json, file, path, 0);
    }

    /// The number at which the parser stands, an element of an array.
    ///
    /// @param axes how many the array has, as far as it is known; 2 of the cells of a table
    public static double number(JsonParser json, String file, String path, int axes) throws DataProblem {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(json, file, path, axes);
            case VALUE_STRING -> throw string(json, file, path);
            case VALUE_NULL, VALUE_TRUE, VALUE_FALSE ->
                throw new DataProblem(place(json, file, path), DataMessage.FOUND_LITERAL, json.getString());
            case START_ARRAY -> throw expected(json, file, path, Sentence.of(DataMessage.A_LIST), Optional.empty());
            default -> throw expected(json, file, path, Sentence.of(DataMessage.AN_OBJECT), Optional.empty());
        };
    }

    /// The number at which the parser stands.
    public static double number(JsonParser json, String file, String path, NonFinitePolicy allowed) throws DataProblem {
        return switch (allowed) {
            case FINITE -> number(json, file, path);
            case ANY ->
                switch (json.currentToken()) {
                    case VALUE_NULL -> Double.NaN;
                    case VALUE_STRING -> nonFinite(json, file, path);
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                    default -> number(json, file, path);
                };
        };
    }

    private static double nonFinite(JsonParser json, String file, String path) throws DataProblem {
        OptionalDouble number = NumberText.nonFinite(json.getString());
        if (number.isEmpty()) {
            throw string(json, file, path);
        }
        return number.getAsDouble();
    }

    private static double finite(JsonParser json, String file, String path, int axes) throws DataProblem {
        double value = json.getDoubleValue();
        if (Double.isFinite(value)) {
            return value;
        }
        String text = json.getString();
        if (json.isNaN() && !text.isEmpty() && !Character.isDigit(text.charAt(text.length() - 1))) {
            throw new DataProblem(
                    place(json, file, path),
                    DataMessage.NOT_FINITE,
                    Printable.brief(text),
                    NumberText.insteadOfNonFinite(axes));
        }
        throw new DataProblem(place(json, file, path), DataMessage.TOO_LARGE, Printable.quoted(text));
    }

    private static DataProblem string(JsonParser json, String file, String path) {
        String text = json.getString();
        Optional<Sentence> hint = switch (NumberText.of(text)) {
            case NumberText.Read _ -> Optional.of(Sentence.of(DataMessage.WITHOUT_QUOTES));
            case NumberText.Refused _ -> Optional.empty();
        };
        return expected(json, file, path, Sentence.of(DataMessage.THE_STRING, Printable.quoted(text)), hint);
    }

    private static DataProblem expected(
            JsonParser json, String file, String path, Sentence found, Optional<Sentence> hint) {
        return new DataProblem(place(json, file, path), DataMessage.FOUND_NOT_NUMBER, found, hint);
    }

    /// How the member of the file's object is called in sentences: `$.x`.
    public static String path(String key) {
        return "$." + Printable.brief(key);
    }

    /// `batch.json:4:12: $.x[2][1]: `
    public static String place(JsonParser json, String file, String path) {
        var at = json.currentTokenLocation();
        return file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + path + ": ";
    }

    private void array(int depth) throws DataProblem {
        if (depth == Shape.MAX_RANK) {
            throw new DataProblem(place(json, file, path(depth)), DataMessage.NESTED_TOO_DEEP, Shape.MAX_RANK);
        }
        json.nextToken();
        elements(depth);
    }

    private void elements(int depth) throws DataProblem {
        int count = 0;
        for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
            index[depth] = count;
            element(depth);
            count++;
        }
        if (count == 0) {
            throw new DataProblem(place(json, file, path(depth)), DataMessage.LIST_EMPTY);
        }
        if (lengths[depth] == 0) {
            lengths[depth] = count;
        }
        if (lengths[depth] != count) {
            throw new DataProblem(
                    place(json, file, path(depth)), DataMessage.LIST_OF_OTHER_LENGTH, count, lengths[depth]);
        }
    }

    private void element(int depth) throws DataProblem {
        boolean isList = json.currentToken() == JsonToken.START_ARRAY;
        boolean numbersHere = rank == depth + 1;
        if (isList && !numbersHere) {
            array(depth + 1);
        } else if (!isList && rank != 0 && !numbersHere) {
            throw new DataProblem(place(json, file, path(depth + 1)), DataMessage.NUMBER_FOR_LIST);
        } else {
            double number = allowed == NonFinitePolicy.FINITE
                    ? number(json, file, path(depth + 1), depth + 1)
                    : number(json, file, path(depth + 1), allowed);
            rank = depth + 1;
            numbers.add(number);
        }
    }

    private String path(int depth) {
        return root
                + IntStream.range(0, depth)
                        .mapToObj(axis -> "[" + index[axis] + "]")
                        .collect(Collectors.joining());
    }
}
