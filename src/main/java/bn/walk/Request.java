package bn.walk;

import bn.grading.catalogue.Exercise;

/// What a walk asks of whoever holds the files.
public sealed interface Request {
    /// Write a script.
    record Write(String file, String text) implements Request {}

    /// Judge the answers in a file.
    record Grade(String file, Exercise exercise) implements Request {}

    /// Run the lines of a script.
    record Run(String file) implements Request {}
}
