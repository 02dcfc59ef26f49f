package bn.cli.exercise;

import bn.batch.Printable;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.PassLoader;
import bn.cli.option.ConventionOptions;
import bn.cli.option.PassOptions;
import bn.data.ExerciseFacts;
import bn.data.file.DataProblem;
import bn.grading.catalogue.Exercise;
import bn.graph.Mode;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/// Reads what each of a class has to compute.
///
/// @param pass as the command line says it: what it says of the mode and of dout holds for all
/// @param notes gets what the reader of the files should know, a sentence each
record Assignments(
        Surroundings surroundings,
        PassOptions pass,
        ConventionOptions conventions,
        InputLoader reading,
        Consumer<Sentence> notes) {
    /// What somebody has to compute.
    ///
    /// @param features their names
    /// @param blank the lines that their exercise leaves to them; none if it does not say
    record Assignment(Exercise exercise, List<String> features, List<String> blank) {
        Assignment {
            blank = List.copyOf(blank);
        }
    }

    /// The exercise of the batch that is named, or else of the pass that was kept.
    Assignment ofAll() throws DataProblem {
        return read(pass, List.of());
    }

    /// The exercise that is one learner's own.
    ///
    /// @param place where what they have handed in lies
    /// @throws DataProblem if a file of it is not there or cannot be read
    Assignment of(HandIn.Own own, String place) throws DataProblem {
        if (!isThere(own.batch())) {
            throw new DataProblem(
                    Printable.of(place) + ": ", DataMessage.NOT_IN_KEY, Printable.of(own.batch()), ExerciseFolder.LIST);
        }
        ExerciseFacts facts = isThere(own.facts()) ? ExerciseFacts.of(reading.source(own.facts())) : ExerciseFacts.NONE;
        PassOptions its = new PassOptions();
        its.batch.input.take(own.batch());
        pass.dout.optional().ifPresent(its.dout::take);
        Mode mode = pass.mode.mode.isGiven() ? pass.mode.mode() : facts.mode().orElse(Mode.TRAIN);
        its.mode.mode.take(mode);
        if (mode == Mode.EVAL || isThere(own.statistics())) {
            its.mode.statistics.stats.take(there(own.statistics()));
        }
        return read(its, facts.blank());
    }

    private Assignment read(PassOptions its, List<String> blank) throws DataProblem {
        PassLoader loader = new PassLoader(reading, its);
        InputLoader.Loaded loaded = loader.loaded(conventions.rules());
        loaded.notes().forEach(notes);
        return new Assignment(
                loader.exercise(loaded.inputs(), conventions), loaded.inputs().features(), blank);
    }

    private boolean isThere(String file) throws DataProblem {
        return Files.exists(surroundings.file(file));
    }

    private String there(String file) throws DataProblem {
        if (!isThere(file)) {
            throw new DataProblem(Printable.of(file) + ": ", DataMessage.NO_EXERCISE);
        }
        return file;
    }
}
