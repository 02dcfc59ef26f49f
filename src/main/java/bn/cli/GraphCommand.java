package bn.cli;

import bn.data.Cache;
import bn.data.DataProblem;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.prose.Words;
import bn.query.Query;
import bn.query.QueryProblem;
import bn.query.Scope;
import bn.report.GraphPicture;
import bn.report.GraphReport;
import java.util.Locale;
import java.util.Optional;

/// `bn graph`: the computation graph.
final class GraphCommand extends Command {
    final Argument<Form> form = option(
            "--format",
            "FORMAT",
            "text, dot or svg. Otherwise by the ending of --output, else text.",
            Kind.oneOf(Form.class));
    final Argument<String> output = option("-o, --output", "FILE", "Write here instead of to standard output.");
    final Argument<String> cell = option(
            "--cell", "CELL", "Whose numbers the picture shows: x[2,width]. Otherwise the first row's and feature's.");
    final PassOptions pass = with(new PassOptions());
    final CommonOptions common = with(new CommonOptions());

    GraphCommand(Surroundings surroundings) {
        super(surroundings, "Draw the computation graph: values forward, gradients back.", """
                bn graph
                bn graph --mode eval --stats stats.json --input batch.csv
                bn graph --format svg --output graph.svg
                bn graph --format svg --input batch.csv --dout grads.csv --cell 'x[2,width]' > graph.svg
                bn graph --format dot | dot -Tpdf > graph.pdf
                """);
    }

    @Override
    public Integer call() throws DataProblem {
        Words words = Words.of(common.language(surroundings));
        Outlet outlet = new Outlet(surroundings, common);
        Optional<Cache> cache = cache(outlet);
        Mode mode = cache.map(Cache::mode).orElseGet(pass.mode::mode);
        Optional<Scope> scope =
                cache.map(with -> new Scope(with.trace(), mode.table().whole(), with.features()));
        GraphPicture picture = new GraphPicture(mode, words, scope, place(scope, words));
        switch (form()) {
            case TEXT ->
                outlet.report(
                        new GraphReport(mode, words, GraphReport.Progress.WHOLE).report(),
                        Presentation.of(ReportOptions.Format.TEXT).to(output.optional()));
            case DOT -> outlet.text(picture.dot(), output.optional());
            case SVG -> outlet.text(picture.svg(), output.optional());
        }
        return ExitStatus.DONE;
    }

    /// The numbers, where a batch was given. The graph itself needs none.
    private Optional<Cache> cache(Outlet outlet) throws DataProblem {
        if (!pass.batch.input.isGiven()) {
            if (pass.dout.isGiven() || cell.isGiven()) {
                throw new Misuse(
                        (cell.isGiven() ? "--cell" : "--dout") + " goes with --input: the numbers of the picture");
            }
            return Optional.empty();
        }
        pass.check();
        Reading.Loaded loaded = pass.loaded(new Reading(surroundings));
        loaded.notes().forEach(outlet::note);
        return Optional.of(loaded.cache());
    }

    private Cell place(Optional<Scope> scope, Words words) {
        if (!cell.isGiven() || scope.isEmpty()) {
            return new Cell("x", 0, 0);
        }
        try {
            return Query.cell(cell.given(), scope.get());
        } catch (QueryProblem problem) {
            throw new Misuse("--cell: " + problem.sentence(words), problem);
        }
    }

    private Form form() {
        return form.optional().orElseGet(() -> ofEnding(output.or("").toLowerCase(Locale.ROOT)));
    }

    private static Form ofEnding(String name) {
        if (name.endsWith(".svg")) {
            return Form.SVG;
        }
        return name.endsWith(".dot") || name.endsWith(".gv") ? Form.DOT : Form.TEXT;
    }

    /// The forms in which the graph can be had.
    enum Form {
        TEXT,
        DOT,
        SVG
    }
}
