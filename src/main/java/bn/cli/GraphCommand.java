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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `bn graph`: the computation graph.
@Command(
        name = "graph",
        header = "Draw the computation graph: values forward, gradients back.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn graph",
            "  bn graph --mode eval --stats stats.json --input batch.csv",
            "  bn graph --format svg --output graph.svg",
            "  bn graph --format svg --input batch.csv --dout grads.csv --cell 'x[2,width]' > graph.svg",
            "  bn graph --format dot | dot -Tpdf > graph.pdf",
            ""
        })
final class GraphCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Form.Converter.class,
            description = "text, dot or svg. Otherwise by the ending of --output, else text.")
    @Nullable
    Form form;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write here instead of to standard output.")
    @Nullable
    String output;

    @Option(
            names = "--cell",
            paramLabel = "CELL",
            description = "Whose numbers the picture shows: x[2,width]. Otherwise the first row's and feature's.")
    @Nullable
    String cell;

    @Mixin
    PassOptions pass = new PassOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    GraphCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
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
                        ReportOptions.of(ReportOptions.Format.TEXT, output));
            case DOT -> outlet.text(picture.dot(), output);
            case SVG -> outlet.text(picture.svg(), output);
        }
        return ExitStatus.DONE;
    }

    /// The numbers, where a batch was given. The graph itself needs none.
    private Optional<Cache> cache(Outlet outlet) throws DataProblem {
        if (pass.batch.input == null) {
            if (pass.dout != null || cell != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        (cell != null ? "--cell" : "--dout") + " goes with --input: the numbers of the picture");
            }
            return Optional.empty();
        }
        pass.check(spec.commandLine());
        Reading.Loaded loaded = pass.loaded(new Reading(surroundings));
        loaded.notes().forEach(outlet::note);
        return Optional.of(loaded.cache());
    }

    private Cell place(Optional<Scope> scope, Words words) {
        if (cell == null || scope.isEmpty()) {
            return new Cell("x", 0, 0);
        }
        try {
            return Query.cell(cell, scope.get());
        } catch (QueryProblem problem) {
            throw new ParameterException(spec.commandLine(), "--cell: " + problem.sentence(words), problem);
        }
    }

    private Form form() {
        if (form != null) {
            return form;
        }
        String name = output == null ? "" : output.toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            return Form.SVG;
        }
        return name.endsWith(".dot") || name.endsWith(".gv") ? Form.DOT : Form.TEXT;
    }

    /// The forms in which the graph can be had.
    enum Form {
        TEXT,
        DOT,
        SVG;

        /// Reads a form's name, in any case.
        static final class Converter implements ITypeConverter<Form> {
            @Override
            public Form convert(String value) {
                try {
                    return Form.valueOf(value.toUpperCase(Locale.ROOT));
                } catch (IllegalArgumentException e) {
                    throw new TypeConversionException("'" + value + "' is none of text, dot, svg");
                }
            }
        }
    }
}
