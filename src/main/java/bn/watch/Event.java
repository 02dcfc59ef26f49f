package bn.watch;

import bn.grading.Grade;
import java.util.List;
import java.util.Set;

/// What happened.
public sealed interface Event {
    /// A key was pressed.
    record Pressed(Key key) implements Event {}

    /// Files of the folder were written, replaced or removed.
    ///
    /// @param files their names
    record Saved(Set<String> files) implements Event {
        public Saved {
            files = Set.copyOf(files);
        }
    }

    /// The learner's program ended.
    record Ran(ProgramRun run) implements Event {}

    /// The answers were graded.
    ///
    /// @param features the names of the features
    /// @param required the steps that have to be right; none if those that are handed in are enough
    /// @param notes what the reader of the files should know, a sentence each
    record Graded(Grade grade, List<String> features, List<String> required, List<String> notes) implements Event {
        public Graded {
            features = List.copyOf(features);
            required = List.copyOf(required);
            notes = List.copyOf(notes);
        }
    }

    /// There is nothing to grade.
    ///
    /// @param why in a sentence
    record NothingToGrade(String why) implements Event {}

    /// The terminal has another size.
    record Resized() implements Event {}
}
