package bn.grading;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What came of many grades, counted by how the answers were written.
///
/// @param <K> kinds of outcomes
/// @param what each was about, by kind and how it was written
record Outcomes<K extends Enum<K>>(Map<Written, Map<K, List<String>>> what) {
    /// One grade's.
    ///
    /// @param about what makes it again
    record One<K extends Enum<K>>(Written written, K kind, String about) {}

    static <K extends Enum<K>> Outcomes<K> of(Collection<One<K>> all, Class<K> kinds) {
        Map<Written, Map<K, List<String>>> what = new EnumMap<>(Written.class);
        for (Written written : Written.values()) {
            Map<K, List<String>> byKind = all.stream()
                    .filter(one -> one.written() == written)
                    .collect(Collectors.groupingBy(
                            One::kind,
                            () -> new EnumMap<>(kinds),
                            Collectors.mapping(One::about, Collectors.toList())));
            what.put(written, byKind);
        }
        return new Outcomes<>(what);
    }

    List<String> of(Written written, K kind) {
        return what.get(written).getOrDefault(kind, List.of());
    }

    List<String> of(K kind) {
        return what.keySet().stream()
                .flatMap(written -> of(written, kind).stream())
                .toList();
    }

    /// A line for each way of writing: how many of each kind.
    String counts() {
        return what.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + entry.getValue().entrySet().stream()
                                .map(kind ->
                                        kind.getKey() + " " + kind.getValue().size())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }
}
