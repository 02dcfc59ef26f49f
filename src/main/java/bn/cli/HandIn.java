package bn.cli;

import java.util.List;
import java.util.Optional;

/// What one of a class has handed in, before it is read.
///
/// @param who as they are called in the marks
/// @param place where it lies
/// @param files of answers; none if nothing was handed in
/// @param exercise that is theirs alone, unless everyone has the same
record HandIn(String who, String place, List<String> files, Optional<Own> exercise) {
    HandIn {
        files = List.copyOf(files);
    }

    /// The files of an exercise. Whether they are there is known when they are read.
    ///
    /// @param facts what says in which mode it is
    record Own(String batch, String statistics, String facts) {}
}
