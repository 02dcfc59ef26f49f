package bn.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The function by which bash completes what is typed after `bn`. Where it offers nothing, bash offers files.
final class BashCompletion {
    private BashCompletion() {}

    static String of(List<Completable> commands) {
        List<String> lines = new ArrayList<>();
        lines.add("# What may be typed after bn, for bash.");
        lines.add("_bn() {");
        lines.add("    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words=");
        lines.add("    [ \"$current\" != = ] || current=");
        lines.add("    [ \"$previous\" != = ] || previous=${COMP_WORDS[COMP_CWORD - 2]}");
        lines.add("    if [ \"$COMP_CWORD\" = 1 ]; then");
        lines.add("        words='" + commands.stream().map(Completable::name).collect(Collectors.joining(" "))
                + " --help --version'");
        lines.add("    else");
        lines.add("        case ${COMP_WORDS[1]}:$previous:$current in");
        commands.forEach(command -> lines.addAll(cases(command)));
        lines.add("        esac");
        lines.add("    fi");
        lines.add("    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))");
        lines.add("}");
        lines.add("complete -o bashdefault -o default -F _bn bn");
        return String.join("\n", lines) + "\n";
    }

    /// What follows an option, then the options, then what follows the command.
    private static List<String> cases(Completable command) {
        List<String> cases = new ArrayList<>();
        for (Completable.Option option : command.options()) {
            for (String name : option.value() ? option.names() : List.<String>of()) {
                cases.add(one(command.name() + ":" + name + ":*", option.words()));
            }
        }
        cases.add(one(command.name() + ":*:-*", command.optionNames()));
        if (!command.words().isEmpty()) {
            cases.add(one(command.name() + ":*", command.words()));
        }
        return cases;
    }

    private static String one(String pattern, List<String> words) {
        return "            " + pattern + ") words='" + String.join(" ", words) + "' ;;";
    }
}
