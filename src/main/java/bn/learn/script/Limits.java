package bn.learn.script;

import bn.prose.DataMessage;

/// What an evaluation may cost, so that none runs long, whatever is typed.
final class Limits {
    /// Items of a list, and characters of a text.
    static final int LONGEST = 100_000;

    private static final int DEEPEST = 300;
    private static final long MOST_OPERATIONS = 10_000_000;

    private int depth;
    private long operations;

    /// One level deeper, of expressions in expressions and of functions that call functions.
    void enter() {
        if (depth == 0) {
            operations = 0;
        }
        if (depth >= DEEPEST) {
            throw new ScriptProblem(DataMessage.SCRIPT_TOO_DEEP, DEEPEST);
        }
        depth++;
        spend(1);
    }

    void leave() {
        depth--;
    }

    void spend(long count) {
        operations += count;
        if (operations > MOST_OPERATIONS) {
            throw new ScriptProblem(DataMessage.SCRIPT_TOO_MUCH, MOST_OPERATIONS);
        }
    }

    /// Before something of a length is made.
    void make(double length) {
        check(length);
        spend((long) Math.max(length, 0));
    }

    /// That nothing is longer than it may be.
    void check(double length) {
        if (length > LONGEST) {
            throw new ScriptProblem(DataMessage.SCRIPT_TOO_MANY_ITEMS, LONGEST);
        }
    }
}
