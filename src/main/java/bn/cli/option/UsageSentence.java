package bn.cli.option;

import bn.batch.Printable;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is to be said of a command line that picocli cannot read. picocli speaks English alone, so its own sentences
/// are not shown, but what they are about.
public final class UsageSentence {
    private UsageSentence() {}

    /// What is wrong, from a small letter and without a full stop.
    public static Sentence of(ParameterException e) {
        return switch (e) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing ->
                missing(missing.getMissing().getFirst());
            case OverwrittenOptionException twice -> twice(twice.getOverwritten());
            case ParameterException other when other.getCause() instanceof InvalidValue value -> invalid(other, value);
            default -> other(e);
        };
    }

    private static Sentence unmatched(UnmatchedArgumentException e) {
        String word = e.getUnmatched().getFirst();
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (word.startsWith("-")) {
            Optional<Sentence> meant =
                    Suggestion.atEnd(word, command.optionsMap().keySet(), UnaryOperator.identity());
            return Sentence.of(Message.USAGE_NO_OPTION, Printable.quoted(word), meant);
        }
        if (command.parent() == null) {
            Sentence meant = Suggestion.atEnd(word, command.subcommands().keySet(), Message.COMMANDS_LISTED);
            return Sentence.of(Message.USAGE_NO_COMMAND, Printable.quoted(word), meant);
        }
        return word.contains(".") && command.findOption("--input") != null && !takesFile(command)
                ? Sentence.of(Message.USAGE_EXTRA_FILE, Printable.quoted(word), word)
                : Sentence.of(Message.USAGE_EXTRA_WORD, Printable.quoted(word));
    }

    private static boolean takesFile(CommandSpec command) {
        return command.positionalParameters().stream()
                .anyMatch(word -> word.paramLabel().equals("FILE"));
    }

    private static Sentence missing(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Sentence.of(Message.USAGE_MISSING_VALUE, option.longestName(), option.paramLabel())
                : Sentence.of(Message.USAGE_MISSING_WORD, argument.paramLabel());
    }

    private static Sentence twice(ArgSpec argument) {
        OptionSpec option = (OptionSpec) argument;
        return option.arity().max() > 0
                ? Sentence.of(Message.USAGE_TWICE_WITH_VALUE, option.longestName(), option.paramLabel())
                : Sentence.of(Message.USAGE_TWICE, option.longestName());
    }

    private static Sentence invalid(ParameterException e, InvalidValue value) {
        return e.getArgSpec() instanceof OptionSpec option
                ? Sentence.of(Message.USAGE_INVALID_VALUE, option.longestName(), value.reason())
                : Sentence.of(Message.USAGE_INVALID_WORD, e.getArgSpec().paramLabel(), value.reason());
    }

    private static Sentence other(ParameterException e) {
        return Sentence.of(Message.USAGE_OTHER, String.valueOf(e.getMessage()));
    }
}
