package bn.cli;

import bn.graph.Mode;

/// Train or eval, and the statistics that eval needs.
final class ModeOptions extends Options {
    final Argument<Mode> mode = option(
            "--mode",
            "MODE",
            "train: statistics of the batch; eval: saved ones. Otherwise train.",
            OptionType.oneOf(Mode.class));

    final StatisticsOptions statistics = with(new StatisticsOptions());

    /// The mode: train unless something else was asked for.
    Mode mode() {
        return mode.or(Mode.TRAIN);
    }

    /// Refuses what makes no sense together.
    void check() {
        if (mode() == Mode.EVAL && !statistics.stats.isGiven()) {
            throw new UsageException("eval mode normalizes with saved statistics: give them with --stats FILE");
        }
        if (!mode.isGiven() && statistics.stats.isGiven()) {
            throw new UsageException(
                    "--stats goes with --mode eval; with --mode train, γ, β and ε alone are taken from it");
        }
        if (statistics.layer.isGiven() && !statistics.stats.isGiven()) {
            throw new UsageException("--layer goes with --stats");
        }
    }
}
