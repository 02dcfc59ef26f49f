package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.PassLoader;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.Flag;
import bn.cli.option.OptionType;
import bn.cli.option.PassOptions;
import bn.cli.option.ReportOptions;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.graph.Cell;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Query;
import bn.query.QueryProblem;
import bn.query.Scope;
import bn.report.WhyReport;

/// `bn why`: one number, taken apart.
final class WhyCommand extends Subcommand {
    final Argument<String> cell = word("CELL", OptionType.TEXT);
    final Argument<Integer> depth = option("--depth", "LEVELS", OptionType.INTEGER);
    final Flag all = flag("--all");
    final PassOptions pass = with(new PassOptions());
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    WhyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        pass.check();
        if (depth.or(1) < 1) {
            throw new UsageException(Message.NOT_LEVELS, depth.given());
        }
        int levels = all.isSet() ? Integer.MAX_VALUE : depth.or(1);
        shown.check();
        InputLoader.Loaded loaded = new PassLoader(new InputLoader(surroundings), pass).loaded();
        Output output = new Output(surroundings, common);
        loaded.notes().forEach(output::note);
        PassInputs inputs = loaded.inputs();
        Words words = Words.of(common.language(surroundings));
        Scope scope = new Scope(inputs.trace(), inputs.mode().table().whole(), inputs.features());
        WhyReport why = new WhyReport(scope, inputs.mode(), words, shown.digits());
        try {
            Cell asked = Query.cell(cell.given(), scope);
            output.report(levels == 1 ? why.one(asked) : why.tree(asked, levels), shown.presentation());
        } catch (QueryProblem problem) {
            throw new UsageException(problem.sentence());
        }
        return ExitStatus.DONE;
    }
}
