package bn.cli.io;

import bn.cli.option.ConventionOptions;
import bn.cli.option.ModeOptions;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.statistics.SavedStatistics;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.graph.Mode;
import bn.stats.Convention;
import bn.stats.Rules;
import bn.stats.RunningStats;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The samples that go with the program.
public final class Samples {
    private static final String FOLDER = "/bn/samples/";

    private final InputLoader reading;

    /// Numbers to make a mistake on.
    public record Data(Exercise exercise, List<String> features) {}

    /// @param reading reads them as it does files
    public Samples(InputLoader reading) {
        this.reading = reading;
    }

    /// The batch that is walked when none is named, with statistics.
    ///
    /// @throws DataProblem if they are of another number of features
    public InputLoader.Loaded batch(SavedStatistics statistics) throws DataProblem {
        return reading.sample(source("batch.json"), statistics);
    }

    /// The statistics of its layer.
    public SavedStatistics statistics() throws DataProblem {
        return reading.statistics(source("stats.json"));
    }

    /// The sample on which a mistake shows: the batch, in training or in evaluation, with the statistics that go
    /// with it or, where nothing else is asked for, those before the first batch and of another convention; or the
    /// images.
    ///
    /// @throws DataProblem if the statistics that the options name cannot be read
    public Data of(Mistake mistake, ModeOptions mode, ConventionOptions conventions) throws DataProblem {
        SavedStatistics statistics =
                mode.statistics.stats.isGiven() ? reading.statistics(mode.statistics) : statistics();
        PassInputs batch = batch(statistics).inputs();
        boolean evaluates = mode.mode() == Mode.EVAL || mistake.mode().equals(Optional.of(Mode.EVAL));
        boolean tracks = Mistakes.STATISTICS.contains(mistake);
        PassInputs inputs = evaluates ? batch : batch.inTraining();
        Stream<Exercise> exercises = evaluates || tracks
                ? tracked(inputs, statistics, mode.statistics.stats.isGiven(), conventions)
                : Stream.of(inputs.exercise(conventions.chosen(Optional.of(statistics)), Optional.empty()));
        Optional<Exercise> shows = exercises
                .filter(exercise -> !mistake.rewrites(exercise).isEmpty())
                .findFirst();
        return shows.isPresent() ? new Data(shows.get(), inputs.features()) : images();
    }

    /// @param given whether these statistics are meant, and no others
    private static Stream<Exercise> tracked(
            PassInputs inputs, SavedStatistics statistics, boolean given, ConventionOptions conventions) {
        return Stream.concat(
                        Stream.of(conventions.chosen(Optional.of(statistics))),
                        Convention.ALL.stream()
                                .map(Rules::of)
                                .map(rules -> conventions.rules().over(rules).convention()))
                .flatMap(convention -> {
                    Exercise before = inputs.exercise(convention, Optional.of(statistics.stats()));
                    RunningStats start = RunningStats.initial(inputs.shape().features(), convention.initialVar());
                    return given
                            ? Stream.of(before)
                            : Stream.of(before, inputs.exercise(convention, Optional.of(start)));
                });
    }

    private Data images() throws DataProblem {
        PassInputs inputs = reading.images(source("images.json"), source("images-grads.json"));
        Exercise exercise = inputs.exercise(Convention.ALL.getFirst(), Optional.empty());
        return new Data(exercise, List.copyOf(inputs.features()));
    }

    private static Source source(String name) {
        return Source.stream(Objects.requireNonNull(Samples.class.getResourceAsStream(FOLDER + name)), name);
    }
}
