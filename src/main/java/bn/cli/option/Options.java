package bn.cli.option;

import bn.batch.Printable;
import bn.prose.Message;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Options that belong together. Each is described to picocli where it is declared, in the order of the help. What the
/// help says of it stands in `resources/bn/prose/LANGUAGE/help.properties`, under its long name.
///
/// Described by calls and not by annotations: those picocli reads by reflection, which took a third of the
/// time of a short command, and a native image would have to be told of every field.
public abstract class Options {
    private final List<ArgSpec> described = new ArrayList<>();

    /// What picocli has to know.
    protected final List<ArgSpec> described() {
        return List.copyOf(described);
    }

    /// Options that several commands share, in this place of the help.
    protected final <O extends Options> O with(O shared) {
        described.addAll(shared.described());
        return shared;
    }

    /// An option that is there or not.
    ///
    /// @param names as in the help: `-h, --help`
    protected final Flag flag(String names) {
        return flag(OptionSpec.builder(names.split(", ")));
    }

    /// The option that shows the help.
    protected final Flag help() {
        return flag(OptionSpec.builder("-h", "--help").usageHelp(true));
    }

    /// The option that shows the version.
    protected final Flag version() {
        return flag(OptionSpec.builder("--version").versionHelp(true));
    }

    /// An option with a word after it.
    ///
    /// @param names as in the help: `-i, --input`
    /// @param label what the help calls the word
    protected final Argument<String> option(String names, String label) {
        return option(names, label, OptionType.TEXT);
    }

    /// An option with a value after it.
    protected final <T> Argument<T> option(String names, String label, OptionType<T> kind) {
        Argument<T> given = new Argument<>();
        described.add(OptionSpec.builder(names.split(", "))
                .paramLabel(label)
                .type(kind.type())
                .converters(kind.reader())
                .completionCandidates(kind.words().orElse(null))
                .getter(given)
                .setter(given)
                .build());
        return given;
    }

    /// An option with words after it that commas part.
    protected final ArgumentList list(String names, String label) {
        ArgumentList words = ArgumentList.ofLists();
        described.add(OptionSpec.builder(names.split(", "))
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .hideParamSyntax(true)
                .getter(words)
                .setter(words)
                .build());
        return words;
    }

    /// A word that has to be there.
    protected final <T> Argument<T> word(String label, OptionType<T> kind) {
        return word(true, label, kind);
    }

    /// A word that may be there.
    protected final <T> Argument<T> optionalWord(String label, OptionType<T> kind) {
        return word(false, label, kind);
    }

    /// Words, or none.
    protected final ArgumentList words(String label) {
        ArgumentList words = ArgumentList.ofWords();
        described.add(PositionalParamSpec.builder()
                .paramLabel(label)
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .getter(words)
                .setter(words)
                .build());
        return words;
    }

    private <T> Argument<T> word(boolean required, String label, OptionType<T> kind) {
        Argument<T> given = new Argument<>();
        described.add(PositionalParamSpec.builder()
                .index("0")
                .arity(required ? "1" : "0..1")
                .required(required)
                .paramLabel(label)
                .type(kind.type())
                .converters(kind.reader())
                .completionCandidates(kind.words().orElse(null))
                .getter(given)
                .setter(given)
                .build());
        return given;
    }

    private Flag flag(OptionSpec.Builder option) {
        Flag flag = new Flag();
        described.add(option.type(Boolean.class)
                .converters(Options::isSet)
                .getter(flag)
                .setter(flag)
                .build());
        return flag;
    }

    /// picocli says true where the option is there.
    private static Boolean isSet(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidValue(Message.TAKES_NO_VALUE, Printable.quoted(value));
        }
        return value.equals("true");
    }
}
