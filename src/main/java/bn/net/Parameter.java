package bn.net;

/// Numbers of a layer that are learned, and the gradient that its last backward pass found for them.
public final class Parameter {
    private final String name;
    private final double[] numbers;
    private final double[] gradient;

    private Parameter(String name, double[] numbers) {
        this.name = name;
        this.numbers = numbers;
        this.gradient = new double[numbers.length];
    }

    /// A parameter with a gradient of 0.
    ///
    /// @param numbers kept by reference
    static Parameter of(String name, double[] numbers) {
        return new Parameter(name, numbers);
    }

    /// `weight`, `bias`, `gamma` or `beta`.
    public String name() {
        return name;
    }

    /// The numbers themselves: an optimizer writes to them.
    public double[] numbers() {
        return numbers;
    }

    /// The gradient, as many numbers: the layer writes to it.
    public double[] gradient() {
        return gradient;
    }

    void found(double[] other) {
        System.arraycopy(other, 0, gradient, 0, other.length);
    }
}
