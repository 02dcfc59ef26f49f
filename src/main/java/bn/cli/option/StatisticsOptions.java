package bn.cli.option;

/// Which running statistics.
public final class StatisticsOptions extends Options {
    /// The file.
    public final Argument<String> stats = option("--stats", "FILE");
    /// Which layer of a file that has several.
    public final Argument<String> layer = option("--layer", "NAME");
}
