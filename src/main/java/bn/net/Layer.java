package bn.net;

import java.util.List;

/// A layer of a network. It keeps of a forward pass what its backward pass needs, so a backward pass belongs
/// to the forward pass before it.
public sealed interface Layer
        permits Linear, Activation, BatchNormalization, LayerNormalization, Dropout, Noise, Residual, Sequence {
    /// The outputs: m rows by how many there are.
    ///
    /// @param x m rows by the layer's inputs
    Matrix forward(Matrix x, Phase phase);

    /// The gradient with respect to x, as large as x. Those of the parameters are left in them.
    ///
    /// @param dout the gradient with respect to the output, as large as the output
    Matrix backward(Matrix dout);

    /// What is learned, in the order of the layers.
    default List<Parameter> parameters() {
        return List.of();
    }

    /// Takes the statistics of the last forward pass into the running ones, where there are any.
    default void track() {}
}
