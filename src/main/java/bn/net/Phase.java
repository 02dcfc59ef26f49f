package bn.net;

import bn.graph.Mode;

/// What a forward pass is for.
public enum Phase {
    /// A training step: the batch's own statistics, with noise and dropout.
    TRAINING(Mode.TRAIN),
    /// A look at the network as it was trained, without chance: the batch's own statistics, no noise, no
    /// dropout.
    OWN_STATISTICS(Mode.TRAIN),
    /// Prediction: running statistics, no noise, no dropout.
    EVALUATION(Mode.EVAL);

    private final Mode mode;

    Phase(Mode mode) {
        this.mode = mode;
    }

    /// Where batch normalization takes its statistics from.
    public Mode mode() {
        return mode;
    }
}
