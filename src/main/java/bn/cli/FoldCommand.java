package bn.cli;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.ParameterOptions;
import bn.cli.option.ReportOptions;
import bn.cli.option.StatisticsOptions;
import bn.cli.option.UsageException;
import bn.data.ParameterReader;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.statistics.SavedStatistics;
import bn.formula.Value;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.FoldReport;
import bn.stats.Folding;
import bn.stats.Folding.Outputs;
import bn.stats.Rules;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// `bn fold`: eval mode as one multiplication and one addition, and the layer in front with both in it.
final class FoldCommand extends Subcommand {
    final StatisticsOptions statistics = with(new StatisticsOptions());
    final Argument<String> weight = option("--weight", "FILE");
    final Argument<String> bias = option("--bias", "NUMBERS");
    final ParameterOptions parameters = with(new ParameterOptions());
    final ReportOptions shown = with(ReportOptions.ofArrays());
    final CommonOptions common = with(new CommonOptions());

    FoldCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        if (!statistics.stats.isGiven()) {
            throw new UsageException(Message.FOLD_NEEDS);
        }
        shown.check();
        Output output = new Output(surroundings, common);
        InputLoader reading = new InputLoader(surroundings);
        SavedStatistics saved = reading.statistics(statistics);
        InputLoader.Parameters others = reading.parameters(parameters, saved, statistics, Rules.NONE);
        others.notes().forEach(output::note);
        int features = saved.stats().features();
        List<String> numbers =
                IntStream.range(0, features).mapToObj(String::valueOf).toList();
        PassInputs.checkRoot(saved.stats().var(), others.eps(), numbers).forEach(output::note);
        Folding folding =
                Folding.of(saved.stats(), others.gamma(), others.beta(), others.eps(), bias(reading, features, output));
        Optional<Batch> folded = Optional.empty();
        if (weight.isGiven()) {
            Batch front = reading.inFront(weight.given(), statistics, output::note);
            folded = Optional.of(folding.weight(front, outputs(front.shape(), saved, output)));
            if (!bias.isGiven()) {
                output.note(Sentence.of(DataMessage.NO_BIAS_IN_FRONT));
            }
        }
        FoldReport report =
                new FoldReport(folding, Words.of(common.language(surroundings)), shown.digits(), shown.full.isSet());
        output.report(report.report(folded, weight.isGiven() || bias.isGiven()), shown.presentation());
        return ExitStatus.DONE;
    }

    /// Which axis the outputs of the layer in front are, with a note where its shape alone does not tell.
    private Outputs outputs(Shape shape, SavedStatistics saved, Output output) throws DataProblem {
        int features = saved.stats().features();
        String place = Printable.of(weight.given()) + ": ";
        if (shape.rank() == 1) {
            throw new DataProblem(place, DataMessage.WEIGHT_OF_ONE_AXIS, shape);
        }
        boolean first = shape.axes().getFirst() == features;
        boolean last = shape.axes().getLast() == features;
        if (!first && !last) {
            throw new DataProblem(place, DataMessage.WEIGHT_OF_OTHER_LAYER, shape, features);
        }
        boolean lastByNames =
                saved.byNames().map(SavedStatistics.ByNames::outputsLast).orElse(false);
        boolean takesFirst = first && !(last && lastByNames);
        if (last) {
            output.note(Sentence.of(takesFirst ? DataMessage.WEIGHT_AS_PYTORCH : DataMessage.WEIGHT_AS_KERAS, shape)
                    .at(place));
        }
        return takesFirst ? Outputs.FIRST : Outputs.LAST;
    }

    private Value.PerFeature bias(InputLoader reading, int features, Output output) throws DataProblem {
        if (!bias.isGiven()) {
            return Value.PerFeature.filled(0, features);
        }
        boolean isArray = !ParameterReader.isNumbers(bias.given()) && !Files.exists(surroundings.file(bias.given()));
        return isArray
                ? ParameterReader.of(
                        reading.inFront(bias.given(), statistics, output::note), "--bias: " + bias.given(), features)
                : ParameterReader.read(bias.given(), "--bias", "bias", Shape.of(1, features), reading::source);
    }
}
