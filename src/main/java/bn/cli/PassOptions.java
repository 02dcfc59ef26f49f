package bn.cli;

import bn.batch.Batch;
import bn.check.Exercise;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.data.SavedStatistics;
import bn.data.StateFolder;
import bn.graph.Mode;
import java.util.List;
import java.util.Optional;

/// A forward pass and the gradient that comes back: as options say, or as the last pass left them.
final class PassOptions extends Options {
    final Argument<String> dout =
            option("-d, --dout", "FILE", "The gradient of the loss with respect to y: CSV or JSON, of x's shape.");
    final BatchOptions batch = with(new BatchOptions());
    final ModeOptions mode = with(new ModeOptions());

    /// Refuses what makes no sense together, where statistics may stand beside a batch in train mode: those
    /// before it.
    void checkBesideStatistics() {
        boolean before = mode.mode() == Mode.TRAIN && mode.statistics.stats.isGiven();
        if (!before) {
            check();
        } else {
            checkOneStream();
        }
    }

    /// Refuses what says something of a batch where none is named, and the sample is taken.
    ///
    /// @param instead what happens without a batch: `the sample is walked`
    void checkWithoutInput(String instead) {
        Optional<String> needsInput = dout.isGiven() ? Optional.of("--dout") : batch.withoutInput();
        needsInput.ifPresent(option -> {
            throw new Misuse(option + " goes with --input; without it, " + instead);
        });
    }

    /// Refuses a pass back without a gradient.
    static void checkDout(Cache cache) {
        if (cache.dout().isEmpty()) {
            throw new Misuse("there is no gradient to take back: give it with --dout FILE");
        }
    }

    /// Refuses what makes no sense together.
    void check() {
        if (batch.input.isGiven()) {
            mode.check();
        } else if (mode.statistics.stats.isGiven()) {
            throw new Misuse("--stats goes with --input; without it, the forward pass is taken as it was");
        }
        batch.withoutInput().ifPresent(option -> {
            throw new Misuse(option + " goes with --input; without it, the forward pass is taken as it was");
        });
        checkOneStream();
    }

    /// Standard input can be one thing alone.
    void checkOneStream() {
        if (dout.is("-") && batch.input.is("-")) {
            throw new Misuse("--input and --dout cannot both be standard input: give one of them as a file");
        }
    }

    /// The forward pass, with its dout where there is one.
    Reading.Loaded loaded(Reading reading) throws DataProblem {
        Reading.Loaded pass =
                batch.input.isGiven() ? reading.batch(batch, mode.mode(), mode.statistics) : kept(reading.state());
        if (!dout.isGiven()) {
            return pass;
        }
        Batch gradient =
                reading.dout(dout.given(), batch.csv.dialect(), pass.cache().x());
        return new Reading.Loaded(pass.cache().with(gradient), pass.origin(), pass.notes());
    }

    /// What was to be computed in a pass. In train mode the statistics are those before this batch, if they are
    /// known.
    Exercise exercise(Cache cache, ConventionOptions conventions, Reading reading) throws DataProblem {
        if (cache.mode() == Mode.EVAL || !mode.statistics.stats.isGiven()) {
            return cache.exercise(conventions.chosen(Optional.empty()), cache.statistics());
        }
        SavedStatistics before = reading.statistics(mode.statistics, cache.shape());
        return cache.exercise(conventions.chosen(before.convention()), Optional.of(before.stats()));
    }

    private Reading.Loaded kept(StateFolder state) throws DataProblem {
        Optional<StateFolder.Saved> left = state.load();
        if (left.isEmpty()) {
            throw new DataProblem("there is no forward pass to go back through in this folder: run"
                    + " bn forward --input FILE first, or give --input FILE here");
        }
        StateFolder.Saved saved = left.get();
        if (mode.mode.isGiven() && mode.mode() != saved.mode()) {
            throw new DataProblem(
                    "the forward pass of this folder was in " + saved.mode().word() + " mode: run bn forward"
                            + " --mode " + mode.mode().word() + " first, or give --input FILE here");
        }
        Cache cache = saved.cache();
        String whose = "going back through " + saved.source() + ", which bn forward kept in this folder";
        return new Reading.Loaded(cache, saved.origin(), List.of(whose));
    }
}
