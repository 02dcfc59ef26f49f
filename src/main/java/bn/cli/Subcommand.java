package bn.cli;

import bn.data.DataProblem;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// A command: what its help says, its options, and what it does.
abstract class Subcommand extends Options implements Callable<Integer> {
    /// Where and for whom it runs.
    final Surroundings surroundings;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this, ListFactory.ONE);

    /// What the help says before the options.
    ///
    /// @param about what it does, in a sentence
    /// @param examples of how it is called, a line each
    Subcommand(Surroundings surroundings, String about, String examples) {
        this.surroundings = surroundings;
        spec.usageMessage()
                .header(about)
                .footer(Stream.concat(
                                Stream.of("", "Examples:"),
                                Stream.concat(examples.indent(2).lines(), Stream.of("")))
                        .toArray(String[]::new))
                .abbreviateSynopsis(true)
                .sortOptions(false);
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
