package bn.cli;

import bn.data.DataProblem;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `bn completion`: what a shell has to know to complete commands of bn.
@Command(
        name = "completion",
        header = "Print what makes the tab key of bash, zsh or fish complete bn's commands and options.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  source <(bn completion bash)        for this session; or in ~/.bashrc",
            "  source <(bn completion zsh)         for this session; or in ~/.zshrc",
            "  bn completion fish > ~/.config/fish/completions/bn.fish",
            ""
        })
final class CompletionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "SHELL",
            converter = ByWord.class,
            completionCandidates = Candidates.Shells.class,
            description = "bash, zsh or fish.")
    Shell shell = Shell.BASH;

    @Mixin
    CommonOptions common = new CommonOptions();

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        List<Completable> commands = Completable.of(Bn.all(surroundings));
        new Outlet(surroundings, common).text(shell.completion(commands));
        return ExitStatus.DONE;
    }

    /// Reads a shell's name.
    static final class ByWord implements ITypeConverter<Shell> {
        @Override
        public Shell convert(String value) {
            return Stream.of(Shell.values())
                    .filter(shell -> shell.word().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of bash, zsh, fish"));
        }
    }
}
