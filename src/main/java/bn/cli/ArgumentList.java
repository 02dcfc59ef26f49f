package bn.cli;

import java.util.List;

/// The words given for an option that takes several, or in their places, in order.
final class ArgumentList extends Argument<List<String>> {
    List<String> all() {
        return or(List.of());
    }

    boolean isEmpty() {
        return all().isEmpty();
    }
}
