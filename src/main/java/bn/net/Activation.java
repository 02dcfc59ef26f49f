package bn.net;

import java.util.Locale;

/// An activation, applied to each number by itself.
public final class Activation implements Layer {
    /// Which function it is.
    public enum Kind {
        /// max(x, 0).
        RELU {
            @Override
            double of(double x) {
                return Math.max(x, 0);
            }

            @Override
            double slope(double y) {
                return y > 0 ? 1 : 0;
            }
        },
        TANH {
            @Override
            double of(double x) {
                return StrictMath.tanh(x);
            }

            @Override
            double slope(double y) {
                return 1 - y * y;
            }
        },
        /// 1 / (1 + e⁻ˣ).
        SIGMOID {
            @Override
            double of(double x) {
                return 1 / (1 + StrictMath.exp(-x));
            }

            @Override
            double slope(double y) {
                return y * (1 - y);
            }
        };

        abstract double of(double x);

        /// The derivative where the function is y. That of ReLU at 0 is 0.
        abstract double slope(double y);

        /// The word for it in scripts: `relu`, `tanh`, `sigmoid`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private Matrix y = Matrix.zeros(0, 0);

    public Activation(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public Matrix forward(Matrix x, Phase phase) {
        y = x.map(kind::of);
        return y;
    }

    @Override
    public Matrix backward(Matrix dout) {
        return dout.times(y.map(kind::slope));
    }
}
