package bn.cli;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.OptionType;
import bn.cli.option.UsageException;
import bn.prose.Message;
import bn.prose.Suggestion;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// `bn help`: the help of a command.
final class HelpCommand extends Subcommand {
    final Argument<String> command =
            optionalWord("COMMAND", OptionType.TEXT.offering(() -> List.copyOf(all().keySet())));
    final CommonOptions common = with(new CommonOptions());

    HelpCommand(Surroundings surroundings) {
        super(surroundings);
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
            throw new UsageException(
                    Message.USAGE_NO_COMMAND,
                    Printable.quoted(word),
                    Suggestion.atEnd(word, all().keySet(), Message.COMMANDS_LISTED));
        }
        return found;
    }

    private Map<String, CommandLine> all() {
        return spec().parent().subcommands();
    }
}
