package bn.net;

/// Dropout: while training, each number is 0 with probability p, and 1/(1−p) times itself otherwise.
///
/// Source: Srivastava et al. (2014), "Dropout", scaled while training so that prediction needs no change.
public final class Dropout implements Layer {
    private final double p;
    private final Generator generator;
    private Matrix kept = Matrix.zeros(0, 0);

    /// @param p the probability that a number is dropped, below 1
    public Dropout(double p, Generator generator) {
        this.p = p;
        this.generator = generator;
    }

    /// The numbers are decided on row by row.
    @Override
    public Matrix forward(Matrix x, Phase phase) {
        kept = Matrix.zeros(x.rows(), x.width());
        for (int row = 0; row < x.rows(); row++) {
            for (int unit = 0; unit < x.width(); unit++) {
                boolean stays = phase != Phase.TRAINING || generator.uniform() >= p;
                kept.column(unit)[row] = phase != Phase.TRAINING ? 1 : stays ? 1 / (1 - p) : 0;
            }
        }
        return x.times(kept);
    }

    @Override
    public Matrix backward(Matrix dout) {
        return dout.times(kept);
    }
}
