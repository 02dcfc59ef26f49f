package bn.learn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The words that a learner can type anywhere in a lesson.
public enum LearnWord {
    NEXT,
    BACK,
    HINT,
    SKIP,
    PLAY,
    LIST,
    AGAIN,
    HELP,
    QUIT;

    /// As it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What else may be typed for it.
    private List<String> others() {
        return switch (this) {
            case NEXT -> List.of("n");
            case BACK -> List.of("b");
            case HINT -> List.of("h");
            case LIST -> List.of("l");
            case HELP -> List.of("?");
            case QUIT -> List.of("q", "exit");
            case SKIP, PLAY, AGAIN -> List.of();
        };
    }

    static Optional<LearnWord> of(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(one -> one.word().equals(word) || one.others().contains(word))
                .findFirst();
    }
}
