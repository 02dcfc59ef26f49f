package bn.walk;

import bn.grading.catalogue.Exercise;

/// A file operation that the walk asks its caller for.
public sealed interface Request {
    /// Write a script.
    record WriteScript(String file, String text) implements Request {}

    /// Grade the answers in a file.
    record GradeFile(String file, Exercise exercise) implements Request {}

    /// Run the lines of a script.
    record RunScript(String file) implements Request {}
}
