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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// A forward pass and the gradient that comes back: as options say, or as the last pass left them.
final class PassOptions {
    @Option(
            names = {"-d", "--dout"},
            paramLabel = "FILE",
            description = "The gradient of the loss with respect to y: CSV or JSON, of x's shape.")
    @Nullable
    String dout;

    @Mixin
    BatchOptions batch = new BatchOptions();

    @Mixin
    ModeOptions mode = new ModeOptions();

    /// Refuses what makes no sense together, where statistics may stand beside a batch in train mode: those
    /// before it.
    void checkBesideStatistics(CommandLine command) {
        boolean before = mode.mode() == Mode.TRAIN && mode.statistics.stats != null;
        if (!before) {
            check(command);
        } else {
            checkOneStream(command);
        }
    }

    /// Refuses what says something of a batch where none is named, and the sample is taken.
    ///
    /// @param instead what happens without a batch: `the sample is walked`
    void checkWithoutInput(CommandLine command, String instead) {
        Optional<String> needsInput = dout != null ? Optional.of("--dout") : batch.withoutInput();
        needsInput.ifPresent(option -> {
            throw new ParameterException(command, option + " goes with --input; without it, " + instead);
        });
    }

    /// Refuses a pass back without a gradient.
    static void checkDout(Cache cache, CommandLine command) {
        if (cache.dout().isEmpty()) {
            throw new ParameterException(command, "there is no gradient to take back: give it with --dout FILE");
        }
    }

    /// Refuses what makes no sense together.
    void check(CommandLine command) {
        String name = command.getCommandName();
        if (batch.input != null) {
            mode.check(command);
        } else if (mode.statistics.stats != null) {
            throw new ParameterException(
                    command, "--stats goes with --input; without it, " + name + " takes the forward pass as it was");
        }
        batch.withoutInput().ifPresent(option -> {
            throw new ParameterException(
                    command, option + " goes with --input; without it, " + name + " takes the forward pass as it was");
        });
        checkOneStream(command);
    }

    /// Standard input can be one thing alone.
    void checkOneStream(CommandLine command) {
        if ("-".equals(dout) && "-".equals(batch.input)) {
            throw new ParameterException(
                    command, "--input and --dout cannot both be standard input: give one of them as a file");
        }
    }

    /// The forward pass, with its dout where there is one.
    Reading.Loaded loaded(Reading reading) throws DataProblem {
        Reading.Loaded pass = batch.input == null
                ? kept(reading.state())
                : reading.batch(batch.input, batch, mode.mode(), mode.statistics);
        if (dout == null) {
            return pass;
        }
        Batch gradient = reading.dout(dout, batch.csv.dialect(), pass.cache().x());
        return new Reading.Loaded(pass.cache().with(gradient), pass.origin(), pass.notes());
    }

    /// What was to be computed in a pass. In train mode the statistics are those before this batch, if they are
    /// known.
    Exercise exercise(Cache cache, ConventionOptions conventions, Reading reading) throws DataProblem {
        if (cache.mode() == Mode.EVAL || mode.statistics.stats == null) {
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
        if (mode.mode != null && mode.mode != saved.mode()) {
            throw new DataProblem(
                    "the forward pass of this folder was in " + saved.mode().word() + " mode: run bn forward"
                            + " --mode " + mode.mode.word() + " first, or give --input FILE here");
        }
        Cache cache = saved.cache();
        String whose = "going back through " + saved.source() + ", which bn forward kept in this folder";
        return new Reading.Loaded(cache, saved.origin(), List.of(whose));
    }
}
