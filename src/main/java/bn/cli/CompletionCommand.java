package bn.cli;

import bn.cli.completion.Completable;
import bn.cli.completion.Shell;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.Output;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.OptionType;
import bn.data.file.DataProblem;
import java.util.List;

/// `bn completion`: what a shell has to know to complete commands of bn.
final class CompletionCommand extends Subcommand {
    final Argument<Shell> shell = word("SHELL", OptionType.oneOf(Shell.class));
    final CommonOptions common = with(new CommonOptions());

    CompletionCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        List<Completable> commands = Completable.of(Bn.all(surroundings));
        new Output(surroundings, common).text(shell.given().completion(commands));
        return ExitStatus.DONE;
    }
}
