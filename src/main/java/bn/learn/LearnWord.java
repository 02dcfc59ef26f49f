package bn.learn;

import bn.prose.Message;
import bn.prose.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The words that a learner can type anywhere in a lesson: in the learner's language, or in English.
public enum LearnWord {
    NEXT(Message.LEARN_WORD_NEXT),
    BACK(Message.LEARN_WORD_BACK),
    HINT(Message.LEARN_WORD_HINT),
    SKIP(Message.LEARN_WORD_SKIP),
    PLAY(Message.LEARN_WORD_PLAY),
    LIST(Message.LEARN_WORD_LIST),
    AGAIN(Message.LEARN_WORD_AGAIN),
    HELP(Message.LEARN_WORD_HELP),
    QUIT(Message.LEARN_WORD_QUIT);

    private final Message message;

    LearnWord(Message message) {
        this.message = message;
    }

    /// As it is typed in the learner's language.
    public String word(Words words) {
        return words.say(message);
    }

    /// As it is typed in any language.
    private String english() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All that may be typed for it.
    public Stream<String> forms(Words words) {
        return Stream.concat(Stream.of(word(words), english()), shortForms().stream())
                .distinct();
    }

    private List<String> shortForms() {
        return switch (this) {
            case NEXT -> List.of("n");
            case BACK -> List.of("b");
            case HINT -> List.of("h");
            case LIST -> List.of("l");
            case HELP -> List.of("?", "？");
            case QUIT -> List.of("q", "exit");
            case SKIP, PLAY, AGAIN -> List.of();
        };
    }

    /// The word that was typed, if it is one.
    public static Optional<LearnWord> of(String typed, Words words) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(one -> one.forms(words).anyMatch(lower::equals))
                .findFirst();
    }

    /// All of them, as a learner may begin to type them.
    public static Stream<String> all(Words words) {
        return Stream.of(values())
                .flatMap(one -> Stream.of(one.word(words), one.english()))
                .distinct();
    }
}
