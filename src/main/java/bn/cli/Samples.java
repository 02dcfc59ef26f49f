package bn.cli;

import bn.check.Exercise;
import bn.check.Mistake;
import bn.check.Mistakes;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.data.SavedStatistics;
import bn.data.Source;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The samples that go with the program.
final class Samples {
    private static final String FOLDER = "/bn/samples/";

    private final Reading reading;

    Samples(Reading reading) {
        this.reading = reading;
    }

    /// The batch that is walked when none is named, with statistics.
    Reading.Loaded batch(SavedStatistics statistics) throws DataProblem {
        return reading.sample(source("batch.json"), statistics);
    }

    /// The statistics of its layer.
    SavedStatistics statistics() throws DataProblem {
        return reading.statistics(source("stats.json"));
    }

    /// The sample on which a mistake shows: the batch, in training or in evaluation, or the images.
    MistakesCommand.Data of(Mistake mistake, ModeOptions mode, ConventionOptions conventions) throws DataProblem {
        SavedStatistics statistics =
                mode.statistics.stats.isGiven() ? reading.statistics(mode.statistics) : statistics();
        Cache batch = batch(statistics).cache();
        boolean evaluates = mode.mode() == Mode.EVAL || mistake.mode().equals(Optional.of(Mode.EVAL));
        boolean tracks = Mistakes.STATISTICS.contains(mistake);
        Cache cache = evaluates ? batch : batch.inTraining();
        Exercise exercise = cache.exercise(
                conventions.chosen(statistics.rules()),
                evaluates || tracks ? Optional.of(statistics.stats()) : Optional.empty());
        boolean showsThere = !mistake.routes(exercise).isEmpty();
        return showsThere ? new MistakesCommand.Data(exercise, cache.features()) : images();
    }

    private MistakesCommand.Data images() throws DataProblem {
        Cache cache = reading.images(source("images.json"), source("images-grads.json"));
        Exercise exercise = cache.exercise(Convention.ALL.getFirst(), Optional.empty());
        return new MistakesCommand.Data(exercise, List.copyOf(cache.features()));
    }

    private static Source source(String name) {
        return Source.stream(Objects.requireNonNull(Samples.class.getResourceAsStream(FOLDER + name)), name);
    }
}
