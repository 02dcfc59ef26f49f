package bn.cli;

/// The exit statuses, the same for every command.
final class ExitStatus {
    /// Done.
    static final int DONE = 0;

    /// Done, and the answer is no, as of diff and grep.
    static final int NO = 1;

    /// The command line was wrong.
    static final int USAGE = 2;

    /// The data was wrong, or could not be read or written.
    static final int DATA = 3;

    /// The program was wrong.
    static final int DEFECT = 70;

    private ExitStatus() {}
}
