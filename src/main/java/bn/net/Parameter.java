package bn.net;

/// Numbers of a layer that are learned, and the gradient that its last backward pass found for them.
///
/// An optimizer writes to the numbers, and a layer to the gradient.
///
/// @param name `weight`, `bias`, `gamma` or `beta`
public record Parameter(String name, double[] numbers, double[] gradient) {
    static Parameter of(String name, double[] numbers) {
        return new Parameter(name, numbers, new double[numbers.length]);
    }

    void found(double[] other) {
        System.arraycopy(other, 0, gradient, 0, other.length);
    }
}
