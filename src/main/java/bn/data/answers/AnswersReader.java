package bn.data.answers;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.BatchFields;
import bn.data.Forms;
import bn.data.SavedArrays;
import bn.data.csv.CsvBatchReader;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.json.JsonDocument;
import bn.data.json.JsonNumbers;
import bn.data.number.BatchFile;
import bn.data.number.NdArray;
import bn.data.number.NonFinitePolicy;
import bn.data.numpy.NumPyFile;
import bn.data.print.PrintedArray;
import bn.formula.Extent;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.graph.BatchNorm;
import bn.graph.Input;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import bn.rounding.Precision;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads what a learner computed: JSON, CSV, or what NumPy or PyTorch has saved. NaN, infinity and wrong shapes are
/// answers like others; what is no number is a problem of the file.
public final class AnswersReader {
    private final Exercise exercise;
    private final AnswerNames names;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<String, String> spelled = new HashMap<>();
    private final Set<Sentence> notes = new LinkedHashSet<>();
    private final Set<String> files = new LinkedHashSet<>();

    /// Reads answers to an exercise.
    ///
    /// @param names what they are called
    public AnswersReader(Exercise exercise, AnswerNames names) {
        this.exercise = exercise;
        this.names = names;
    }

    /// What was read so far.
    public Answers answers() {
        return new Answers(List.copyOf(files), List.copyOf(answers.values()), List.copyOf(notes));
    }

    /// Numbers of one file, before it is known what they are.
    private record Found(String key, String place, Numbers numbers) {}

    /// Numbers in C order.
    private static final class Numbers {
        private final List<Integer> axes;
        private final double[] inOrder;
        private final List<Precision> precisions;

        Numbers(List<Integer> axes, double[] inOrder, List<Precision> precisions) {
            this.axes = axes;
            this.inOrder = inOrder;
            this.precisions = precisions;
        }

        /// Numbers whose digits tell to what they were rounded, if to anything.
        Numbers(List<Integer> axes, double[] inOrder, FloatFormat format) {
            this(axes, inOrder, PossiblePrecisions.of(format, inOrder));
        }

        /// Numbers without a dtype: where their digits prove that they are float32, as what they were.
        static Numbers ofText(List<Integer> axes, double... inOrder) {
            boolean isSingle = PossiblePrecisions.isSingle(inOrder);
            return isSingle ? single(axes, inOrder) : new Numbers(axes, inOrder, FloatFormat.DOUBLE);
        }

        private static Numbers single(List<Integer> axes, double... inOrder) {
            double[] numbers =
                    DoubleStream.of(inOrder).map(FloatFormat.SINGLE::round).toArray();
            return new Numbers(axes, numbers, FloatFormat.SINGLE);
        }

        Numbers asSingle() {
            return single(axes, inOrder);
        }

        /// Numbers whose print tells it.
        Numbers(PrintedArray printed) {
            this(
                    printed.array().axes(),
                    printed.array().inOrder(),
                    PossiblePrecisions.of(printed.writing(), printed.array().inOrder()));
        }
    }

    /// Reads a file of several answers by their names: a JSON object, an .npz file, tensors; or of one, whose name is
    /// that of the file: `dx.npy`.
    ///
    /// @throws DataProblem if the file is none of these, or no name in it means a step
    public void read(Source source) throws DataProblem {
        List<Found> found = found(source, names.ofFile(source.name()));
        List<Found> unknown = take(source, found);
        if (!unknown.isEmpty()) {
            UnknownNames said = new UnknownNames(names, steps());
            if (unknown.size() == found.size()) {
                throw said.problem(unknown.getFirst().key(), unknown.getFirst().place());
            }
            said.notes(unknown.stream().map(Found::key).toList())
                    .forEach(note -> notes.add(note.at(source.name() + ": ")));
        }
    }

    /// Reads a file of one answer.
    ///
    /// @param key the name of the step
    /// @throws DataProblem if the file holds something else, or the name means no step
    public void read(String key, Source source) throws DataProblem {
        String meant = meaning(key);
        List<Found> named = found(source, key).stream()
                .filter(one -> meaning(one.key()).equals(meant))
                .toList();
        if (named.isEmpty()) {
            throw new DataProblem(source.name() + ": ", DataMessage.NO_ANSWER, Printable.quoted(key));
        }
        List<Found> unknown = take(source, named);
        if (!unknown.isEmpty()) {
            throw new UnknownNames(names, steps())
                    .ofOneAnswer(key, unknown.getFirst().place());
        }
    }

    private List<Found> found(Source source, String key) throws DataProblem {
        files.add(source.name());
        return new Forms<>(
                        text -> json(source, text, key),
                        text -> List.of(csv(source, text, key)),
                        arrays -> arrays(source, arrays, key),
                        arrays -> printed(source, arrays, key))
                .read(source.ofCode(new AnswersOfCode(exercise, names)::instead));
    }

    private List<Found> json(Source source, BufferedInputStream text, String key) throws DataProblem {
        return new JsonDocument(source.name()).read(text, json -> {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                return List.of(new Found(key, source.name() + ": ", numbers(json, source, "$")));
            }
            List<Found> found = new ArrayList<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                String path = JsonNumbers.path(name);
                String place = JsonNumbers.place(json, source.name(), path);
                json.nextToken();
                if (step(name).isEmpty()) {
                    json.skipChildren();
                    found.add(new Found(name, place, new Numbers(List.of(0), new double[0], FloatFormat.DOUBLE)));
                } else if (json.currentToken() == JsonToken.VALUE_NULL) {
                    note(source, DataMessage.NOTE_NULL, Printable.brief(name));
                } else {
                    found.add(new Found(name, place, numbers(json, source, path)));
                }
            }
            return inOnePrecision(found);
        });
    }

    /// All of a file is float32 if all of its numbers together prove it.
    private static List<Found> inOnePrecision(List<Found> found) {
        double[] all = found.stream()
                .flatMapToDouble(one -> DoubleStream.of(one.numbers().inOrder))
                .toArray();
        return PossiblePrecisions.isSingle(all)
                ? found.stream()
                        .map(one ->
                                new Found(one.key(), one.place(), one.numbers().asSingle()))
                        .toList()
                : found;
    }

    private static Numbers numbers(JsonParser json, Source source, String path) throws DataProblem {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            NdArray nested = JsonNumbers.read(json, source.name(), path, NonFinitePolicy.ANY);
            return Numbers.ofText(nested.shape().axes(), nested.inOrder());
        }
        double number = JsonNumbers.number(json, source.name(), path, NonFinitePolicy.ANY);
        return Numbers.ofText(List.of(), number);
    }

    private Found csv(Source source, BufferedInputStream text, String key) throws IOException, DataProblem {
        Shape shape = exercise.shape();
        BatchFile file = new CsvBatchReader(source, CsvDialect.DETECT, NonFinitePolicy.ANY).read(text);
        notes.addAll(file.notes());
        Batch read = file.x();
        int rows = read.shape().rows();
        int columns = read.shape().features();
        double[] inOrder = new double[rows * columns];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                inOrder[row * columns + column] = read.column(column)[row];
            }
        }
        // A file of one column is what numpy.savetxt makes of an array with one axis.
        boolean flat = columns == 1 && (shape.features() > 1 || shape.rank() == 1);
        List<Integer> axes = flat ? List.of(rows) : List.of(rows, columns);
        return new Found(key, source.name() + ": ", Numbers.ofText(axes, inOrder));
    }

    private static List<Found> arrays(Source source, SavedArrays arrays, String key) throws IOException, DataProblem {
        List<Found> found = new ArrayList<>();
        arrays.read()
                .forEach((name, array) -> found.add(new Found(
                        name.equals(NumPyFile.UNNAMED) ? key : name,
                        source.name() + ": ",
                        new Numbers(array.axes(), array.inOrder(), array.format()))));
        return found;
    }

    private static List<Found> printed(Source source, Map<String, PrintedArray> arrays, String key) {
        return arrays.entrySet().stream()
                .map(one -> new Found(
                        one.getKey().equals(NumPyFile.UNNAMED) ? key : one.getKey(),
                        source.name() + ": ",
                        new Numbers(one.getValue())))
                .toList();
    }

    /// Takes what is an answer.
    ///
    /// @return what is called by no name that is known
    private List<Found> take(Source source, List<Found> found) throws DataProblem {
        List<Found> unknown = new ArrayList<>();
        for (Found one : found) {
            Optional<String> step = step(one.key());
            if (step.isPresent()) {
                take(step.get(), one);
            } else if (!leaveOut(source, one)) {
                unknown.add(one);
            }
        }
        return unknown;
    }

    private void take(String step, Found one) throws DataProblem {
        if (!exercise.asks(step)) {
            throw new DataProblem(one.place(), DataMessage.ANSWER_NEEDS_DOUT, called(one.key(), step));
        }
        Numbers numbers = one.numbers();
        answers.put(step, new Answer(step, numbers.axes, numbers.inOrder, numbers.precisions));
        String before = spelled.put(step, one.key());
        if (before != null) {
            throw before.equals(one.key())
                    ? new DataProblem(one.place(), DataMessage.ANSWER_TWICE, step)
                    : new DataProblem(
                            one.place(),
                            DataMessage.ANSWER_BY_TWO_NAMES,
                            step,
                            Printable.quoted(before),
                            Printable.quoted(one.key()));
        }
    }

    /// An answer's file may hold what it was made from; and evaluation mode has no use for some gradients.
    ///
    /// @return whether it is known what it is
    private boolean leaveOut(Source source, Found one) throws DataProblem {
        String meant = meaning(one.key());
        Optional<Quantity> known = BatchNorm.TABLE.find(meant);
        if (known.isPresent() && known.get() instanceof Input input) {
            note(source, DataMessage.NOTE_INPUT, called(one.key(), input.name()));
        } else if (known.isPresent()) {
            note(
                    source,
                    DataMessage.NOTE_NOT_NEEDED,
                    called(one.key(), known.get().name()));
        } else if (one.key().equals(BatchFields.FEATURES)) {
            note(source, DataMessage.NOTE_FEATURES);
        } else if (Exercise.RUNNING.contains(meant)) {
            throw new DataProblem(one.place(), DataMessage.ANSWER_NEEDS_STATISTICS, one.key());
        } else {
            return false;
        }
        return true;
    }

    private void note(Source source, DataMessage note, Object... blanks) {
        notes.add(Sentence.of(note, blanks).at(source.name() + ": "));
    }

    /// What something is called in its file, and here where that is another name.
    private static String called(String key, String name) {
        return key.equalsIgnoreCase(name) ? name : Printable.brief(key) + " (" + name + ")";
    }

    /// What there may be answers of.
    private List<String> steps() {
        return exercise.table().steps().stream()
                .map(Step::name)
                .filter(name -> exercise.table().extent(name) != Extent.ONE)
                .toList();
    }

    private Optional<String> step(String key) {
        return exercise.table()
                .find(meaning(key))
                .filter(quantity -> quantity instanceof Step && exercise.table().extent(quantity.name()) != Extent.ONE)
                .map(Quantity::name);
    }

    private String meaning(String key) {
        return names.meaning(key).orElse(key);
    }
}
