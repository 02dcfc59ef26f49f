package bn.net;

/// Dropout: while training, each number is 0 with probability p, and 1/(1−p) times itself otherwise.
///
/// Source: Srivastava et al. (2014), "Dropout", scaled while training so that prediction needs no change.
public final class Dropout implements Layer {
    private final double p;
    private final Generator generator;
    private Matrix kept = Matrix.NONE;

    /// Dropout by a generator's numbers.
    ///
    /// @param p the probability that a number is dropped, below 1
    public Dropout(double p, Generator generator) {
        this.p = p;
        this.generator = generator;
    }

    /// The numbers are decided on row by row.
    @Override
    public Matrix forward(Matrix x, Phase phase) {
        kept = new Matrix(x.rows(), x.width());
        for (int row = 0; row < x.rows(); row++) {
            for (int unit = 0; unit < x.width(); unit++) {
                kept.set(row, unit, phase == Phase.TRAINING ? drawn() : 1);
            }
        }
        return x.times(kept);
    }

    private double drawn() {
        return generator.uniform() < p ? 0 : 1 / (1 - p);
    }

    @Override
    public Matrix backward(Matrix dout) {
        return dout.times(kept);
    }
}
