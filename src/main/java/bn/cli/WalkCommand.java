package bn.cli;

import bn.batch.Batch;
import bn.data.Cache;
import bn.data.DataProblem;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bn walk`: a debugger for batch normalization.
@Command(
        name = "walk",
        header = "Walk through the 23 steps: forward and back, ask why, change a number, see what moves.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn walk                                          the sample batch",
            "  bn walk --input batch.csv --dout grads.csv",
            "  bn walk --input batch.csv --stats stats.json     so that mode eval can be had",
            "  bn walk --script lesson.bn                       the commands of a file",
            "  printf 'goto dvar\\nwhy dvar[0]\\n' | bn walk",
            ""
        })
final class WalkCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    PassOptions pass = new PassOptions();

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "Take the commands from this file, and end after them.")
    @Nullable
    String script;

    @Option(names = "--strict", description = "Stop at the first command that is not understood, with status 2.")
    boolean strict;

    @Mixin
    CommonOptions common = new CommonOptions();

    WalkCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        checkOptions();
        Words words = Words.of(common.language(surroundings));
        Reading reading = new Reading(surroundings);
        List<String> notes = new ArrayList<>();
        Reading.Loaded loaded = loaded(reading, words, notes);
        Optional<RunningStats> statistics = loaded.cache().statistics();
        Cache cache =
                pass.mode.mode() == Mode.EVAL ? loaded.cache() : loaded.cache().inTraining();
        if (cache.dout().isEmpty()) {
            notes.add(words.say(Message.WALK_MADE_DOUT, MadeDout.SEED));
            cache = cache.with(MadeDout.of(cache.shape()));
        }
        notes.addAll(loaded.notes());
        Walk walk = Walk.start(
                cache,
                statistics,
                "bn " + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        WalkLoop loop = new WalkLoop(surroundings, common, new Walker(words), words, strict);
        loop.show(new Walker(words).welcome(walk, notes), walk.digits());
        return loop.run(walk, script);
    }

    private void checkOptions() {
        pass.checkOneStream(spec.commandLine());
        if (pass.batch.input == null) {
            pass.checkWithoutInput(spec.commandLine(), "the sample is walked");
        }
        if (pass.batch.input != null && pass.mode.mode() == Mode.EVAL) {
            pass.mode.check(spec.commandLine());
        }
        boolean reads = "-".equals(pass.batch.input) || "-".equals(pass.dout);
        if (reads && script == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "standard input holds the commands here: give the batch as a file, or the commands with --script");
        }
    }

    /// The batch, and the statistics too where there are some, whichever mode begins.
    private Reading.Loaded loaded(Reading reading, Words words, List<String> notes) throws DataProblem {
        boolean hasStatistics = pass.mode.statistics.stats != null;
        if (pass.batch.input == null) {
            notes.add(words.say(Message.WALK_SAMPLE));
            Samples samples = new Samples(reading);
            return samples.batch(hasStatistics ? reading.statistics(pass.mode.statistics) : samples.statistics());
        }
        Reading.Loaded batch = reading.batch(
                pass.batch.input, pass.batch, hasStatistics ? Mode.EVAL : Mode.TRAIN, pass.mode.statistics);
        if (pass.dout == null) {
            return batch;
        }
        Batch dout =
                reading.dout(pass.dout, pass.batch.csv.dialect(), batch.cache().x());
        return new Reading.Loaded(batch.cache().with(dout), batch.origin(), batch.notes());
    }
}
