package bn.cli.io;

import bn.cli.environment.Surroundings;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.state.KeptPass;
import bn.data.state.Origin;
import bn.data.state.StateFolder;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Keeps a pass for later commands, and says so: first the bytes of what comes only once, as it is read, and then the
/// pass. That it cannot be kept is no reason to fail.
public final class StateSaver implements AutoCloseable {
    private final Surroundings surroundings;
    private final boolean saves;
    private final Set<Path> unsaved = new HashSet<>();
    private Optional<DataProblem> problem = Optional.empty();

    /// @param saves whether anything is to be kept
    public StateSaver(Surroundings surroundings, boolean saves) {
        this.surroundings = surroundings;
        this.saves = saves;
    }

    /// Numbers, and where they can be read again; nowhere where nothing is kept of what came only once.
    record LoadedNumbers<T>(T numbers, Optional<Origin> origin) {}

    /// Reads what comes only once, such as standard input.
    ///
    /// @throws DataProblem if it cannot be read
    <T> LoadedNumbers<T> once(Source source, CsvDialect dialect, Origin.Reader<T> reader) throws DataProblem {
        Optional<StateFolder> state = state();
        if (state.isEmpty()) {
            return new LoadedNumbers<>(reader.read(source), Optional.empty());
        }
        StateFolder.Copied<T> copied = state.get().copied(source, dialect, reader);
        copied.origin().map(Origin::path).ifPresent(unsaved::add);
        problem = problem.or(copied::problem);
        return new LoadedNumbers<>(copied.numbers(), copied.origin());
    }

    /// Keeps a pass, and gives what says so. Where it cannot be kept, what an earlier pass left goes too.
    public Runnable save(InputLoader.Loaded loaded, DataMessage note, Output output) {
        if (!saves) {
            return () -> {};
        }
        try {
            if (problem.isPresent()) {
                throw problem.get();
            }
            surroundings
                    .state()
                    .save(KeptPass.of(loaded.inputs(), loaded.batch().orElseThrow(), loaded.dout()));
            unsaved.clear();
            return () -> output.note(Sentence.of(note));
        } catch (DataProblem unsaid) {
            quietly(StateFolder::clear);
            return () -> output.warn(Sentence.of(DataMessage.NOTHING_KEPT, unsaid.sentence()));
        }
    }

    /// Removes what was kept for a pass that was not.
    @Override
    public void close() {
        if (!unsaved.isEmpty()) {
            quietly(state -> state.remove(unsaved));
        }
    }

    /// Where a pass is to be kept, if it is and there is a place.
    private Optional<StateFolder> state() {
        try {
            return saves ? Optional.of(surroundings.state()) : Optional.empty();
        } catch (DataProblem nowhere) {
            // Said when the pass is to be kept.
            return Optional.empty();
        }
    }

    private interface Removal {
        void of(StateFolder state) throws DataProblem;
    }

    private void quietly(Removal removal) {
        try {
            removal.of(surroundings.state());
        } catch (DataProblem left) {
            // It could not be written either, which is what the warning says.
        }
    }
}
