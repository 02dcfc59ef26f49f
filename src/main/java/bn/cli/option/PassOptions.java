package bn.cli.option;

import bn.batch.Printable;
import bn.data.PassInputs;
import bn.graph.Mode;
import bn.prose.Message;
import bn.prose.Sentence;
import java.util.List;
import java.util.Optional;

/// A forward pass and the gradient that comes back: as options say, or as the last pass left them.
public final class PassOptions extends Options {
    /// The file of the gradient that comes back.
    public final Argument<String> dout = option("-d, --dout", "FILE");
    public final BatchOptions batch = with(new BatchOptions());
    public final ModeOptions mode = with(new ModeOptions());

    /// Takes a file that was named without an option, where the batch or its gradient is named, for the other.
    ///
    /// @throws UsageException if both are
    public void takeBeside(Argument<String> file) {
        if (file.isGiven() && batch.input.isGiven() && dout.isGiven()) {
            throw new UsageException(
                    Message.FILE_TOO_MANY, Printable.quoted(file.given()), List.of("--input", "--dout"));
        }
        file.optional().ifPresent(name -> (batch.input.isGiven() ? dout : batch.input).take(name));
    }

    /// Refuses what makes no sense together, where statistics may stand beside a batch in train mode: those
    /// before it.
    public void checkBesideStatistics() {
        boolean before = mode.mode() == Mode.TRAIN && mode.statistics.stats.isGiven();
        if (!before) {
            check();
        } else {
            checkOneStream();
        }
    }

    /// Refuses what says something of a batch where none is named, and the sample is taken.
    ///
    /// @param instead what is done without a batch
    public void checkWithoutInput(Message instead) {
        Optional<String> needsInput = dout.isGiven() ? Optional.of("--dout") : batch.withoutInput();
        needsInput.ifPresent(option -> {
            throw new UsageException(Message.NEEDS_INPUT, option, Sentence.of(instead));
        });
    }

    /// Refuses a pass back without a gradient.
    public static void checkDout(PassInputs inputs) {
        if (inputs.dout().isEmpty()) {
            throw new UsageException(Message.NO_GRADIENT);
        }
    }

    /// Refuses what makes no sense together.
    public void check() {
        if (batch.input.isGiven()) {
            mode.check();
        } else if (mode.statistics.stats.isGiven()) {
            throw new UsageException(Message.NEEDS_INPUT, "--stats", Sentence.of(Message.PASS_AS_IT_WAS));
        }
        batch.withoutInput().ifPresent(option -> {
            throw new UsageException(Message.NEEDS_INPUT, option, Sentence.of(Message.PASS_AS_IT_WAS));
        });
        checkOneStream();
    }

    /// Standard input can be one thing alone.
    public void checkOneStream() {
        if (dout.is("-") && batch.input.is("-")) {
            throw new UsageException(Message.ONE_STANDARD_INPUT);
        }
    }
}
