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
        Matrix across = x.transposed();
        TableProgram.Run normalized = PROGRAM.on(Shape.of(across.rows(), across.width()));
        normalized.set("x", across.numbers());
        normalized.set("gamma", ones(across.width()));
        normalized.set("beta", new double[across.width()]);
        normalized.set("eps", eps);
        normalized.stage(0);
        run = normalized;
        xhat = new Matrix(across.rows(), across.width(), normalized.get("out")).transposed();
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
        Matrix across = dout.scaled(gamma.numbers(), new double[dout.width()]).transposed();
        normalized.set("dout", across.numbers());
        normalized.stage(1);
        return new Matrix(across.rows(), across.width(), normalized.get("dx")).transposed();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }
}
