package bn.graph;

import java.util.Locale;

/// Where the statistics come from.
public enum Mode {
    /// From the batch, so that they depend on x.
    TRAIN,
    /// From running statistics, which are constants.
    EVAL;

    /// The word for it on the command line and in JSON: `train`, `eval`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public ReducedGraph table() {
        return switch (this) {
            case TRAIN -> BatchNorm.TRAIN;
            case EVAL -> BatchNorm.evaluation();
        };
    }
}
