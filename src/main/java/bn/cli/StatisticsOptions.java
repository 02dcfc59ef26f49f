package bn.cli;

/// Which running statistics.
final class StatisticsOptions extends Options {
    final Argument<String> stats = option("--stats", "FILE");
    final Argument<String> layer = option("--layer", "NAME");
}
