package bn.data.torch;

import bn.batch.Printable;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with a file of tensors: all the sentences for it. Each goes on after the file's name and a colon.
public final class TensorProblem extends Exception {
    private static final long serialVersionUID = 1;

    private TensorProblem(String sentence) {
        super(sentence);
    }

    static TensorProblem endsEarly() {
        return new TensorProblem("ends too early, or is damaged; save or copy it again");
    }

    static TensorProblem damaged(String what) {
        return new TensorProblem("is damaged, or was not written by torch.save: " + what + "; save or copy it again");
    }

    static TensorProblem header(String what) {
        return new TensorProblem("is no whole safetensors file: " + what + "; save it again with safetensors");
    }

    static TensorProblem entry(String name, String what) {
        return header(Printable.quoted(name) + " " + what);
    }

    static TensorProblem overlapping(String one, String other) {
        return header(Printable.quoted(one) + " and " + Printable.quoted(other) + " overlap");
    }

    static TensorProblem dtype(String what) {
        return new TensorProblem("holds numbers of a kind that bn does not read (" + Printable.brief(what)
                + "); save them as plain ones, with t.float()");
    }

    static TensorProblem whole(String name) {
        return new TensorProblem("is a whole model, of the class " + Printable.brief(name) + ", and bn runs no code;"
                + " if you trust the file, save its numbers: m = torch.load(\"m.pt\", weights_only=False), then"
                + " torch.save(m.state_dict(), \"state.pt\")");
    }

    static TensorProblem foreign(String name) {
        return new TensorProblem("asks for " + Printable.brief(name) + ", which a file of tensors does not need; it was"
                + " not executed; if you trust the file, save its tensors alone:"
                + " d = torch.load(\"m.pt\", weights_only=False), then torch.save(d[\"state_dict\"], \"state.pt\")");
    }

    static TensorProblem lazy() {
        return new TensorProblem(
                "holds a view that PyTorch conjugates or negates when it reads it; save it as it is meant,"
                        + " with t.resolve_conj().resolve_neg()");
    }

    static TensorProblem none() {
        return new TensorProblem("holds no tensor; save one, or a state_dict, with torch.save");
    }

    static TensorProblem deep(int most) {
        return new TensorProblem("holds dicts and lists nested deeper than " + most + ", or names longer than a line;"
                + " save its state_dict alone, with torch.save(d[\"state_dict\"], \"state.pt\")");
    }

    static TensorProblem many(int most) {
        return new TensorProblem("holds more than " + most + " tensors, more than any network; save fewer of them");
    }

    static TensorProblem longPickle() {
        return new TensorProblem(
                "has a pickle of more than 16 MiB, longer than that of any network; save its state_dict"
                        + " alone, with torch.save(d[\"state_dict\"], \"state.pt\")");
    }

    static TensorProblem packed(String name) {
        return new TensorProblem("has " + Printable.quoted(name) + " packed, as torch.save never does; save it again"
                + " with torch.save, or zip it with zip -0");
    }

    static TensorProblem missing(String name, String key) {
        return damaged(
                "the numbers of " + Printable.quoted(name) + " (data/" + Printable.brief(key) + ") are not in it");
    }

    static TensorProblem storage(String name, long count, int size, int bytes) {
        return damaged("the storage of " + Printable.quoted(name) + " should have " + count + " numbers of " + size
                + (size == 1 ? " byte" : " bytes") + " each, and has " + bytes + " bytes");
    }

    static TensorProblem twice(String name) {
        return new TensorProblem("holds " + Printable.quoted(name) + " twice; save it again, each once");
    }

    static TensorProblem bigEndian() {
        return new TensorProblem("was written with the high byte first (big-endian), which bn does not read; save it"
                + " again on a machine as most are");
    }

    static TensorProblem axes(String name, int sizes, int strides) {
        return new TensorProblem(Printable.quoted(name) + " has " + sizes + " axes and " + strides
                + " strides, expected as many, and at most 64");
    }

    static TensorProblem negative(String name, List<Long> sizes) {
        return new TensorProblem(Printable.quoted(name) + " has the shape " + written(sizes)
                + ", and the length of an axis is from 0 to " + Integer.MAX_VALUE);
    }

    static TensorProblem tooMany(String name, List<Long> sizes, long count) {
        return new TensorProblem(Printable.quoted(name) + " has the shape " + written(sizes) + ", "
                + (count >= Integer.MAX_VALUE ? "2 billion numbers or more" : count + " numbers")
                + ", more than are read from a file of this size; save a part of it, with t[:1000].clone()");
    }

    static TensorProblem beyond(String name, List<Long> sizes, List<Long> strides, long offset, long stored) {
        return new TensorProblem(Printable.quoted(name) + " of the shape " + written(sizes) + ", strides "
                + written(strides) + " and offset " + offset + " does not lie within the " + stored
                + " numbers stored for it; save it again, with t.clone()");
    }

    private static String written(List<Long> numbers) {
        String all = numbers.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        return "(" + all + (numbers.size() > 8 ? ", …" : numbers.size() == 1 ? "," : "") + ")";
    }
}
