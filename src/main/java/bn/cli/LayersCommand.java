package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.OptionType;
import bn.cli.option.ReportOptions;
import bn.data.file.DataProblem;
import bn.data.statistics.StatisticsFile;
import bn.prose.Words;
import bn.report.LayersReport;
import bn.stats.LayerReview;
import bn.stats.Rules;
import java.util.List;
import java.util.Optional;

/// `bn layers`: the normalization layers of a file.
final class LayersCommand extends Subcommand {
    /// Digits of a number in the table, where none are asked for.
    private static final int DIGITS = 3;

    final Argument<String> file = word("FILE", OptionType.TEXT);
    final ConventionOptions conventions = with(new ConventionOptions());
    final ReportOptions shown = with(ReportOptions.ofTable());
    final CommonOptions common = with(new CommonOptions());

    LayersCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        shown.check();
        StatisticsFile.Layers layers = StatisticsFile.layers(new InputLoader(surroundings).source(file.given()));
        List<LayersReport.Line> lines = layers.found().stream()
                .map(found -> line(found, conventions.rules()))
                .toList();
        LayersReport report = new LayersReport(
                file.given(),
                lines,
                layers.others(),
                Words.of(common.language(surroundings)),
                shown.precision.or(DIGITS),
                shown.full.isSet() || shown.format() != ReportOptions.Format.TEXT);
        new Output(surroundings, common).report(report.report(), shown.presentation());
        return ExitStatus.DONE;
    }

    private static LayersReport.Line line(StatisticsFile.Found found, Rules said) {
        return switch (found) {
            case StatisticsFile.Found.Read(var state) ->
                new LayersReport.Line(state.name(), Optional.of(LayerReview.of(state, said)), Optional.empty());
            case StatisticsFile.Found.Unread(String name, var why) ->
                new LayersReport.Line(name, Optional.empty(), Optional.of(why));
        };
    }
}
