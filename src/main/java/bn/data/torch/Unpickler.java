package bn.data.torch;

import bn.data.torch.Pickled.Dict;
import bn.data.torch.Pickled.Other;
import bn.data.torch.Pickled.Real;
import bn.data.torch.Pickled.Row;
import bn.data.torch.Pickled.Storage;
import bn.data.torch.Pickled.Text;
import bn.data.torch.Pickled.Truth;
import bn.data.torch.Pickled.Whole;
import bn.prose.DataMessage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a pickle: a program for a machine with a stack. Here it can make nothing but numbers, texts, lists, dicts
/// and views of storages; what else it asks for is refused by its name, and nothing is ever called.
final class Unpickler {
    /// Bytes of a pickle, in which the numbers of no tensor are.
    static final int LONGEST = 1 << 24;

    private static final int NEWOBJ = 0x81;

    private final ByteBuffer code;
    private final Deque<List<Pickled>> below = new ArrayDeque<>();
    private final Map<String, Storage> storages = new HashMap<>();
    private final Map<Integer, Pickled> memo = new HashMap<>();
    private List<Pickled> stack = new ArrayList<>();

    /// @param code in little-endian order, at the pickle's beginning; afterwards behind its end
    Unpickler(ByteBuffer code) {
        this.code = code;
    }

    /// The value that the pickle makes.
    ///
    /// @throws TensorProblem if it is damaged, or makes anything else
    Pickled read() throws TensorProblem {
        try {
            int opcode = next();
            while (opcode != '.') {
                perform(opcode);
                opcode = next();
            }
            return pop();
        } catch (BufferUnderflowException e) {
            throw TensorProblem.endsEarly();
        }
    }

    /// The storages that it named, by their keys.
    Map<String, Storage> storages() {
        return storages;
    }

    private Storage stored(Storage storage) {
        storages.putIfAbsent(storage.key(), storage);
        return storage;
    }

    private int next() {
        return code.get() & 0xff;
    }

    private void perform(int opcode) throws TensorProblem {
        switch (opcode) {
            // The protocol; the length of a part.
            case 0x80 -> next();
            case 0x95 -> code.getLong();
            case 'N' -> push(Other.IT);
            case 0x88 -> push(new Truth(true));
            case 0x89 -> push(new Truth(false));
            case 'K' -> push(new Whole(next()));
            case 'M' -> push(new Whole(Short.toUnsignedInt(code.getShort())));
            case 'J' -> push(new Whole(code.getInt()));
            case 0x8a -> push(whole(bytes(next())));
            case 0x8b -> push(whole(bytes(code.getInt())));
            // The only number in a pickle whose high byte comes first.
            case 'G' -> push(new Real(Double.longBitsToDouble(Long.reverseBytes(code.getLong()))));
            case 'X' -> push(text(code.getInt()));
            case 0x8c -> push(text(next()));
            case 'C' -> skipped(next());
            case 'B' -> skipped(code.getInt());
            default -> compose(opcode);
        }
    }

    /// What is done with what is on the stack.
    private void compose(int opcode) throws TensorProblem {
        switch (opcode) {
            case '(' -> {
                below.push(stack);
                stack = new ArrayList<>();
            }
            case ')', ']' -> push(new Row(List.of()));
            case '}' -> push(new Dict());
            case 't' -> push(new Row(sinceMark()));
            case 0x85 -> push(new Row(last(1)));
            case 0x86 -> push(new Row(last(2)));
            case 0x87 -> push(new Row(last(3)));
            case 's' -> put(last(2));
            case 'u' -> put(sinceMark());
            case 'a' -> append(last(1));
            case 'e' -> append(sinceMark());
            // The state of a dict tells nothing about its tensors.
            case 'b' -> pop();
            default -> refer(opcode);
        }
    }

    /// What is named, remembered and called.
    private void refer(int opcode) throws TensorProblem {
        switch (opcode) {
            case 'q' -> memo.put(next(), top());
            case 'r' -> memo.put(code.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> push(remembered(next()));
            case 'j' -> push(remembered(code.getInt()));
            case 'c' -> push(named(line(), line()));
            case 0x93 -> {
                List<Pickled> names = last(2);
                push(named(PickledCalls.text(names.getFirst()), PickledCalls.text(names.getLast())));
            }
            case 'Q' -> push(stored(PickledCalls.storage(pop())));
            case 'R', NEWOBJ -> {
                List<Pickled> call = last(2);
                push(PickledCalls.called(call.getFirst(), PickledCalls.items(call.getLast())));
            }
            default -> throw TensorProblem.damaged(DataMessage.PICKLE_OPERATION, "0x" + Integer.toHexString(opcode));
        }
    }

    private void push(Pickled value) {
        stack.add(value);
    }

    private Pickled top() throws TensorProblem {
        if (stack.isEmpty()) {
            throw PickledCalls.odd();
        }
        return stack.getLast();
    }

    private Pickled pop() throws TensorProblem {
        Pickled top = top();
        stack.removeLast();
        return top;
    }

    private List<Pickled> last(int count) throws TensorProblem {
        if (stack.size() < count) {
            throw PickledCalls.odd();
        }
        List<Pickled> end = stack.subList(stack.size() - count, stack.size());
        List<Pickled> last = List.copyOf(end);
        end.clear();
        return last;
    }

    private List<Pickled> sinceMark() throws TensorProblem {
        if (below.isEmpty()) {
            throw PickledCalls.odd();
        }
        List<Pickled> since = stack;
        stack = below.pop();
        return since;
    }

    private Pickled remembered(int place) throws TensorProblem {
        Pickled value = memo.get(place);
        if (value == null) {
            throw PickledCalls.odd();
        }
        return value;
    }

    private void put(List<Pickled> entries) throws TensorProblem {
        if (entries.size() % 2 != 0 || !(top() instanceof Dict dict)) {
            throw PickledCalls.odd();
        }
        dict.entries().addAll(entries);
    }

    private void append(List<Pickled> items) throws TensorProblem {
        if (!(top() instanceof Row row)) {
            throw PickledCalls.odd();
        }
        row.items().addAll(items);
    }

    private Pickled named(String module, String name) throws TensorProblem {
        var known = PickleGlobals.named(module, name);
        if (known.isPresent()) {
            return known.get();
        }
        String full = module + "." + name;
        if (PickleGlobals.isOtherTensor(module, name)) {
            throw TensorProblem.dtype(full);
        }
        throw below.isEmpty() && stack.isEmpty() && makesAnObject()
                ? TensorProblem.whole(full)
                : TensorProblem.foreign(full);
    }

    /// Whether an object of the class just named comes next, as in a whole model.
    private boolean makesAnObject() {
        int opcode = next();
        if (opcode == 'q') {
            next();
            opcode = next();
        }
        return opcode == ')' && next() == NEWOBJ;
    }

    private static Pickled whole(byte[] littleEndian) {
        if (littleEndian.length > Long.BYTES) {
            return Other.IT;
        }
        long number = littleEndian.length > 0 && littleEndian[littleEndian.length - 1] < 0 ? -1 : 0;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            number = (number << 8) | (littleEndian[i] & 0xff);
        }
        return new Whole(number);
    }

    private Text text(int length) throws TensorProblem {
        return new Text(new String(bytes(length), StandardCharsets.UTF_8));
    }

    private void skipped(int length) throws TensorProblem {
        bytes(length);
        push(Other.IT);
    }

    private byte[] bytes(int length) throws TensorProblem {
        if (length < 0 || length > code.remaining()) {
            throw TensorProblem.endsEarly();
        }
        byte[] bytes = new byte[length];
        code.get(bytes);
        return bytes;
    }

    private String line() throws TensorProblem {
        int begin = code.position();
        while (next() != '\n') {}
        byte[] line = new byte[code.position() - begin - 1];
        code.get(begin, line);
        return new String(line, StandardCharsets.UTF_8);
    }
}
