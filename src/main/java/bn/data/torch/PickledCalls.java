package bn.data.torch;

import bn.data.torch.Pickled.Dict;
import bn.data.torch.Pickled.Named;
import bn.data.torch.Pickled.OfDtype;
import bn.data.torch.Pickled.Other;
import bn.data.torch.Pickled.Row;
import bn.data.torch.Pickled.Storage;
import bn.data.torch.Pickled.Text;
import bn.data.torch.Pickled.View;
import bn.data.torch.Pickled.Whole;
import bn.prose.DataMessage;
import java.util.ArrayList;
import java.util.List;

/// What the names of a pickle make of their arguments.
final class PickledCalls {
    private PickledCalls() {}

    static TensorProblem odd() {
        return TensorProblem.damaged(DataMessage.PICKLE_ODD);
    }

    static String text(Pickled value) throws TensorProblem {
        if (value instanceof Text(String text)) {
            return text;
        }
        throw odd();
    }

    static List<Pickled> items(Pickled value) throws TensorProblem {
        return row(value).items();
    }

    private static long whole(Pickled value) throws TensorProblem {
        if (value instanceof Whole(long number)) {
            return number;
        }
        throw odd();
    }

    private static Row row(Pickled value) throws TensorProblem {
        if (value instanceof Row row) {
            return row;
        }
        throw odd();
    }

    /// The numbers of a list, as many as a tensor has axes.
    static List<Long> wholes(Row row) throws TensorProblem {
        if (row.items().size() > Tensor.MOST_AXES) {
            throw odd();
        }
        List<Long> wholes = new ArrayList<>();
        for (Pickled item : row.items()) {
            wholes.add(whole(item));
        }
        return wholes;
    }

    /// What stands for `("storage", class, key, device, count)`.
    static Storage storage(Pickled reference) throws TensorProblem {
        List<Pickled> parts = items(reference);
        if (parts.size() < 5 || !text(parts.getFirst()).equals("storage")) {
            throw odd();
        }
        Dtype dtype = switch (parts.get(1)) {
            case OfDtype(Dtype one) -> one;
            case Named(PickleGlobals known) when known == PickleGlobals.BYTES -> Dtype.UINT8;
            default -> throw odd();
        };
        if (parts.size() > 5 && !(parts.get(5) instanceof Other)) {
            throw TensorProblem.damaged(DataMessage.STORAGE_IN_STORAGE);
        }
        return new Storage(dtype, text(parts.get(2)), whole(parts.get(4)));
    }

    /// What a call of a known name makes.
    static Pickled called(Pickled function, List<Pickled> arguments) throws TensorProblem {
        if (!(function instanceof Named(PickleGlobals known))) {
            throw odd();
        }
        return switch (known) {
            case TENSOR -> view(arguments);
            case TENSOR_OF_DTYPE -> ofDtype(arguments);
            case PARAMETER -> parameter(arguments);
            case DICT -> new Dict();
            case OTHER -> Other.IT;
            case BYTES -> throw odd();
        };
    }

    private static View view(List<Pickled> arguments) throws TensorProblem {
        if (arguments.size() < 4 || !(arguments.getFirst() instanceof Storage storage)) {
            throw odd();
        }
        if (arguments.size() > 6
                && arguments.get(6) instanceof Dict metadata
                && !metadata.entries().isEmpty()) {
            throw TensorProblem.lazy();
        }
        return new View(storage, whole(arguments.get(1)), row(arguments.get(2)), row(arguments.get(3)));
    }

    private static View ofDtype(List<Pickled> arguments) throws TensorProblem {
        if (arguments.size() < 7 || !(arguments.get(6) instanceof OfDtype(Dtype dtype))) {
            throw odd();
        }
        View view = view(arguments.subList(0, 6));
        Storage bytes = view.storage();
        long count = bytes.count() / dtype.size();
        return new View(new Storage(dtype, bytes.key(), count), view.offset(), view.sizes(), view.strides());
    }

    private static View parameter(List<Pickled> arguments) throws TensorProblem {
        if (!arguments.isEmpty() && arguments.getFirst() instanceof View view) {
            return view;
        }
        throw odd();
    }
}
