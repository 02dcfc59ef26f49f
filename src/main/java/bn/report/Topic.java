package bn.report;

import bn.graph.BatchNorm;
import bn.graph.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be explained besides the steps: inputs, and what the steps are spoken of with.
public enum Topic {
    GAMMA,
    BETA,
    EPS,
    MOMENTUM,
    RUNNING_MEAN("running_var"),
    DOUT,
    LOSS("ℓ"),
    CHAIN_RULE("chain-rule"),
    BROADCASTING("broadcast"),
    BATCH("x");

    private final String otherName;

    Topic() {
        this("");
    }

    Topic(String otherName) {
        this.otherName = otherName;
    }

    /// As it is typed, and its text is called.
    public String word() {
        return this == CHAIN_RULE ? otherName : name().toLowerCase(Locale.ROOT);
    }

    /// The topic with this name, or that of the value with this name: `γ`.
    public static Optional<Topic> named(String typed) {
        String name = BatchNorm.TABLE.find(typed).map(Quantity::name).orElse(typed);
        return Stream.of(values())
                .filter(topic -> topic.word().equalsIgnoreCase(name) || topic.otherName.equalsIgnoreCase(name))
                .findFirst();
    }

    /// The names of all.
    public static List<String> words() {
        return Stream.of(values()).map(Topic::word).toList();
    }
}
