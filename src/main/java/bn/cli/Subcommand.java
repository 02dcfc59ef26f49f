package bn.cli;

import bn.cli.environment.Surroundings;
import bn.cli.option.Options;
import bn.data.file.DataProblem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/// A command: its options, and what it does. What its help says is in the texts of each language.
abstract class Subcommand extends Options implements Callable<Integer> {
    /// Where and for whom it runs.
    final Surroundings surroundings;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this, ListFactory.ONE);

    Subcommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
    }

    /// The command with its options, for picocli.
    ///
    /// @param name as it is typed
    final CommandSpec describe(String name) {
        described().forEach(spec::add);
        return spec.name(name);
    }

    /// The command as picocli has it, when it runs.
    final CommandSpec spec() {
        return spec;
    }

    /// @return the exit status
    @Override
    public abstract Integer call() throws DataProblem;
}
