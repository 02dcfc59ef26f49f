package bn.data.statistics;

import bn.batch.Printable;
import bn.data.SavedArrays;
import bn.data.file.DataProblem;
import bn.data.numpy.NumPyArray;
import bn.data.statistics.StatisticNames.Parts;
import bn.data.statistics.StatisticNames.StatisticRole;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds layers in what a file says.
final class StatisticsReader {
    private final String file;
    private final State state;

    private StatisticsReader(String file, State state) {
        this.file = file;
        this.state = state;
    }

    /// Of a state that was read from text.
    static StatisticsReader of(String file, State state) {
        return new StatisticsReader(file, state);
    }

    /// Of arrays by their names, as of an .npz or .pt file, which is never written again.
    static StatisticsReader of(String file, SavedArrays.Named arrays) throws DataProblem {
        State state = new State(file);
        state.addOtherForm();
        List<Entry> inOrder = inOrder(file, arrays.arrays());
        if (!inOrder.isEmpty()) {
            inOrder.forEach(state::addInOrder);
            return new StatisticsReader(file, state);
        }
        for (Map.Entry<String, NumPyArray> entry : arrays.arrays().entrySet()) {
            String name = entry.getKey();
            Parts parts = StatisticNames.parts(name);
            Optional<StatisticRole> role = parts.role();
            Entry read = Entry.of(entry.getValue(), file + ": " + Printable.brief(name));
            if (role.isEmpty()) {
                state.addForeign();
            } else if (role.get().isSetting()) {
                state.set(name, parts, read);
            } else {
                state.add(name, parts, read);
            }
        }
        for (Map.Entry<String, NumPyArray> number : arrays.numbers().entrySet()) {
            Parts parts = StatisticNames.parts(number.getKey());
            Entry read = Entry.of(number.getValue(), file + ": " + Printable.brief(number.getKey()));
            if (parts.role().filter(StatisticRole::isSetting).isPresent()) {
                state.set(number.getKey(), parts, read);
            } else if (parts.role().isPresent()) {
                state.add(number.getKey(), parts, read);
            }
        }
        return new StatisticsReader(file, state);
    }

    /// The arrays of a list that was saved, which have numbers for names, or the rows of one array.
    private static List<Entry> inOrder(String file, Map<String, NumPyArray> arrays) {
        List<Entry> entries = new ArrayList<>();
        for (String before : List.of("", "arr_")) {
            NumPyArray next = arrays.get(before + 0);
            for (int i = 0; next != null; next = arrays.get(before + i)) {
                entries.add(Entry.of(next, file + ": " + before + i));
                i++;
            }
        }
        return entries.size() == arrays.size() ? entries : List.of();
    }

    /// Reads a layer.
    ///
    /// @param wanted its name; empty where the file has only one
    SavedStatistics read(Optional<String> wanted) throws DataProblem {
        Map<String, StoredLayer> layers = state.layers();
        String name = chosen(List.copyOf(layers.keySet()), wanted);
        return Objects.requireNonNull(layers.get(name)).saved();
    }

    /// All layers.
    StatisticsFile.Layers layers() throws DataProblem {
        Map<String, StoredLayer> layers = state.layers();
        List<StatisticsFile.Found> found = new ArrayList<>();
        for (StoredLayer layer : layers.values()) {
            found.add(found(layer));
        }
        return new StatisticsFile.Layers(found, state.others(layers));
    }

    private static StatisticsFile.Found found(StoredLayer layer) {
        try {
            return new StatisticsFile.Found.Read(layer.state());
        } catch (DataProblem problem) {
            return new StatisticsFile.Found.Unread(layer.name(), problem.sentence());
        }
    }

    private String chosen(List<String> names, Optional<String> wanted) throws DataProblem {
        if (wanted.isEmpty() && names.size() == 1) {
            return names.getFirst();
        }
        // A name that is empty would not be seen.
        List<String> shown =
                names.stream().map(name -> name.isEmpty() ? "''" : name).toList();
        if (wanted.isEmpty()) {
            throw new DataProblem(file + ": ", DataMessage.SEVERAL_LAYERS, names.size(), Sentence.list(shown));
        }
        return names.contains(wanted.get()) ? wanted.get() : endingIn(wanted.get(), names, shown);
    }

    /// The layer whose name ends in a part of it that is wanted: DataParallel calls bn1 module.bn1.
    private String endingIn(String wanted, List<String> names, List<String> shown) throws DataProblem {
        List<String> ending = names.stream()
                .filter(name -> ("." + name.replace('/', '.')).endsWith("." + wanted.replace('/', '.')))
                .toList();
        if (ending.size() == 1) {
            return ending.getFirst();
        }
        String asked = Printable.quoted(wanted);
        if (ending.size() > 1) {
            throw new DataProblem(file + ": ", DataMessage.SEVERAL_LAYERS_END_SO, asked, Sentence.list(ending));
        }
        Optional<Sentence> near = Suggestion.within(wanted, names, Printable::brief);
        throw names.equals(List.of(""))
                ? new DataProblem(file + ": ", DataMessage.LAYER_HAS_NO_NAME, asked, near)
                : new DataProblem(file + ": ", DataMessage.NO_SUCH_LAYER, asked, near, Sentence.list(shown));
    }
}
