package bn.data.torch;

import bn.batch.Printable;
import bn.prose.DataMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a safetensors file: the length of a header in 8 bytes, the header in JSON, which gives each tensor's dtype,
/// shape and place, and the numbers.
final class Safetensors {
    /// Bytes before the header.
    static final int LENGTH = 8;

    /// What the format allows.
    private static final long LONGEST_HEADER = 100_000_000;

    private static final String METADATA = "__metadata__";

    private static final JsonFactory JSON = new JsonFactory();

    /// A tensor as the header has it, all of it checked but for the shape.
    private record Declared(String name, Dtype dtype, List<Long> shape, long begin, long end) {}

    private final ByteBuffer numbers;
    private final byte[] header;

    private Safetensors(byte[] header, ByteBuffer numbers) {
        this.header = header;
        this.numbers = numbers;
    }

    /// Whether bytes begin such a file: a length of less than 4 GB, and an object.
    static boolean begins(byte[] start) {
        return start.length > LENGTH && start[LENGTH] == '{' && (start[4] | start[5] | start[6] | start[7]) == 0;
    }

    /// The tensors by name.
    ///
    /// @param file all of it, in little-endian order
    /// @throws TensorProblem if it is no whole one
    static Map<String, Tensor> read(ByteBuffer file) throws TensorProblem {
        long length = file.limit() < LENGTH ? -1 : file.getLong(0);
        if (length < 0 || length > LONGEST_HEADER || length > file.limit() - LENGTH) {
            throw TensorProblem.header(DataMessage.SAFETENSORS_HEADER_CUT);
        }
        byte[] header = new byte[(int) length];
        file.get(LENGTH, header);
        int begin = LENGTH + header.length;
        ByteBuffer numbers = file.slice(begin, file.limit() - begin).order(file.order());
        return new Safetensors(header, numbers).tensors();
    }

    private Map<String, Tensor> tensors() throws TensorProblem {
        List<Declared> declared = declared();
        apart(declared);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Declared one : declared) {
            if (tensors.put(one.name, tensor(one)) != null) {
                throw TensorProblem.twice(one.name);
            }
        }
        return tensors;
    }

    private Tensor tensor(Declared one) throws TensorProblem {
        int length = (int) (one.end - one.begin);
        int size = one.dtype.size();
        if (length % size != 0 || length / size != Tensor.count(one.shape)) {
            throw TensorProblem.header(DataMessage.SAFETENSORS_LENGTH, Printable.quoted(one.name), length);
        }
        ByteBuffer bytes = numbers.slice((int) one.begin, length).order(numbers.order());
        return Tensor.view(one.name, one.dtype, bytes, 0, one.shape, strides(one.shape), length);
    }

    /// Those of C order.
    private static List<Long> strides(List<Long> shape) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (long size : shape.reversed()) {
            strides.addFirst(stride);
            stride *= size;
        }
        return strides;
    }

    private static void apart(List<Declared> declared) throws TensorProblem {
        List<Declared> inOrder = declared.stream()
                .filter(one -> one.begin < one.end)
                .sorted(Comparator.comparingLong(Declared::begin))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).begin < inOrder.get(i - 1).end) {
                throw TensorProblem.overlapping(inOrder.get(i - 1).name, inOrder.get(i).name);
            }
        }
    }

    private List<Declared> declared() throws TensorProblem {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), header)) {
            List<Declared> declared = new ArrayList<>();
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                expect(json.nextToken() == JsonToken.START_OBJECT);
                if (name.equals(METADATA)) {
                    json.skipChildren();
                } else {
                    declared.add(declared(json, name));
                }
            }
            expect(json.nextToken() == null);
            return declared;
        } catch (JacksonException e) {
            throw TensorProblem.header(DataMessage.SAFETENSORS_HEADER_ODD);
        }
    }

    private static void expect(boolean expected) throws TensorProblem {
        if (!expected) {
            throw TensorProblem.header(DataMessage.SAFETENSORS_HEADER_ODD);
        }
    }

    private Declared declared(JsonParser json, String name) throws TensorProblem {
        Dtype dtype = null;
        List<Long> shape = null;
        List<Long> place = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> dtype = dtype(json.getString());
                case "shape" -> shape = wholes(json, name);
                case "data_offsets" -> place = wholes(json, name);
                default -> json.skipChildren();
            }
        }
        return declared(name, dtype, shape, place);
    }

    private Declared declared(
            String name, @Nullable Dtype dtype, @Nullable List<Long> shape, @Nullable List<Long> place)
            throws TensorProblem {
        if (dtype == null || shape == null || place == null || place.size() != 2) {
            throw TensorProblem.header(DataMessage.SAFETENSORS_FIELDS, Printable.quoted(name));
        }
        long begin = place.getFirst();
        long end = place.getLast();
        if (begin > end || end > numbers.limit()) {
            throw TensorProblem.header(
                    DataMessage.SAFETENSORS_OFFSETS, Printable.quoted(name), begin, end, numbers.limit());
        }
        return new Declared(name, dtype, shape, begin, end);
    }

    private static Dtype dtype(String name) throws TensorProblem {
        return Dtype.ofSafetensors(name).orElseThrow(() -> TensorProblem.dtype(name));
    }

    private static List<Long> wholes(JsonParser json, String name) throws TensorProblem {
        List<Long> wholes = new ArrayList<>();
        expect(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getLongValue() < 0) {
                throw TensorProblem.header(DataMessage.SAFETENSORS_NOT_WHOLE, Printable.quoted(name));
            }
            wholes.add(json.getLongValue());
        }
        return wholes;
    }
}
