package bn.walk;

/// What a walk asks of whoever holds the files.
public sealed interface Request {
    /// Write a script.
    record Write(String file, String text) implements Request {}

    /// Run the lines of a script.
    record Run(String file) implements Request {}
}
