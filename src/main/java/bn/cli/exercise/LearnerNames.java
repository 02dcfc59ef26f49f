package bn.cli.exercise;

import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.data.csv.ClassList;
import bn.data.file.DataProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What people call the learners of a class: by the list that `bn exercise` lays beside their folders. Where there
/// is none, or none that can be read, they are called as their folders.
record LearnerNames(Surroundings surroundings, InputLoader reading) {
    /// The same, each by name. Those of the same name are told apart by their folders.
    List<HandIn> called(List<HandIn> handIns) throws DataProblem {
        Map<String, Map<String, String>> lists = new HashMap<>();
        List<HandIn> called = new ArrayList<>();
        for (HandIn handIn : handIns) {
            Folder around = Folder.around(surroundings, handIn.place());
            Map<String, String> names = lists.get(around.name());
            if (names == null) {
                names = list(around);
                lists.put(around.name(), names);
            }
            called.add(handIn.called(name(handIn, names)));
        }
        return called;
    }

    private static String name(HandIn handIn, Map<String, String> names) {
        String name = names.getOrDefault(handIn.who(), handIn.who());
        boolean isAmbiguous = Collections.frequency(names.values(), name) > 1 || names.containsKey(name);
        return isAmbiguous && !name.equals(handIn.who()) ? name + " (" + handIn.who() + ")" : name;
    }

    private Map<String, String> list(Folder folder) throws DataProblem {
        if (!folder.has(ExerciseFolder.LIST)) {
            return Map.of();
        }
        try {
            return ClassList.names(String.join(
                    "\n", reading.source(folder.file(ExerciseFolder.LIST)).lines()));
        } catch (DataProblem _) {
            return Map.of();
        }
    }
}
