package bn.exact;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Batch normalization in train mode with 60 digits: the judge of every number the program prints.
///
/// It says the 23 steps a second time, on purpose, and does not read the program's table: a slip in one of
/// the two shows up as a difference between them.
public final class ExactBatchNorm {
    private final Map<String, Decimals> values = new LinkedHashMap<>();

    private ExactBatchNorm(
            double[][] columns, double[] weight, double[] bias, double epsilon, double @Nullable [][] grad) {
        int m = columns[0].length;
        Decimals x = Decimals.ofColumns(columns);
        Decimals gamma = Decimals.ofFeatures(weight);
        Decimals beta = Decimals.ofFeatures(bias);
        Decimals eps = Decimals.constant(epsilon, columns.length);

        Decimals mu = keep("mu", x.sumRows().over(m));
        Decimals xmu = keep("xmu", x.minus(mu));
        Decimals sq = keep("sq", xmu.times(xmu));
        Decimals var = keep("var", sq.sumRows().over(m));
        Decimals sqrtvar = keep("sqrtvar", var.plus(eps).root());
        Decimals ivar = keep("ivar", Decimals.constant(1, columns.length).over(sqrtvar));
        Decimals xhat = keep("xhat", xmu.times(ivar));
        Decimals gammax = keep("gammax", xhat.times(gamma));
        keep("out", gammax.plus(beta));
        if (grad == null) {
            return;
        }

        Decimals dout = Decimals.ofColumns(grad);
        keep("dbeta", dout.sumRows());
        keep("dgammax", dout);
        keep("dgamma", dout.times(xhat).sumRows());
        Decimals dxhat = keep("dxhat", dout.times(gamma));
        Decimals divar = keep("divar", dxhat.times(xmu).sumRows());
        Decimals dxmu1 = keep("dxmu1", dxhat.times(ivar));
        Decimals dsqrtvar = keep("dsqrtvar", divar.over(sqrtvar).over(sqrtvar).negated());
        Decimals dvar = keep("dvar", dsqrtvar.over(sqrtvar.times(2)));
        Decimals dsq = keep("dsq", dvar.over(m).spread(m));
        Decimals dxmu2 = keep("dxmu2", xmu.times(dsq).times(2));
        Decimals dx1 = keep("dx1", dxmu1.plus(dxmu2));
        Decimals dmu = keep("dmu", dx1.sumRows().negated());
        Decimals dx2 = keep("dx2", dmu.over(m).spread(m));
        keep("dx", dx1.plus(dx2));
    }

    /// The steps on these numbers, the doubles taken for exactly what they are.
    ///
    /// @param columns one array of m numbers for each of the D features
    /// @param dout shaped as `columns`, or null for the way forward only
    public static ExactBatchNorm of(
            double[][] columns, double[] gamma, double[] beta, double eps, double @Nullable [][] dout) {
        return new ExactBatchNorm(columns, gamma, beta, eps, dout);
    }

    /// The names of the steps, in the order in which they run.
    public Set<String> steps() {
        return values.keySet();
    }

    /// The numbers of a step of shape (D,).
    public BigDecimal[] feature(String step) {
        Decimals value = value(step);
        if (value.rows() != 1) {
            throw new IllegalArgumentException(step + " has rows");
        }
        BigDecimal[] numbers = new BigDecimal[value.features()];
        for (int feature = 0; feature < numbers.length; feature++) {
            numbers[feature] = value.at(0, feature);
        }
        return numbers;
    }

    /// One number of a step; of a step of shape (D,), the feature's number for any row.
    public BigDecimal row(String step, int row, int feature) {
        return value(step).at(row, feature);
    }

    /// All the numbers of a step.
    public Decimals value(String step) {
        Decimals value = values.get(step);
        if (value == null) {
            throw new IllegalArgumentException("no step " + step + " among " + steps());
        }
        return value;
    }

    private Decimals keep(String step, Decimals value) {
        values.put(step, value);
        return value;
    }
}
