package bn.cli;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.Output;
import bn.cli.option.CommonOptions;
import bn.cli.option.Flag;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.state.KeptPass;
import bn.data.state.StateFolder;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Words;
import java.util.List;
import java.util.Optional;

/// `bn state`: what the last forward pass left.
final class StateCommand extends Subcommand {
    /// Features that are named; of more, these and their number.
    private static final int FEATURES = 12;

    final Flag clear = flag("--clear");
    final CommonOptions common = with(new CommonOptions());

    StateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        Output output = new Output(surroundings, common);
        StateFolder state = surroundings.state();
        if (clear.isSet()) {
            output.note(
                    state.clear()
                            ? Sentence.of(DataMessage.STATE_REMOVED, state.file())
                            : Sentence.of(DataMessage.STATE_NOTHING_TO_REMOVE));
            return ExitStatus.DONE;
        }
        Optional<KeptPass> kept = state.load();
        Words words = Words.of(common.language(surroundings));
        for (Sentence line :
                kept.map(pass -> shown(state, pass)).orElse(List.of(Sentence.of(DataMessage.STATE_EMPTY)))) {
            output.text(Printable.of(line.in(words)) + "\n");
        }
        return ExitStatus.DONE;
    }

    /// The pass, line by line; in place of its batch and dout why they cannot be had any more.
    private List<Sentence> shown(StateFolder state, KeptPass kept) {
        Sentence mode = Sentence.of(DataMessage.STATE_MODE, kept.mode().word());
        Sentence file = Sentence.of(DataMessage.STATE_FILE, state.file());
        try {
            PassInputs inputs = kept.withoutDout(surroundings.progress());
            Sentence from = Sentence.of(
                    DataMessage.STATE_FROM, inputs.shape(), kept.batch().called());
            return List.of(
                    Sentence.of(DataMessage.STATE_BATCH, from),
                    Sentence.of(DataMessage.STATE_FEATURES, features(inputs.features())),
                    mode,
                    Sentence.of(DataMessage.STATE_DOUT, dout(kept, inputs)),
                    file);
        } catch (DataProblem problem) {
            return List.of(Sentence.of(DataMessage.STATE_BATCH, problem.sentence()), mode, file);
        }
    }

    private static Sentence features(List<String> names) {
        List<String> first = names.stream().limit(FEATURES).map(Printable::of).toList();
        return names.size() > FEATURES
                ? Sentence.of(DataMessage.STATE_MORE_FEATURES, first, names.size())
                : Sentence.asItIs(first);
    }

    private Sentence dout(KeptPass kept, PassInputs inputs) {
        try {
            boolean none = kept.withDout(inputs, surroundings.progress()).dout().isEmpty();
            return none
                    ? Sentence.of(DataMessage.STATE_DOUT_NONE)
                    : Sentence.of(
                            DataMessage.STATE_DOUT_FROM,
                            kept.dout().orElse(kept.batch()).called());
        } catch (DataProblem problem) {
            return problem.sentence();
        }
    }
}
