package bn.cli;

import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Samples;
import bn.cli.loop.WalkLoop;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.Flag;
import bn.cli.option.OptionType;
import bn.cli.option.PassOptions;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.graph.Mode;
import bn.prose.Message;
import bn.prose.Words;
import bn.stats.RunningStats;
import bn.walk.MadeDout;
import bn.walk.Walk;
import bn.walk.Walker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `bn walk`: a debugger for batch normalization.
final class WalkCommand extends Subcommand {
    final Argument<String> file = optionalWord("FILE", OptionType.TEXT);
    final PassOptions pass = with(new PassOptions());
    final Argument<String> script = option("--script", "FILE");
    final Flag strict = flag("--strict");
    final CommonOptions common = with(new CommonOptions());

    WalkCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        pass.takeBeside(file);
        checkOptions();
        Words words = Words.of(common.language(surroundings));
        InputLoader reading = new InputLoader(surroundings);
        List<String> notes = new ArrayList<>();
        InputLoader.Loaded loaded = loaded(reading, words, notes);
        Optional<RunningStats> statistics = loaded.inputs().statistics();
        PassInputs inputs = pass.mode.mode() == Mode.EVAL
                ? loaded.inputs()
                : loaded.inputs().inTraining();
        inputs.checkRoot();
        if (inputs.dout().isEmpty()) {
            notes.add(words.say(Message.WALK_MADE_DOUT, MadeDout.SEED));
            inputs = inputs.with(MadeDout.of(inputs.shape()));
        }
        loaded.notes().forEach(note -> notes.add(note.in(words)));
        Walk walk = Walk.start(
                inputs,
                statistics,
                "bn " + String.join(" ", spec().commandLine().getParseResult().originalArgs()));
        Walker walker = new Walker(words);
        return new WalkLoop(surroundings, common, walker, words, strict.isSet())
                .run(walk, walker.welcome(walk, notes), script.optional());
    }

    private void checkOptions() {
        pass.checkOneStream();
        if (!pass.batch.input.isGiven()) {
            pass.checkWithoutInput(Message.SAMPLE_WALKED);
        }
        if (pass.batch.input.isGiven() && pass.mode.mode() == Mode.EVAL) {
            pass.mode.check();
        }
        boolean reads = pass.batch.input.is("-") || pass.dout.is("-");
        if (reads && !script.isGiven()) {
            throw new UsageException(Message.COMMANDS_FROM_STANDARD_INPUT);
        }
    }

    /// The batch, and the statistics too where there are some, whichever mode begins.
    private InputLoader.Loaded loaded(InputLoader reading, Words words, List<String> notes) throws DataProblem {
        boolean hasStatistics = pass.mode.statistics.stats.isGiven();
        if (!pass.batch.input.isGiven()) {
            notes.add(words.say(Message.WALK_SAMPLE));
            Samples samples = new Samples(reading);
            return samples.batch(hasStatistics ? reading.statistics(pass.mode.statistics) : samples.statistics());
        }
        InputLoader.Loaded batch =
                reading.batch(pass.batch, hasStatistics ? Mode.EVAL : Mode.TRAIN, pass.mode.statistics);
        return pass.dout.isGiven() ? reading.withDout(batch, pass.dout.given(), pass.batch.csv.dialect()) : batch;
    }
}
