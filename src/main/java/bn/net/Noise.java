package bn.net;

import java.util.Arrays;

/// Noise that keeps a distribution from standing still: in each training step every unit is scaled by a
/// factor from 1 ± `scale` and shifted by a number from ± `shift`, the same in all rows.
///
/// Source: Santurkar et al. (2018), "How does batch normalization help optimization?", section 2.1, where the
/// noise is anew for each row too.
public final class Noise implements Layer {
    private final double shift;
    private final double scale;
    private final Generator generator;
    private double[] factors = {};

    public Noise(double shift, double scale, Generator generator) {
        this.shift = shift;
        this.scale = scale;
        this.generator = generator;
    }

    @Override
    public Matrix forward(Matrix x, Phase phase) {
        double[] shifts = new double[x.width()];
        factors = new double[x.width()];
        if (phase == Phase.TRAINING) {
            Arrays.setAll(shifts, _ -> generator.uniform(-shift, shift));
            Arrays.setAll(factors, _ -> generator.uniform(1 - scale, 1 + scale));
        } else {
            Arrays.fill(factors, 1);
        }
        return x.scaled(factors, shifts);
    }

    @Override
    public Matrix backward(Matrix dout) {
        return dout.scaled(factors, new double[factors.length]);
    }
}
