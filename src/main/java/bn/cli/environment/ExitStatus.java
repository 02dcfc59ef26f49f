package bn.cli.environment;

/// The exit statuses, the same for every command.
public final class ExitStatus {
    /// Done.
    public static final int DONE = 0;

    /// Done, and the answer is no, as of diff and grep.
    public static final int NO = 1;

    /// The command line was wrong.
    public static final int USAGE = 2;

    /// The data was wrong, or could not be read or written.
    public static final int DATA = 3;

    /// The program was wrong.
    public static final int DEFECT = 70;

    private ExitStatus() {}
}
