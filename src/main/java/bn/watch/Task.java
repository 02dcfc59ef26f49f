package bn.watch;

/// What is to be done next. Its end is an event.
public enum Task {
    /// Run the learner's program; one that still runs is stopped first.
    RUN,
    /// Grade the answers.
    GRADE
}
