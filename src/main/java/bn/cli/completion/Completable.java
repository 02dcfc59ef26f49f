package bn.cli.completion;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A command as a shell has to know it, to offer what may be typed next.
///
/// @param name of the command
/// @param about what it does
/// @param options in the order of its help
/// @param words what may stand after it; where there are none, a file
public record Completable(String name, String about, List<Option> options, List<String> words) {
    /// An option.
    ///
    /// @param names with their dashes
    /// @param about what it says
    /// @param value whether something follows it
    /// @param words what that may be; where there are none, anything, or a file
    public record Option(List<String> names, String about, boolean value, List<String> words) {}

    /// The commands below one, as its model has them.
    public static List<Completable> of(CommandLine bn) {
        return bn.getSubcommands().values().stream()
                .distinct()
                .map(command -> of(command.getCommandSpec()))
                .toList();
    }

    private static Completable of(CommandSpec command) {
        String about = first(command.usageMessage().header());
        List<Option> options = command.options().stream()
                .filter(option -> !option.hidden())
                .map(Completable::of)
                .toList();
        List<String> words = command.positionalParameters().stream()
                .flatMap(parameter -> words(parameter).stream())
                .toList();
        return new Completable(command.name(), about, options, words);
    }

    private static Option of(OptionSpec option) {
        boolean value = option.arity().max() > 0;
        return new Option(
                List.of(option.names()), first(option.description()), value, value ? words(option) : List.of());
    }

    private static String first(String[] lines) {
        return lines.length == 0 ? "" : lines[0];
    }

    /// An enum's constants are typed in small letters.
    private static List<String> words(ArgSpec argument) {
        if (argument.completionCandidates() == null) {
            return List.of();
        }
        Stream<String> words =
                StreamSupport.stream(argument.completionCandidates().spliterator(), false);
        return (argument.type().isEnum() ? words.map(word -> word.toLowerCase(Locale.ROOT)) : words).toList();
    }

    /// All names of its options.
    public List<String> optionNames() {
        return options.stream().flatMap(option -> option.names().stream()).toList();
    }
}
