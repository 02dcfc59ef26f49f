package bn.learn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The words that a learner can type anywhere in a lesson.
public enum LearnWord {
    NEXT("n"),
    BACK("b"),
    HINT("h"),
    SKIP,
    PLAY,
    LIST("l"),
    AGAIN,
    HELP("?"),
    QUIT("q", "exit");

    private final List<String> others;

    LearnWord(String... others) {
        this.others = List.of(others);
    }

    /// As it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LearnWord> of(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(one -> one.word().equals(word) || one.others.contains(word))
                .findFirst();
    }
}
