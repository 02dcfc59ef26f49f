package bn.cli;

import bn.batch.Printable;
import bn.cli.environment.Surroundings;
import bn.cli.exercise.OwnNames;
import bn.cli.exercise.WatchedExercise;
import bn.cli.loop.WatchLoop;
import bn.cli.option.Argument;
import bn.cli.option.ArgumentList;
import bn.cli.option.CommonOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.Flag;
import bn.cli.option.InvalidValue;
import bn.cli.option.OptionType;
import bn.cli.option.PassOptions;
import bn.cli.option.Presentation;
import bn.cli.option.UsageException;
import bn.data.answers.AnswerNames;
import bn.data.file.DataProblem;
import bn.exercise.ProgramWithGaps;
import bn.grading.catalogue.Exercise;
import bn.graph.Mode;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Words;
import bn.watch.WatchReports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `bn watch`: an exercise, graded at each save.
final class WatchCommand extends Subcommand {
    private static final int USUAL_TIMEOUT = 30;

    final Argument<String> folder = optionalWord("DIR", OptionType.TEXT);
    final Argument<String> run = option("--run", "COMMAND");
    final Argument<Integer> timeout =
            option("--timeout", "SECONDS", OptionType.of(Integer.class, WatchCommand::seconds));
    final Flag once = flag("--once");
    final Argument<String> require = option("--require", "STEPS");
    final ArgumentList names = list("--names", "NAMES");
    final PassOptions pass = with(new PassOptions());
    final ConventionOptions conventions = with(new ConventionOptions());
    final CommonOptions common = with(new CommonOptions());

    WatchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    private static Integer seconds(String typed) {
        if (typed.matches("[1-9]\\d{0,5}")) {
            return Integer.valueOf(typed);
        }
        throw new InvalidValue(Message.WATCH_NOT_SECONDS, Printable.quoted(typed));
    }

    @Override
    public Integer call() throws DataProblem {
        if (timeout.isGiven() && !run.isGiven()) {
            throw new UsageException(Message.WATCH_TIMEOUT_WITHOUT_RUN);
        }
        Words words = Words.of(common.language(surroundings));
        WatchedExercise exercise = WatchedExercise.of(surroundings, folder.or("."));
        take(exercise);
        check();
        AnswerNames known = OwnNames.of(names.all());
        WatchLoop loop = new WatchLoop(
                surroundings,
                common,
                exercise,
                new WatchReports(words, exercise.facts().level(), another(exercise), Presentation.USUAL_DIGITS),
                () -> exercise.graded(pass, conventions, known, one -> required(one, known, exercise), words),
                run.optional()
                        .map(command -> new WatchLoop.Program(command, Duration.ofSeconds(timeout.or(USUAL_TIMEOUT)))));
        return once.isSet() ? loop.once() : loop.watch();
    }

    /// The options that make an exercise like this one, with the file of its own batch as one would type it here.
    private static List<String> another(WatchedExercise exercise) {
        return exercise.facts().another().stream()
                .map(word -> word.equals(ProgramWithGaps.BATCH) ? Printable.inShell(exercise.within(word)) : word)
                .toList();
    }

    /// What the folder says, where the command line does not.
    private void take(WatchedExercise exercise) throws DataProblem {
        if (!pass.batch.input.isGiven()) {
            if (!exercise.has(ProgramWithGaps.BATCH)) {
                throw new DataProblem(Printable.of(exercise.name()) + ": ", DataMessage.WATCH_NO_BATCH);
            }
            pass.batch.input.take(exercise.within(ProgramWithGaps.BATCH));
        }
        if (!pass.mode.mode.isGiven() && !pass.mode.statistics.stats.isGiven()) {
            exercise.facts().mode().filter(mode -> mode == Mode.EVAL).ifPresent(pass.mode.mode::take);
            exercise.facts().stats().map(exercise::within).ifPresent(pass.mode.statistics.stats::take);
        }
    }

    private void check() {
        pass.checkBesideStatistics();
        refuseStream("--input", pass.batch.input);
        refuseStream("--dout", pass.dout);
        refuseStream("--stats", pass.mode.statistics.stats);
    }

    /// What is read at each save cannot come from standard input.
    private static void refuseStream(String option, Argument<String> file) {
        if (file.is("-")) {
            throw new UsageException(Message.WATCH_NO_STREAM, option);
        }
    }

    /// The steps that have to be right: as the command line says, or the folder; none if neither does.
    private List<String> required(Exercise asked, AnswerNames known, WatchedExercise exercise) {
        Optional<List<String>> typed = require.optional()
                .map(steps -> Stream.of(steps.split(",", -1))
                        .map(word -> known.step(word.strip())
                                .filter(asked::asks)
                                .orElseThrow(() ->
                                        new UsageException(Message.NOT_REQUIRABLE, Printable.quoted(word.strip()))))
                        .distinct()
                        .toList());
        return typed.orElseGet(() -> exercise.facts().blank().stream()
                .filter(step -> asked.table().has(step) && asked.asks(step))
                .toList());
    }
}
