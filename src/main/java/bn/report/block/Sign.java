package bn.report.block;

import bn.prose.Message;

/// What is said of one answer in a matrix. Its form tells it from the others, whatever its colour.
public enum Sign {
    RIGHT("✓", Message.GRADE_RIGHT),
    /// Rounding hides whether it is right.
    UNDECIDED("≈", Message.GRADE_UNDECIDED),
    /// Right for the learner's own wrong numbers.
    FOLLOWS("↳", Message.SIGN_FOLLOWS),
    WRONG("✗", Message.GRADE_WRONG),
    FIRST_WRONG("✖", Message.SIGN_FIRST_WRONG),
    /// Required, and not handed in.
    MISSING("–", Message.SIGN_MISSING),
    /// Not required, and not handed in.
    ABSENT("·", Message.SIGN_ABSENT),
    UNREADABLE("?", Message.CLASS_UNREADABLE);

    private final String glyph;
    private final Message meaning;

    Sign(String glyph, Message meaning) {
        this.glyph = glyph;
        this.meaning = meaning;
    }

    /// One character.
    public String glyph() {
        return glyph;
    }

    /// In a legend.
    public Message meaning() {
        return meaning;
    }
}
