package bn.cli;

import java.util.List;

/// The words given for an option that takes several, or in their places, in order.
final class GivenWords extends Given<List<String>> {
    List<String> all() {
        return or(List.of());
    }

    boolean isEmpty() {
        return all().isEmpty();
    }
}
