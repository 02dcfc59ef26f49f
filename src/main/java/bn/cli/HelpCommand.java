package bn.cli;

import bn.batch.Nearest;
import bn.batch.Printable;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// `bn help`: the help of a command.
final class HelpCommand extends Subcommand {
    final Argument<String> command = optionalWord(
            "COMMAND",
            "Which; without one, what there is.",
            OptionType.TEXT.offering(() -> List.copyOf(all().keySet())));
    final CommonOptions common = with(new CommonOptions());

    HelpCommand(Surroundings surroundings) {
        super(surroundings, "Show the help of a command: what bn COMMAND --help shows.", """
                bn help
                bn help backward
                """);
    }

    @Override
    public Integer call() {
        CommandLine bn = spec().parent().commandLine();
        CommandLine asked = command.isGiven() ? named(command.given()) : bn;
        asked.usage(bn.getOut());
        return ExitStatus.DONE;
    }

    private CommandLine named(String word) {
        CommandLine found = all().get(word);
        if (found == null) {
            throw new UsageException("there is no command " + Printable.quoted(word)
                    + Nearest.to(word, List.copyOf(all().keySet()))
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; bn help lists them"));
        }
        return found;
    }

    private Map<String, CommandLine> all() {
        return spec().parent().subcommands();
    }
}
