package bn.cli.completion;

import java.util.ArrayList;
import java.util.List;

/// What fish is told of `bn`, a line for each command and option. Where it is told nothing, it offers files.
final class FishCompletion {
    private FishCompletion() {}

    static String of(List<Completable> commands) {
        List<String> lines = new ArrayList<>();
        lines.add("# What may be typed after bn, for fish.");
        for (Completable command : commands) {
            lines.add("complete -c bn -n __fish_use_subcommand -f -a " + command.name() + about(command.about()));
            String here = "complete -c bn -n '__fish_seen_subcommand_from " + command.name() + "'";
            if (!command.words().isEmpty()) {
                lines.add(here + " -f -a '" + String.join(" ", command.words()) + "'");
            }
            command.options().forEach(option -> lines.add(here + flags(option) + about(option.about())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String flags(Completable.Option option) {
        StringBuilder flags = new StringBuilder();
        for (String name : option.names()) {
            flags.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (!option.words().isEmpty()) {
            flags.append(" -x -a '").append(String.join(" ", option.words())).append('\'');
        } else if (option.value()) {
            flags.append(" -r");
        }
        return flags.toString();
    }

    private static String about(String text) {
        return " -d '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
