package bn.net;

import java.util.Locale;

/// An activation, applied to each number by itself.
public final class Activation implements Layer {
    /// Which function it is.
    public enum Kind {
        /// max(x, 0).
        RELU {
            @Override
            void forward(double[] x, double[] y) {
                for (int i = 0; i < x.length; i++) {
                    y[i] = Math.max(x[i], 0);
                }
            }

            @Override
            void backward(double[] y, double[] dout, double[] dx) {
                for (int i = 0; i < y.length; i++) {
                    // The sign of y is the slope. A condition would be guessed wrong every other time.
                    dx[i] = dout[i] * Math.signum(y[i]);
                }
            }
        },
        TANH {
            @Override
            void forward(double[] x, double[] y) {
                for (int i = 0; i < x.length; i++) {
                    y[i] = StrictMath.tanh(x[i]);
                }
            }

            @Override
            void backward(double[] y, double[] dout, double[] dx) {
                for (int i = 0; i < y.length; i++) {
                    dx[i] = dout[i] * (1 - y[i] * y[i]);
                }
            }
        },
        /// 1 / (1 + e⁻ˣ).
        SIGMOID {
            @Override
            void forward(double[] x, double[] y) {
                for (int i = 0; i < x.length; i++) {
                    y[i] = 1 / (1 + StrictMath.exp(-x[i]));
                }
            }

            @Override
            void backward(double[] y, double[] dout, double[] dx) {
                for (int i = 0; i < y.length; i++) {
                    dx[i] = dout[i] * y[i] * (1 - y[i]);
                }
            }
        };

        abstract void forward(double[] x, double[] y);

        /// The gradient times the derivative, which follows from y. That of ReLU at 0 is 0.
        abstract void backward(double[] y, double[] dout, double[] dx);

        /// The word for it in scripts: `relu`, `tanh`, `sigmoid`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private Matrix y = Matrix.NONE;

    public Activation(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public Matrix forward(Matrix x, Phase phase) {
        y = new Matrix(x.rows(), x.width());
        kind.forward(x.numbers(), y.numbers());
        return y;
    }

    @Override
    public Matrix backward(Matrix dout) {
        Matrix dx = new Matrix(y.rows(), y.width());
        kind.backward(y.numbers(), dout.numbers(), dx.numbers());
        return dx;
    }
}
