package bn.data;

import bn.batch.AxisOrder;
import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.data.number.BatchFile;
import bn.data.number.NdArray;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Input;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stood in a file of a batch: numbers by the name of the table's input, each with the place where it
/// stood, and the names of the features.
public final class BatchFields {
    /// Under which a file names its features.
    public static final String FEATURES = "features";

    private final String file;
    private final Map<String, Field> inputs = new HashMap<>();
    private final Map<String, String> spelled = new HashMap<>();
    private @Nullable List<String> features;
    private boolean areOfColumns;
    private String featuresPlace = "";
    private final List<Sentence> notes = new ArrayList<>();

    BatchFields(String file) {
        this.file = file;
    }

    /// Numbers, nested or single, and where they stood.
    sealed interface Field {
        record Many(NdArray numbers, String place) implements Field {}

        record Single(double number, String place) implements Field {}
    }

    /// The numbers of an input.
    @Nullable
    Field get(String input) {
        return inputs.get(input);
    }

    /// The array of an input.
    NdArray many(String input) throws DataProblem {
        return switch (get(input)) {
            case Field.Many many -> many.numbers();
            case Field.Single single -> throw new DataProblem(single.place(), DataMessage.FOUND_NUMBER_NOT_LIST);
            case null -> throw new DataProblem(file + ": ", DataMessage.NO_FIELD, input);
        };
    }

    /// The numbers of an input: a list, or a single one for all features.
    ///
    /// @throws DataProblem if there are none, or they are a table of several rows and columns
    double[] numbers(String input) throws DataProblem {
        if (get(input) instanceof Field.Single(double number, String _)) {
            return new double[] {number};
        }
        NdArray numbers = many(input);
        if (!isLine(numbers.shape())) {
            throw new DataProblem(file + ": ", DataMessage.NOT_ROW_OR_COLUMN, numbers.shape());
        }
        return numbers.inOrder();
    }

    /// What whoever reads the results should know of the file, to be added to.
    List<Sentence> notes() {
        return notes;
    }

    /// Whether nothing stood in the file so far.
    boolean isEmpty() {
        return spelled.isEmpty() && inputs.isEmpty();
    }

    /// The numbers of x, if they are a plain list and nothing else stands in the file: they may be a column of that
    /// name.
    Optional<double[]> columnX() {
        return spelled.size() == 1
                        && get("x") instanceof Field.Many(NdArray x, String _)
                        && x.shape().rank() == 1
                ? Optional.of(x.inOrder())
                : Optional.empty();
    }

    /// Puts numbers under the name of an input.
    void put(String input, Field field) {
        inputs.put(input, field);
    }

    /// The names of the features, none where the file has none.
    List<String> features() {
        return features == null ? List.of() : features;
    }

    /// The names of a table's columns, which are features unless the columns are examples.
    void putColumns(List<String> names, String place) {
        putFeatures(names, place);
        areOfColumns = true;
    }

    void putFeatures(List<String> names, String place) {
        features = names;
        areOfColumns = false;
        featuresPlace = place;
    }

    /// What a key of the file means: an input or `features`.
    ///
    /// @throws DataProblem if it means nothing, or was given already
    String meaning(String key, String place) throws DataProblem {
        Optional<String> name = known(key);
        if (name.isEmpty()) {
            throw unknown(key, place);
        }
        String before = spelled.put(name.get(), key);
        if (before != null) {
            throw before.equals(key)
                    ? new DataProblem(place, DataMessage.FIELD_TWICE, key)
                    : new DataProblem(place, DataMessage.FIELD_TWICE_AS, key, before);
        }
        return name.get();
    }

    /// Whether a key of the file means anything.
    static boolean isKnown(String key) {
        return known(key).isPresent();
    }

    private static Optional<String> known(String key) {
        return key.equals(FEATURES) ? Optional.of(FEATURES) : input(key);
    }

    /// Whether a key names an input.
    static boolean isInput(String key) {
        return input(key).isPresent();
    }

    /// The input of a name, in small letters or capitals: `X` is usual for a matrix.
    private static Optional<String> input(String key) {
        return BatchNorm.INPUTS.stream()
                .filter(input -> Stream.concat(Stream.of(input.name()), input.aliases().stream())
                        .anyMatch(key::equalsIgnoreCase))
                .map(Input::name)
                .findFirst();
    }

    /// The keys that mean something.
    static Stream<String> keys() {
        return Stream.concat(
                BatchNorm.INPUTS.stream()
                        .flatMap(input -> Stream.concat(Stream.of(input.name()), input.aliases().stream())),
                Stream.of(FEATURES));
    }

    /// What is said of a key that means nothing.
    static DataProblem unknown(String key, String place) {
        Optional<Sentence> near = Suggestion.within(key, keys().toList(), word -> "\"" + word + "\"");
        List<String> names = Stream.concat(BatchNorm.INPUTS.stream().map(Input::name), Stream.of(FEATURES))
                .toList();
        return new DataProblem(place, DataMessage.NO_SUCH_FIELD, Printable.quoted(key), near, names);
    }

    /// The batch with what else the file says.
    ///
    /// @param order which axis of x and dout is which
    /// @throws DataProblem as well if x has other axes
    BatchFile batch(AxisOrder order) throws DataProblem {
        NdArray x = switch (get("x")) {
            case Field.Many(NdArray numbers, String place) ->
                numbers.as(AxesInOrder.shape(numbers.shape().axes(), order, place));
            case Field.Single single -> throw new DataProblem(single.place(), DataMessage.FOUND_NUMBER_NOT_NUMBERS);
            case null -> throw new DataProblem(file + ": ", DataMessage.NO_BATCH);
        };
        int count = x.shape().features();
        List<String> names = areOfColumns && x.shape().featureAxis() == 0 ? null : features;
        if (names != null && names.size() != count) {
            throw new DataProblem(featuresPlace, DataMessage.NAMES_FOR, names.size(), count, x.shape());
        }
        Batch batch = batch(x, names);
        return new BatchFile(
                batch,
                perFeature(get("gamma"), x.shape()),
                perFeature(get("beta"), x.shape()),
                eps(get("eps")),
                dout(get("dout"), batch),
                notes(x.shape(), order));
    }

    private List<Sentence> notes(Shape shape, AxisOrder order) {
        List<Sentence> all = new ArrayList<>(notes);
        if (order.equals(AxisOrder.USUAL)) {
            all.addAll(AxesInOrder.note(shape, file));
        }
        return List.copyOf(all);
    }

    private static Batch batch(NdArray numbers, @Nullable List<String> names) {
        return names == null
                ? Batch.numbered(numbers.shape(), numbers.columns())
                : Batch.named(numbers.shape(), names, numbers.columns());
    }

    private static Optional<Value.PerFeature> perFeature(@Nullable Field field, Shape shape) throws DataProblem {
        int features = shape.features();
        return switch (field) {
            case null -> Optional.empty();
            case Field.Single(double number, String _) -> Optional.of(Value.PerFeature.filled(number, features));
            case Field.Many(NdArray numbers, String place) -> {
                if (!isLine(numbers.shape()) || numbers.inOrder().length != features) {
                    throw new DataProblem(
                            place,
                            DataMessage.NOT_PER_FEATURE,
                            numbers.shape(),
                            features,
                            AxesInOrder.fitting(shape, numbers.inOrder().length));
                }
                yield Optional.of(new Value.PerFeature(numbers.inOrder()));
            }
        };
    }

    /// Whether at most one axis is longer than 1: (D,), (1, D), (D, 1), (1, C, 1, 1).
    static boolean isLine(Shape shape) {
        return shape.axes().stream().filter(length -> length > 1).count() <= 1;
    }

    private static OptionalDouble eps(@Nullable Field field) throws DataProblem {
        return switch (field) {
            case null -> OptionalDouble.empty();
            case Field.Single(double number, String place) -> OptionalDouble.of(ParameterReader.eps(number, place));
            case Field.Many nested -> throw new DataProblem(nested.place(), DataMessage.FOUND_LIST_NOT_NUMBER);
        };
    }

    private static Optional<Batch> dout(@Nullable Field field, Batch x) throws DataProblem {
        return switch (field) {
            case null -> Optional.empty();
            case Field.Single single -> throw new DataProblem(single.place(), DataMessage.FOUND_NUMBER_NOT_SHAPE);
            case Field.Many(NdArray numbers, String place) -> {
                if (!numbers.shape().axes().equals(x.shape().axes())) {
                    throw new DataProblem(place, DataMessage.OTHER_SHAPE, numbers.shape(), x.shape());
                }
                yield Optional.of(
                        Batch.numbered(x.shape(), numbers.as(x.shape()).columns()));
            }
        };
    }
}
