package bn.cli;

/// Which running statistics.
final class StatisticsOptions extends Options {
    final Argument<String> stats = option(
            "--stats",
            "FILE",
            "The running statistics for eval, and γ, β and ε: JSON under PyTorch's state_dict names.");
    final Argument<String> layer =
            option("--layer", "NAME", "Which layer of a whole model's state_dict: layer1.0.bn1.");
}
