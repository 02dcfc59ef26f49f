package bn.data.torch;

import java.util.Map;
import java.util.Optional;

/// What the names mean that a pickle of tensors may ask for. There are no others.
enum PickleGlobals {
    /// A storage, an offset, sizes, strides.
    TENSOR,
    /// The same, and the dtype as the seventh.
    TENSOR_OF_DTYPE,
    /// A tensor and more.
    PARAMETER,
    /// An empty dict.
    DICT,
    /// What makes no tensor.
    OTHER,
    /// Bytes of any dtype.
    BYTES;

    private static final Map<String, PickleGlobals> NAMES = Map.ofEntries(
            Map.entry("torch._utils._rebuild_tensor", TENSOR),
            Map.entry("torch._utils._rebuild_tensor_v2", TENSOR),
            Map.entry("torch._utils._rebuild_tensor_v3", TENSOR_OF_DTYPE),
            Map.entry("torch._utils._rebuild_parameter", PARAMETER),
            Map.entry("torch._utils._rebuild_parameter_with_state", PARAMETER),
            Map.entry("torch.storage.UntypedStorage", BYTES),
            Map.entry("collections.OrderedDict", DICT),
            Map.entry("collections.Counter", OTHER),
            Map.entry("_codecs.encode", OTHER),
            Map.entry("__builtin__.set", OTHER),
            Map.entry("builtins.set", OTHER),
            // A number of NumPy's among other things that a checkpoint keeps: its class, and its dtype.
            Map.entry("numpy.core.multiarray.scalar", OTHER),
            Map.entry("numpy._core.multiarray.scalar", OTHER),
            Map.entry("numpy.dtype", OTHER),
            Map.entry("torch.Size", OTHER),
            Map.entry("torch.device", OTHER));

    /// What a name means, if it is one of these; a class of storages and a dtype mean the dtype.
    static Optional<Pickled> named(String module, String name) {
        if (module.equals("torch")) {
            Optional<Dtype> dtype = Dtype.ofStorage(name).or(() -> Dtype.ofTorch(name));
            if (dtype.isPresent()) {
                return dtype.map(Pickled.OfDtype::new);
            }
        }
        return Optional.ofNullable(NAMES.get(module + "." + name)).map(Pickled.Named::new);
    }

    /// Whether a name is one of PyTorch's for tensors or numbers of another kind: complex, sparse, quantized.
    static boolean isOtherTensor(String module, String name) {
        return (module.equals("torch") && (name.endsWith("Storage") || name.matches("[a-z]+[0-9][a-z0-9_]*")))
                || (module.equals("torch._utils") && name.startsWith("_rebuild_"));
    }
}
