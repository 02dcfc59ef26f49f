package bn.cli.io;

import bn.batch.Printable;
import bn.cli.option.Argument;
import bn.cli.option.ConventionOptions;
import bn.cli.option.PassOptions;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.state.KeptPass;
import bn.data.statistics.SavedStatistics;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.stats.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the pass that options name, or the one that was kept.
public record PassLoader(InputLoader reading, PassOptions options) {
    /// Takes a file that was named without an option for the one thing that it can be: the batch, where its gradient is
    /// named, and the gradient, where the batch is; else what it holds tells, the batch with its gradient or the
    /// gradient for the pass that was kept.
    ///
    /// @throws DataProblem if it cannot be read
    /// @throws UsageException if both are named, or it can be read only once
    public void take(Argument<String> file) throws DataProblem {
        if (file.isGiven() && !options.batch.input.isGiven() && !options.dout.isGiven()) {
            if (file.is("-")) {
                throw new UsageException(Message.WHICH_STANDARD_INPUT);
            }
            boolean isWhole = reading.hasDout(file.given(), options.batch.csv.dialect(), options.batch.layout.order());
            (isWhole ? options.batch.input : options.dout).take(file.given());
        } else {
            options.takeBeside(file);
        }
    }

    /// The forward pass, with its dout where there is one.
    ///
    /// @throws DataProblem if it cannot be read, or none is named and none was kept
    public InputLoader.Loaded loaded() throws DataProblem {
        return loaded(Optional.empty());
    }

    /// The same where something may have been said of a convention, which has an ε.
    public InputLoader.Loaded loaded(Rules said) throws DataProblem {
        return loaded(Optional.of(said));
    }

    private InputLoader.Loaded loaded(Optional<Rules> said) throws DataProblem {
        InputLoader.Loaded pass = options.batch.input.isGiven()
                ? reading.batch(options.batch, options.mode.mode(), options.mode.statistics, said)
                : kept(said.orElse(Rules.NONE));
        return options.dout.isGiven()
                ? reading.withDout(pass, options.dout.given(), options.batch.csv.dialect())
                : pass;
    }

    /// What was to be computed in a pass, by the rules that the statistics' file records where nothing else is said. In
    /// train mode the statistics are those before this batch, if they are known.
    ///
    /// @throws DataProblem if the statistics cannot be read
    public Exercise exercise(PassInputs inputs, ConventionOptions conventions) throws DataProblem {
        if (!options.mode.statistics.stats.isGiven()) {
            return inputs.exercise(conventions.chosen(Optional.empty()), inputs.statistics());
        }
        SavedStatistics saved = reading.statistics(options.mode.statistics, inputs.shape());
        return inputs.exercise(conventions.chosen(Optional.of(saved)), Optional.of(saved.stats()));
    }

    private InputLoader.Loaded kept(Rules said) throws DataProblem {
        Optional<KeptPass> left = reading.kept();
        if (left.isEmpty()) {
            throw new DataProblem("", DataMessage.NO_KEPT_PASS);
        }
        KeptPass kept = left.get();
        if (options.mode.mode.isGiven() && options.mode.mode() != kept.mode()) {
            throw new DataProblem(
                    "",
                    DataMessage.KEPT_IN_OTHER_MODE,
                    Sentence.of(Words.name(kept.mode())),
                    options.mode.mode().word());
        }
        PassInputs inputs;
        try {
            inputs = reading.again(kept, !options.dout.isGiven());
        } catch (DataProblem problem) {
            if (reading.isStill(kept)) {
                throw problem;
            }
            return kept(said);
        }
        Sentence whose = Sentence.of(DataMessage.BACK_THROUGH_KEPT, kept.batch().called());
        List<Sentence> notes = new ArrayList<>(List.of(whose));
        if (options.mode.statistics.stats.isGiven()) {
            notes.addAll(besideKept(reading.statistics(options.mode.statistics, inputs.shape()), inputs, said));
        }
        return new InputLoader.Loaded(inputs, Optional.of(kept.batch()), kept.dout(), notes);
    }

    /// What the statistics' file says and a kept pass does not follow.
    private List<Sentence> besideKept(SavedStatistics saved, PassInputs inputs, Rules said) {
        String file = Printable.of(options.mode.statistics.stats.given());
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
