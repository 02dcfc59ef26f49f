package bn.data.torch;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Language;
import bn.prose.Sentence;
import bn.prose.Words;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with a file of tensors. Its sentence goes on after the file's name and a colon.
public final class TensorProblem extends Exception {
    private static final long serialVersionUID = 1;

    private static final String SAVE_STATE = "torch.save(d[\"state_dict\"], \"state.pt\")";

    private final transient Sentence sentence;

    private TensorProblem(DataMessage problem, Object... blanks) {
        super(problem.key());
        this.sentence = Sentence.of(problem, blanks);
    }

    /// What is said of it, with no place.
    public Sentence sentence() {
        return sentence;
    }

    /// The sentence in English, for a stack trace.
    @Override
    public String getMessage() {
        return sentence.in(Words.of(Language.EN));
    }

    static TensorProblem endsEarly() {
        return new TensorProblem(DataMessage.TENSORS_CUT);
    }

    static TensorProblem damaged(DataMessage why, Object... blanks) {
        return new TensorProblem(DataMessage.TORCH_DAMAGED, Sentence.of(why, blanks));
    }

    static TensorProblem header(DataMessage why, Object... blanks) {
        return new TensorProblem(DataMessage.SAFETENSORS_DAMAGED, Sentence.of(why, blanks));
    }

    static TensorProblem overlapping(String one, String other) {
        return header(DataMessage.SAFETENSORS_OVERLAP, Printable.quoted(one), Printable.quoted(other));
    }

    static TensorProblem dtype(String what) {
        return new TensorProblem(DataMessage.TENSOR_DTYPE, Printable.brief(what));
    }

    static TensorProblem whole(String name) {
        return new TensorProblem(
                DataMessage.WHOLE_MODEL,
                Printable.brief(name),
                "m = torch.load(\"m.pt\", weights_only=False)",
                "torch.save(m.state_dict(), \"state.pt\")");
    }

    static TensorProblem foreign(String name) {
        return new TensorProblem(
                DataMessage.PICKLE_ASKS_FOR,
                Printable.brief(name),
                "d = torch.load(\"m.pt\", weights_only=False)",
                SAVE_STATE);
    }

    static TensorProblem lazy() {
        return new TensorProblem(DataMessage.TENSOR_LAZY);
    }

    static TensorProblem none() {
        return new TensorProblem(DataMessage.TENSORS_NONE);
    }

    static TensorProblem deep(int most) {
        return new TensorProblem(DataMessage.TENSORS_NESTED_TOO_DEEP, most, SAVE_STATE);
    }

    static TensorProblem many(int most) {
        return new TensorProblem(DataMessage.TENSORS_TOO_MANY, most);
    }

    static TensorProblem longPickle() {
        return new TensorProblem(DataMessage.PICKLE_TOO_LONG, SAVE_STATE);
    }

    static TensorProblem packed(String name) {
        return new TensorProblem(DataMessage.TORCH_PACKED, Printable.quoted(name));
    }

    static TensorProblem missing(String name, String key) {
        return damaged(DataMessage.STORAGE_MISSING, Printable.quoted(name), Printable.brief(key));
    }

    static TensorProblem storage(String name, long count, int size, int bytes) {
        return damaged(
                DataMessage.STORAGE_LENGTH, Printable.quoted(name), count, Sentence.of(DataMessage.BYTES, size), bytes);
    }

    static TensorProblem twice(String name) {
        return new TensorProblem(DataMessage.ZIP_TWICE, Printable.quoted(name));
    }

    static TensorProblem bigEndian() {
        return new TensorProblem(DataMessage.TENSORS_BIG_ENDIAN);
    }

    static TensorProblem axes(String name, int sizes, int strides) {
        return new TensorProblem(DataMessage.TENSOR_AXES, Printable.quoted(name), sizes, strides);
    }

    static TensorProblem negative(String name, List<Long> sizes) {
        return new TensorProblem(DataMessage.TENSOR_AXIS, Printable.quoted(name), written(sizes), Integer.MAX_VALUE);
    }

    static TensorProblem tooMany(String name, List<Long> sizes, long count) {
        Sentence numbers = count >= Integer.MAX_VALUE
                ? Sentence.of(DataMessage.TENSOR_BILLIONS)
                : Sentence.of(DataMessage.TENSOR_NUMBERS, count);
        return new TensorProblem(DataMessage.TENSOR_TOO_LARGE, Printable.quoted(name), written(sizes), numbers);
    }

    static TensorProblem beyond(String name, List<Long> sizes, List<Long> strides, long offset, long stored) {
        return new TensorProblem(
                DataMessage.TENSOR_BEYOND, Printable.quoted(name), written(sizes), written(strides), offset, stored);
    }

    private static String written(List<Long> numbers) {
        String all = numbers.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        return "(" + all + (numbers.size() > 8 ? ", …" : numbers.size() == 1 ? "," : "") + ")";
    }
}
