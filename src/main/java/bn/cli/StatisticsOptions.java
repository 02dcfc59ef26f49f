package bn.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which running statistics.
final class StatisticsOptions {
    @Option(
            names = "--stats",
            paramLabel = "FILE",
            description = "The running statistics for eval: JSON under PyTorch's state_dict names.")
    @Nullable
    String stats;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Which layer of a whole model's state_dict: layer1.0.bn1.")
    @Nullable
    String layer;
}
