package bn.cli;

import bn.graph.Mode;
import bn.prose.Message;

/// Train or eval, and the statistics that eval needs.
final class ModeOptions extends Options {
    final Argument<Mode> mode = option("--mode", "MODE", OptionType.oneOf(Mode.class));

    final StatisticsOptions statistics = with(new StatisticsOptions());

    /// The mode: train unless something else was asked for.
    Mode mode() {
        return mode.or(Mode.TRAIN);
    }

    /// Refuses what makes no sense together.
    void check() {
        if (mode() == Mode.EVAL && !statistics.stats.isGiven()) {
            throw new UsageException(Message.EVAL_NEEDS_STATISTICS);
        }
        if (!mode.isGiven() && statistics.stats.isGiven()) {
            throw new UsageException(Message.STATISTICS_NEED_EVAL);
        }
        checkLayer();
    }

    /// Refuses a layer of no statistics.
    void checkLayer() {
        if (statistics.layer.isGiven() && !statistics.stats.isGiven()) {
            throw new UsageException(Message.LAYER_NEEDS_STATISTICS);
        }
    }
}
