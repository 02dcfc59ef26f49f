package bn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Commands and what they print, as one would copy them from a terminal: a line `$ bn forward ...` and what
/// follows it.
///
/// Variables may stand before the command (`$ LC_ALL=C bn ...`), and `< FILE` after it. A status other than
/// 0 is a last line `[status 3]`.
public record Transcript(List<Command> commands) {
    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(\\S*) (.*)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /// A command and its expected screen.
    public record Command(String line, String screen) {
        boolean isBn() {
            return withoutVariables().matches("(\\./)?bn( .*)?");
        }

        private String withoutVariables() {
            String rest = line;
            for (Matcher m = VARIABLE.matcher(rest); m.matches(); m = VARIABLE.matcher(rest)) {
                rest = m.group(3);
            }
            return rest;
        }

        private Map<String, String> variables() {
            Map<String, String> variables = new TreeMap<>();
            String rest = line;
            for (Matcher m = VARIABLE.matcher(rest); m.matches(); m = VARIABLE.matcher(rest)) {
                variables.put(m.group(1), m.group(2));
                rest = m.group(3);
            }
            return variables;
        }

        /// It and the screen of its run, in the form of the transcript.
        String shown(Run run) {
            return "$ " + line + "\n" + run.screen() + (run.status() == 0 ? "" : "[status " + run.status() + "]\n");
        }

        /// Runs it.
        Run run(Path folder, Path state) {
            Run.Place place = Run.Place.at(folder, state);
            for (Map.Entry<String, String> variable : variables().entrySet()) {
                place = place.with(variable.getKey(), variable.getValue());
            }
            List<String> words = new ArrayList<>(WORD.matcher(withoutVariables())
                    .results()
                    .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                    .toList());
            return place.run(words.subList(1, words.size()).toArray(String[]::new));
        }
    }

    /// Reads a transcript.
    public static Transcript of(String text) {
        List<Command> commands = new ArrayList<>();
        String line = null;
        StringBuilder screen = new StringBuilder();
        for (String each : text.lines().toList()) {
            if (each.startsWith("$ ")) {
                if (line != null) {
                    commands.add(new Command(line, screen.toString()));
                }
                line = each.substring(2);
                screen.setLength(0);
            } else if (line != null) {
                screen.append(each).append('\n');
            }
        }
        if (line != null) {
            commands.add(new Command(line, screen.toString()));
        }
        return new Transcript(commands);
    }

    /// The transcript of what really happens.
    public String actual(Path folder, Path state) {
        return commands.stream()
                .map(command -> command.shown(command.run(folder, state)))
                .collect(Collectors.joining());
    }
}
