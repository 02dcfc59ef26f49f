package bn.data.torch;

import bn.data.torch.Pickled.Dict;
import bn.data.torch.Pickled.Real;
import bn.data.torch.Pickled.Row;
import bn.data.torch.Pickled.Storage;
import bn.data.torch.Pickled.Text;
import bn.data.torch.Pickled.View;
import bn.data.torch.Pickled.Whole;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives each tensor of nested dicts and lists the path to it as its name: `state_dict.bn1.weight`. A dict or a list
/// that stands at several places, or within itself, is looked into once.
final class Naming {
    private static final int DEEPEST = 64;
    private static final int LONGEST = 512;

    /// Tensors; the largest networks have some thousands.
    private static final int MOST = 1 << 17;

    /// Numbers that the tensors of a file may have together, for each of its bytes and besides: views may share them.
    private static final int SHARED = 8;

    private static final int BESIDES = 1 << 20;

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Set<Pickled> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Storages stored;
    private long room;

    /// Where the numbers are.
    @FunctionalInterface
    interface Storages {
        /// The bytes of a storage, empty where there are none.
        Optional<ByteBuffer> of(Storage storage) throws TensorProblem;
    }

    /// @param length of the file
    /// @param stored the bytes of a storage
    Naming(long length, Storages stored) {
        this.room = length * SHARED + BESIDES;
        this.stored = stored;
    }

    /// The tensors of a value by name, and the numbers that stand beside them in a dict.
    ///
    /// @throws TensorProblem if there are none, or one does not lie within its storage
    TensorFile.Contents contents(Pickled value) throws TensorProblem {
        if (value instanceof View view) {
            put(TensorFile.UNNAMED, view);
        } else {
            look(value, "", 0);
        }
        if (tensors.isEmpty()) {
            throw TensorProblem.none();
        }
        return new TensorFile.Contents(tensors, numbers);
    }

    private void look(Pickled value, String path, int depth) throws TensorProblem {
        if (depth > DEEPEST || path.length() > LONGEST) {
            throw TensorProblem.deep(DEEPEST);
        }
        switch (value) {
            case View view -> put(path, view);
            case Dict dict
            when seen.add(dict) -> {
                List<Pickled> entries = dict.entries();
                boolean hasTensors = entries.stream().anyMatch(View.class::isInstance);
                for (int i = 0; i < entries.size(); i += 2) {
                    Optional<String> key = key(entries.get(i));
                    if (key.isPresent()) {
                        String below = path(path, key.get(), depth);
                        look(entries.get(i + 1), below, depth + 1);
                        if (hasTensors) {
                            number(entries.get(i + 1)).ifPresent(number -> numbers.put(below, number));
                        }
                    }
                }
            }
            case Row row
            when seen.add(row) -> {
                for (int i = 0; i < row.items().size(); i++) {
                    look(row.items().get(i), path(path, String.valueOf(i), depth), depth + 1);
                }
            }
            default -> {}
        }
    }

    private static Optional<Double> number(Pickled value) {
        return switch (value) {
            case Real(double number) -> Optional.of(number);
            case Whole(long number) -> Optional.of((double) number);
            default -> Optional.empty();
        };
    }

    private static Optional<String> key(Pickled key) {
        return switch (key) {
            case Text(String text) -> Optional.of(text);
            case Whole(long number) -> Optional.of(String.valueOf(number));
            default -> Optional.empty();
        };
    }

    private static String path(String path, String key, int depth) {
        return depth == 0 ? key : path + "." + key;
    }

    private void put(String name, View view) throws TensorProblem {
        if (tensors.size() == MOST) {
            throw TensorProblem.many(MOST);
        }
        Tensor tensor = tensor(name, view);
        room -= tensor.count();
        if (tensors.put(name, tensor) != null) {
            throw TensorProblem.twice(name);
        }
    }

    private Tensor tensor(String name, View view) throws TensorProblem {
        Storage storage = view.storage();
        ByteBuffer bytes = stored.of(storage).orElseThrow(() -> TensorProblem.missing(name, storage.key()));
        int size = storage.dtype().size();
        if (storage.count() < 0 || storage.count() > bytes.limit() / size) {
            throw TensorProblem.storage(name, storage.count(), size, bytes.limit());
        }
        ByteBuffer numbers = bytes.slice(0, (int) storage.count() * size).order(bytes.order());
        List<Long> sizes = PickledCalls.wholes(view.sizes());
        List<Long> strides = PickledCalls.wholes(view.strides());
        return Tensor.view(name, storage.dtype(), numbers, view.offset(), sizes, strides, room);
    }
}
