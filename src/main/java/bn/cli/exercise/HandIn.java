package bn.cli.exercise;

import bn.data.file.DataProblem;
import java.util.List;
import java.util.Optional;

/// What one of a class has handed in, before it is read.
///
/// @param who as they are called in the marks
/// @param place where it lies
/// @param files of answers; none if nothing was handed in
/// @param exercise that is theirs alone, unless everyone has the same
/// @param problem why it is not known what they have handed in
record HandIn(String who, String place, List<String> files, Optional<Own> exercise, Optional<DataProblem> problem) {
    HandIn {
        files = List.copyOf(files);
    }

    /// What could be looked into.
    static HandIn of(String who, String place, List<String> files, Optional<Own> exercise) {
        return new HandIn(who, place, files, exercise, Optional.empty());
    }

    /// The same by another name.
    HandIn called(String name) {
        return new HandIn(name, place, files, exercise, problem);
    }

    /// Whether nothing was handed in.
    boolean isNothing() {
        return files.isEmpty() && problem.isEmpty();
    }

    /// The files of an exercise. Whether they are there is known when they are read.
    ///
    /// @param facts what says in which mode it is
    record Own(String batch, String statistics, String facts) {}
}
