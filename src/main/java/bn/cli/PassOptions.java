package bn.cli;

import bn.batch.Printable;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.state.KeptPass;
import bn.data.statistics.SavedStatistics;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.graph.Mode;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.stats.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A forward pass and the gradient that comes back: as options say, or as the last pass left them.
final class PassOptions extends Options {
    final Argument<String> dout = option("-d, --dout", "FILE");
    final BatchOptions batch = with(new BatchOptions());
    final ModeOptions mode = with(new ModeOptions());

    /// Takes a file that was named without an option for the one thing that it can be: the batch, where its gradient is
    /// named, and the gradient, where the batch is; else what it holds tells, the batch with its gradient or the
    /// gradient for the pass that was kept.
    ///
    /// @throws DataProblem if it cannot be read
    /// @throws UsageException if both are named, or it can be read only once
    void take(Argument<String> file, InputLoader reading) throws DataProblem {
        if (file.isGiven() && !batch.input.isGiven() && !dout.isGiven()) {
            if (file.is("-")) {
                throw new UsageException(Message.WHICH_STANDARD_INPUT);
            }
            boolean isWhole = reading.hasDout(file.given(), batch.csv.dialect(), batch.layout.order());
            (isWhole ? batch.input : dout).take(file.given());
        } else {
            takeBeside(file);
        }
    }

    /// The same where one of them is named.
    ///
    /// @throws UsageException if both are
    void takeBeside(Argument<String> file) {
        if (file.isGiven() && batch.input.isGiven() && dout.isGiven()) {
            throw new UsageException(
                    Message.FILE_TOO_MANY, Printable.quoted(file.given()), List.of("--input", "--dout"));
        }
        file.optional().ifPresent(name -> (batch.input.isGiven() ? dout : batch.input).take(name));
    }

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
    /// @param instead what is done without a batch
    void checkWithoutInput(Message instead) {
        Optional<String> needsInput = dout.isGiven() ? Optional.of("--dout") : batch.withoutInput();
        needsInput.ifPresent(option -> {
            throw new UsageException(Message.NEEDS_INPUT, option, Sentence.of(instead));
        });
    }

    /// Refuses a pass back without a gradient.
    static void checkDout(PassInputs inputs) {
        if (inputs.dout().isEmpty()) {
            throw new UsageException(Message.NO_GRADIENT);
        }
    }

    /// Refuses what makes no sense together.
    void check() {
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
    void checkOneStream() {
        if (dout.is("-") && batch.input.is("-")) {
            throw new UsageException(Message.ONE_STANDARD_INPUT);
        }
    }

    /// The forward pass, with its dout where there is one.
    InputLoader.Loaded loaded(InputLoader reading) throws DataProblem {
        return loaded(reading, Optional.empty());
    }

    /// The same where something may have been said of a convention, which has an ε.
    InputLoader.Loaded loaded(InputLoader reading, Rules said) throws DataProblem {
        return loaded(reading, Optional.of(said));
    }

    private InputLoader.Loaded loaded(InputLoader reading, Optional<Rules> said) throws DataProblem {
        InputLoader.Loaded pass = batch.input.isGiven()
                ? reading.batch(batch, mode.mode(), mode.statistics, said)
                : kept(reading, said.orElse(Rules.NONE));
        return dout.isGiven() ? reading.withDout(pass, dout.given(), batch.csv.dialect()) : pass;
    }

    /// What was to be computed in a pass, by the rules that the statistics' file records where nothing else is said. In
    /// train mode the statistics are those before this batch, if they are known.
    Exercise exercise(PassInputs inputs, ConventionOptions conventions, InputLoader reading) throws DataProblem {
        if (!mode.statistics.stats.isGiven()) {
            return inputs.exercise(conventions.chosen(Optional.empty()), inputs.statistics());
        }
        SavedStatistics saved = reading.statistics(mode.statistics, inputs.shape());
        return inputs.exercise(conventions.chosen(Optional.of(saved)), Optional.of(saved.stats()));
    }

    private InputLoader.Loaded kept(InputLoader reading, Rules said) throws DataProblem {
        Optional<KeptPass> left = reading.kept();
        if (left.isEmpty()) {
            throw new DataProblem("", DataMessage.NO_KEPT_PASS);
        }
        KeptPass kept = left.get();
        if (mode.mode.isGiven() && mode.mode() != kept.mode()) {
            throw new DataProblem(
                    "",
                    DataMessage.KEPT_IN_OTHER_MODE,
                    Sentence.of(Words.name(kept.mode())),
                    mode.mode().word());
        }
        PassInputs inputs;
        try {
            inputs = reading.again(kept, !dout.isGiven());
        } catch (DataProblem problem) {
            if (reading.isStill(kept)) {
                throw problem;
            }
            return kept(reading, said);
        }
        Sentence whose = Sentence.of(DataMessage.BACK_THROUGH_KEPT, kept.batch().called());
        List<Sentence> notes = new ArrayList<>(List.of(whose));
        if (mode.statistics.stats.isGiven()) {
            notes.addAll(besideKept(reading.statistics(mode.statistics, inputs.shape()), inputs, said));
        }
        return new InputLoader.Loaded(inputs, Optional.of(kept.batch()), kept.dout(), notes);
    }

    /// What the statistics' file says and a kept pass does not follow.
    private List<Sentence> besideKept(SavedStatistics saved, PassInputs inputs, Rules said) {
        String file = Printable.of(mode.statistics.stats.given());
        List<Sentence> notes = new ArrayList<>();
        ConventionOptions.overruled(file, said, saved.recorded()).ifPresent(notes::add);
        boolean others = differs(saved.weight(), inputs.gamma())
                || differs(saved.bias(), inputs.beta())
                || saved.eps().orElse(inputs.eps()) != inputs.eps();
        if (others) {
            notes.add(Sentence.of(DataMessage.KEPT_PARAMETERS_USED).at(file + ": "));
        }
        return notes;
    }

    private static boolean differs(Optional<Value.PerFeature> saved, Value.PerFeature used) {
        return saved.filter(one -> !Arrays.equals(one.toArray(), used.toArray()))
                .isPresent();
    }
}
