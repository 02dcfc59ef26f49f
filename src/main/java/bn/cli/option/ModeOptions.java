package bn.cli.option;

import bn.graph.Mode;
import bn.prose.Message;

/// Train or eval, and the statistics that eval needs.
public final class ModeOptions extends Options {
    /// Which mode, if it was said.
    public final Argument<Mode> mode = option("--mode", "MODE", OptionType.oneOf(Mode.class));

    public final StatisticsOptions statistics = with(new StatisticsOptions());

    /// The mode: train unless something else was asked for.
    public Mode mode() {
        return mode.or(Mode.TRAIN);
    }

    /// Refuses what makes no sense together.
    public void check() {
        if (mode() == Mode.EVAL && !statistics.stats.isGiven()) {
            throw new UsageException(Message.EVAL_NEEDS_STATISTICS);
        }
        if (!mode.isGiven() && statistics.stats.isGiven()) {
            throw new UsageException(Message.STATISTICS_NEED_EVAL);
        }
        checkLayer();
    }

    /// Refuses a layer of no statistics.
    public void checkLayer() {
        if (statistics.layer.isGiven() && !statistics.stats.isGiven()) {
            throw new UsageException(Message.LAYER_NEEDS_STATISTICS);
        }
    }
}
