package bn.cli.completion;

import java.util.ArrayList;
import java.util.List;

/// The function by which zsh completes what is typed after `bn`, to be sourced or to lie in its `fpath` as
/// `_bn`.
final class ZshCompletion {
    private ZshCompletion() {}

    static String of(List<Completable> commands) {
        List<String> lines = new ArrayList<>();
        lines.add("#compdef bn");
        lines.add("# What may be typed after bn, for zsh.");
        lines.add("_bn() {");
        lines.add("    if (( CURRENT == 2 )); then");
        lines.add("        local -a commands");
        lines.add("        commands=(");
        commands.forEach(command -> lines.add("            '" + command.name() + ":" + quoted(command.about()) + "'"));
        lines.add("        )");
        lines.add("        _describe command commands");
        lines.add("        return");
        lines.add("    fi");
        lines.add("    case $words[2] in");
        commands.forEach(command -> {
            lines.add("        " + command.name() + ")");
            lines.add("            _arguments \\");
            command.options()
                    .forEach(option -> option.names()
                            .forEach(name -> lines.add("                '" + argument(name, option) + "' \\")));
            lines.add("                '*:" + values("what", command.words()) + "' ;;");
        });
        lines.add("    esac");
        lines.add("}");
        lines.add("if [ \"$funcstack[1]\" = _bn ]; then");
        lines.add("    _bn \"$@\"");
        lines.add("else");
        lines.add("    compdef _bn bn");
        lines.add("fi");
        return String.join("\n", lines) + "\n";
    }

    private static String argument(String name, Completable.Option option) {
        String about = "[" + bracketed(option.about()) + "]";
        if (!option.value()) {
            return name + about;
        }
        return name + (name.startsWith("--") ? "=" : "") + about + ":" + values("value", option.words());
    }

    private static String values(String what, List<String> words) {
        return what + ":" + (words.isEmpty() ? "_files" : "(" + String.join(" ", words) + ")");
    }

    private static String bracketed(String text) {
        return quoted(text).replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }
}
