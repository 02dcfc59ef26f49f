package bn.learn.script;

/// Python's `None`, so that no value of a script is null.
public enum None {
    NONE
}
