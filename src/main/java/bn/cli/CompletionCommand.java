package bn.cli;

import bn.data.DataProblem;
import java.util.List;

/// `bn completion`: what a shell has to know to complete commands of bn.
final class CompletionCommand extends Subcommand {
    final Argument<Shell> shell = word("SHELL", "bash, zsh or fish.", OptionType.oneOf(Shell.class));
    final CommonOptions common = with(new CommonOptions());

    CompletionCommand(Surroundings surroundings) {
        super(
                surroundings,
                "Print what makes the tab key of bash, zsh or fish complete bn's commands and options.",
                """
                source <(bn completion bash)        for this session; or in ~/.bashrc
                source <(bn completion zsh)         for this session; or in ~/.zshrc
                bn completion fish > ~/.config/fish/completions/bn.fish
                """);
    }

    @Override
    public Integer call() throws DataProblem {
        List<Completable> commands = Completable.of(Bn.all(surroundings));
        new Output(surroundings, common).text(shell.given().completion(commands));
        return ExitStatus.DONE;
    }
}
