package bn.cli;

import bn.data.Cache;
import bn.data.DataProblem;
import bn.graph.Cell;
import bn.prose.Words;
import bn.query.Query;
import bn.query.QueryProblem;
import bn.query.Scope;
import bn.report.WhyReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bn why`: one number, taken apart.
@Command(
        name = "why",
        header = "Say why one number is what it is: its formula with the numbers put in.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn why 'dx[2,width]'                             after a bn forward and a bn backward",
            "  bn why 'dx[2,0]' --input batch.csv --dout grads.csv",
            "  bn why 'dvar[mass]' --depth 3",
            "  bn why 'y[0,0]' --all --precision 17             down to the inputs, every digit",
            ""
        })
final class WhyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CELL", description = "A number by its place: dx[2,width], mu[0], y[1,0,2,2], eps.")
    String cell = "";

    @Option(names = "--depth", paramLabel = "LEVELS", description = "Open what it is made of, so many levels deep.")
    int depth = 1;

    @Option(names = "--all", description = "Open everything, down to x, γ, β, ε and dout.")
    boolean all;

    @Mixin
    PassOptions pass = new PassOptions();

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    WhyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        pass.check(spec.commandLine());
        if (depth < 1) {
            throw new ParameterException(spec.commandLine(), "--depth is a number of levels from 1 on, not " + depth);
        }
        if (shown.format() == ReportOptions.Format.CSV) {
            throw new ParameterException(
                    spec.commandLine(), "why has no table to write as CSV; take text, json or markdown");
        }
        Reading.Loaded loaded = pass.loaded(new Reading(surroundings));
        Outlet outlet = new Outlet(surroundings, common);
        loaded.notes().forEach(outlet::note);
        Cache cache = loaded.cache();
        Words words = Words.of(common.language(surroundings));
        Scope scope = new Scope(cache.trace(), cache.mode().table().whole(), cache.features());
        WhyReport why = new WhyReport(scope, cache.mode(), words, shown.precision);
        try {
            Cell asked = Query.cell(cell, scope);
            int levels = all ? Integer.MAX_VALUE : depth;
            outlet.report(levels == 1 ? why.one(asked) : why.tree(asked, levels), shown);
        } catch (QueryProblem problem) {
            throw new ParameterException(spec.commandLine(), problem.sentence(words), problem);
        }
        return ExitStatus.DONE;
    }
}
