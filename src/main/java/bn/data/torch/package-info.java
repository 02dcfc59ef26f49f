/// Tensors by name from what PyTorch and safetensors save, read without running anything. What is wrong with a
/// file is a [bn.data.torch.TensorProblem].
@NullMarked
package bn.data.torch;

import org.jspecify.annotations.NullMarked;
