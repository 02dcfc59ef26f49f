package bn.learn.script;

import java.util.List;
import java.util.stream.Stream;

/// What a `for` gives its items to: a name, or several that an item is taken apart into.
public sealed interface Target {
    /// `a`
    record One(String name) implements Target {}

    /// `a, b`, each of which may be several again.
    record Several(List<Target> parts) implements Target {}

    /// All names in it.
    default Stream<String> names() {
        return switch (this) {
            case One(String name) -> Stream.of(name);
            case Several(List<Target> parts) -> parts.stream().flatMap(Target::names);
        };
    }
}
