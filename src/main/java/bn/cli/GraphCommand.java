package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.PassLoader;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.Destination;
import bn.cli.option.Flag;
import bn.cli.option.PassOptions;
import bn.cli.option.Presentation;
import bn.cli.option.ReportOptions;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Query;
import bn.query.QueryProblem;
import bn.query.Scope;
import bn.report.GraphPicture;
import bn.report.GraphReport;
import java.util.List;
import java.util.Optional;

/// `bn graph`: the computation graph.
final class GraphCommand extends Subcommand {
    final Destination<GraphForm> destination = with(new Destination<>(List.of(GraphForm.values())));
    final Argument<String> cell = option("--cell", "CELL");
    final Flag wide = flag("--wide");
    final PassOptions pass = with(new PassOptions());
    final CommonOptions common = with(new CommonOptions());

    GraphCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        GraphForm form = destination.form();
        if (wide.isSet() && form == GraphForm.TEXT) {
            throw new UsageException(Message.WIDE_NEEDS_PICTURE);
        }
        Optional<String> output = destination.output.optional();
        Words words = Words.of(common.language(surroundings));
        Output results = new Output(surroundings, common);
        Optional<PassInputs> inputs = inputs(results);
        Mode mode = inputs.map(PassInputs::mode).orElseGet(pass.mode::mode);
        Optional<Scope> scope =
                inputs.map(with -> new Scope(with.trace(), mode.table().whole(), with.features()));
        GraphPicture picture = new GraphPicture(
                mode,
                words,
                scope,
                place(scope),
                wide.isSet() ? GraphPicture.Direction.RIGHT : GraphPicture.Direction.DOWN);
        switch (form) {
            case TEXT ->
                results.report(
                        new GraphReport(mode, words, GraphReport.WalkPosition.WHOLE).report(),
                        Presentation.of(ReportOptions.Format.TEXT).to(output));
            case DOT -> results.text(picture.dot(), output);
            case SVG -> results.text(picture.svg(), output);
        }
        return ExitStatus.DONE;
    }

    /// The numbers, where a batch was given. The graph itself needs none.
    private Optional<PassInputs> inputs(Output results) throws DataProblem {
        if (!pass.batch.input.isGiven()) {
            if (pass.dout.isGiven() || cell.isGiven()) {
                throw new UsageException(Message.PICTURE_NEEDS_INPUT, cell.isGiven() ? "--cell" : "--dout");
            }
            return Optional.empty();
        }
        pass.check();
        InputLoader.Loaded loaded = new PassLoader(new InputLoader(surroundings), pass).loaded();
        loaded.notes().forEach(results::note);
        return Optional.of(loaded.inputs());
    }

    private Cell place(Optional<Scope> scope) {
        if (!cell.isGiven() || scope.isEmpty()) {
            return new Cell("x", 0, 0);
        }
        try {
            return Query.cell(cell.given(), scope.get());
        } catch (QueryProblem problem) {
            throw new UsageException(Message.OF_OPTION, "--cell", problem.sentence());
        }
    }

    /// The forms in which the graph can be had.
    enum GraphForm implements Destination.Form {
        TEXT,
        DOT,
        SVG;

        @Override
        public List<String> endings() {
            return switch (this) {
                case TEXT -> List.of("txt");
                case DOT -> List.of("dot", "gv");
                case SVG -> List.of("svg");
            };
        }
    }
}
