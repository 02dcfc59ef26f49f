package bn.watch;

/// What a learner may ask for with a key.
public enum Key {
    /// The next hint.
    HINT("h"),
    /// Why the number is what it is.
    WHY("w"),
    /// What the step does.
    EXPLAIN("e"),
    /// All answers.
    LIST("l"),
    /// What the program printed.
    OUTPUT("o"),
    /// To run or to grade again.
    AGAIN("r"),
    /// The next part of what is too long for the screen.
    MORE(" "),
    /// The part before.
    BACK("b"),
    /// To leave.
    QUIT("q");

    private final String typed;

    Key(String typed) {
        this.typed = typed;
    }

    /// The character on the keyboard.
    public String typed() {
        return typed;
    }
}
