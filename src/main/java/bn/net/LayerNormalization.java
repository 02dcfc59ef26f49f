package bn.net;

import bn.batch.Shape;
import bn.graph.BatchNorm;
import bn.graph.TableProgram;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Layer normalization: each row by its own mean and variance, then γ and β of each unit. It normalizes as
/// batch normalization does, along the other axis, so it is the table on the transposed batch, with γ = 1 and
/// β = 0 there.
///
/// Source: Ba, Kiros and Hinton (2016), "Layer normalization".
public final class LayerNormalization implements Layer {
    private static final TableProgram PROGRAM =
            TableProgram.of(BatchNorm.TABLE, List.of(List.of("out"), List.of("dx")));

    private final double eps;
    private final Parameter gamma;
    private final Parameter beta;
    private Matrix xhat = Matrix.NONE;
    private TableProgram.@Nullable Run run;

    public LayerNormalization(int features, double eps) {
        this.eps = eps;
        this.gamma = Parameter.of("gamma", new double[features]);
        this.beta = Parameter.of("beta", new double[features]);
        Arrays.fill(gamma.numbers(), 1);
    }

    @Override
    public Matrix forward(Matrix x, Phase phase) {
        TableProgram.Run normalized = PROGRAM.on(Shape.of(x.width(), x.rows()));
        normalized.set("x", x.transposed().numbers());
        normalized.set("gamma", ones(x.rows()));
        normalized.set("beta", new double[x.rows()]);
        normalized.set("eps", eps);
        normalized.stage(0);
        run = normalized;
        xhat = new Matrix(x.width(), x.rows(), normalized.get("out")).transposed();
        return xhat.scaled(gamma.numbers(), beta.numbers());
    }

    private static double[] ones(int count) {
        double[] all = new double[count];
        Arrays.fill(all, 1);
        return all;
    }

    @Override
    public Matrix backward(Matrix dout) {
        gamma.found(dout.times(xhat).sums());
        beta.found(dout.sums());
        TableProgram.Run normalized = Objects.requireNonNull(run);
        normalized.set(
                "dout", dout.scaled(gamma.numbers(), new double[dout.width()]).transposed().numbers());
        normalized.stage(1);
        return new Matrix(dout.width(), dout.rows(), normalized.get("dx")).transposed();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }
}
