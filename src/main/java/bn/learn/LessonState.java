package bn.learn;

import bn.prose.Message;
import java.util.Locale;

/// How far somebody has come in a lesson.
enum LessonState {
    /// It was not begun.
    OPEN(Message.LEARN_OPEN),
    /// Its last page was not reached.
    BEGUN(Message.LEARN_BEGUN),
    /// Its last page was reached, and exercises were skipped.
    READ(Message.LEARN_READ),
    /// Its last page was reached, and all exercises are solved.
    DONE(Message.LEARN_DONE);

    private final Message message;

    LessonState(Message message) {
        this.message = message;
    }

    /// What it is called on the screen. 0: how many exercises are left.
    Message message() {
        return message;
    }

    /// What it is called in JSON.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the last page was reached.
    boolean isRead() {
        return this == READ || this == DONE;
    }
}
