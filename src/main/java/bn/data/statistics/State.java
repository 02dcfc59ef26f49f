package bn.data.statistics;

import bn.data.file.DataProblem;
import bn.data.statistics.StatisticNames.Parts;
import bn.data.statistics.StatisticNames.StatisticRole;
import bn.prose.DataMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// All that a file says: of each layer, and besides.
final class State {
    private final String file;
    private final Map<String, Map<String, StoredLayer.NamedEntry>> groups = new LinkedHashMap<>();
    private final Map<String, Map<StatisticRole, Entry>> settings = new LinkedHashMap<>();
    private final List<Entry> ordered = new ArrayList<>();
    private Optional<DataProblem> first = Optional.empty();
    private int foreign;

    /// Length of the longest name of a layer of which something is set.
    private int longestSet;

    /// Whether all of it has the names that bn writes.
    private boolean own = true;

    /// Whether it has what is none of a layer's.
    private boolean more;

    /// @param file how it is called in sentences
    State(String file) {
        this.file = file;
    }

    /// Counts an array that is no normalization's.
    void addForeign() {
        foreign++;
    }

    /// What is none of a layer's numbers, nor says how they are kept.
    void addOther() {
        more = true;
    }

    /// The file is in no form that bn writes.
    void addOtherForm() {
        own = false;
    }

    /// An array of a list that has no names.
    void addInOrder(Entry entry) {
        own = false;
        ordered.add(entry);
    }

    /// An array, or a number for each feature, or a number of batches.
    ///
    /// @throws DataProblem if there is one of this name already
    void add(String whole, Parts parts, Entry entry) throws DataProblem {
        note(whole, parts, entry);
        StoredLayer.NamedEntry given = new StoredLayer.NamedEntry(whole, entry);
        if (groups.computeIfAbsent(parts.layer(), _ -> new LinkedHashMap<>()).putIfAbsent(parts.name(), given)
                != null) {
            throw new DataProblem(entry.at(Entry.WHOLE), DataMessage.GIVEN_TWICE);
        }
    }

    /// What says how statistics are kept: of the layer whose name stands before it, and of those below.
    void set(String whole, Parts parts, Entry entry) {
        note(whole, parts, entry);
        longestSet = Math.max(longestSet, parts.layer().length());
        settings.computeIfAbsent(parts.layer(), _ -> new LinkedHashMap<>())
                .putIfAbsent(parts.role().orElseThrow(), entry);
    }

    /// What is wrong at the top of a file is told where the file has no statistics at all.
    void note(String whole, Parts parts, Entry entry) {
        own &= StatisticNames.isOwn(whole);
        if (parts.layer().isEmpty() && first.isEmpty()) {
            first = entry.problem();
        }
    }

    /// What keeps bn from writing such a file again, if anything.
    private Optional<DataMessage> whyNotWritten() {
        if (more || groups.size() > 1) {
            return Optional.of(DataMessage.TRACK_WOULD_LOSE);
        }
        return own ? Optional.empty() : Optional.of(DataMessage.TRACK_OTHER_FORM);
    }

    /// The layers with statistics by name, in the file's order.
    ///
    /// @throws DataProblem if there are none
    Map<String, StoredLayer> layers() throws DataProblem {
        Map<String, StoredLayer> layers = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, StoredLayer.NamedEntry>> group : groups.entrySet()) {
            StoredLayer layer = layer(group.getKey(), group.getValue(), layers);
            if (layer.hasStatistics()) {
                layers.put(layer.name(), layer);
            }
        }
        if (layers.isEmpty() && !ordered.isEmpty()) {
            layers.put("", inOrder());
        }
        if (layers.isEmpty()) {
            throw first.orElseGet(
                    () -> new DataProblem(file + ": ", DataMessage.NO_STATISTICS, StatisticNames.PYTORCH.mean()));
        }
        return layers;
    }

    /// How many arrays belong to none of these layers.
    int others(Map<String, StoredLayer> layers) {
        int all = foreign
                + ordered.size()
                + groups.values().stream().mapToInt(State::arrays).sum();
        return all - layers.values().stream().mapToInt(StoredLayer::arrays).sum();
    }

    static int arrays(Map<String, StoredLayer.NamedEntry> group) {
        return (int) group.values().stream()
                .filter(given -> given.entry().isNumbers())
                .count();
    }

    private StoredLayer layer(String name, Map<String, StoredLayer.NamedEntry> group, Map<String, StoredLayer> before) {
        Optional<String> plain = StatisticNames.outside(name, "");
        if (plain.isEmpty()) {
            return new StoredLayer(file, name, group, settings(name), Optional.empty(), whyNotWritten());
        }
        Map<String, StoredLayer.NamedEntry> both = new LinkedHashMap<>(group);
        StatisticNames.outside(name, StatisticNames.PARAMS)
                .map(groups::get)
                .ifPresent(learned -> learned.forEach(both::putIfAbsent));
        String shown = groups.containsKey(plain.get()) || before.containsKey(plain.get()) ? name : plain.get();
        return new StoredLayer(
                file,
                shown,
                both,
                settings(name),
                Optional.of(StatisticNames.FLAX),
                Optional.of(DataMessage.TRACK_OTHER_FORM));
    }

    /// The list that Keras' `get_weights()` gives.
    private StoredLayer inOrder() throws DataProblem {
        if (ordered.size() != StatisticNames.IN_ORDER.size()) {
            throw new DataProblem(file + ": ", DataMessage.LIST_OF_ARRAYS, ordered.size(), StatisticNames.IN_ORDER);
        }
        Map<String, StoredLayer.NamedEntry> group = new LinkedHashMap<>();
        IntStream.range(0, ordered.size())
                .forEach(i -> group.put(
                        StatisticNames.IN_ORDER.get(i), new StoredLayer.NamedEntry("[" + i + "]", ordered.get(i))));
        return new StoredLayer(
                file,
                "",
                group,
                Map.of(),
                Optional.of(StatisticNames.KERAS),
                Optional.of(DataMessage.TRACK_OTHER_FORM));
    }

    /// What is said of a layer, and where nothing is, of all those above it.
    private Map<StatisticRole, Entry> settings(String layer) {
        Map<StatisticRole, Entry> found = new LinkedHashMap<>(settings.getOrDefault(layer, Map.of()));
        String above = layer.substring(0, Math.min(layer.length(), longestSet + 1));
        while (!above.isEmpty()) {
            above = above.substring(0, Math.max(0, Math.max(above.lastIndexOf('.'), above.lastIndexOf('/'))));
            settings.getOrDefault(above, Map.of()).forEach(found::putIfAbsent);
        }
        return found;
    }
}
