package bn.cli.option;

import java.util.List;
import java.util.stream.Stream;

/// The words given for an option that takes several, or in their places, in order.
public final class ArgumentList extends Argument<List<String>> {
    private final boolean parted;

    private ArgumentList(boolean parted) {
        this.parted = parted;
    }

    /// Of words as they are.
    static ArgumentList ofWords() {
        return new ArgumentList(false);
    }

    /// Of words that commas part. picocli would do so too, but takes a quote in a name for the beginning
    /// of what it is not to part, and warns where there is no other.
    static ArgumentList ofLists() {
        return new ArgumentList(true);
    }

    /// All of them; none if none was given.
    public List<String> all() {
        return or(List.of()).stream()
                .flatMap(word -> parted ? Stream.of(word.split(",")) : Stream.of(word))
                .toList();
    }

    /// Whether none was given.
    public boolean isEmpty() {
        return all().isEmpty();
    }
}
