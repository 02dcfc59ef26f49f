package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.completion.Completable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documents and the helps say may be typed, may be typed: the command is there, and its options are.
final class MentionsTest {
    private static final Pattern MENTION = Pattern.compile("(?:^|[`$(] ?|  )(?:\\./)?bn ([a-z]+)((?: +[^`\n|>]*)?)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*");

    @TempDir
    Path folder;

    @Test
    void everyCommandAndOptionThatIsMentionedIsThere() throws IOException {
        Map<String, Completable> commands = commands();
        List<String> wrong = new ArrayList<>();
        int mentions = 0;
        for (Path document : documents()) {
            String text = Files.readString(document);
            for (MatchResult mention : MENTION.matcher(text).results().toList()) {
                mentions++;
                Completable command = commands.get(mention.group(1));
                if (command == null) {
                    wrong.add(document + ": " + mention.group());
                    continue;
                }
                Set<String> known = Set.copyOf(command.optionNames());
                OPTION.matcher(mention.group(2))
                        .results()
                        .map(MatchResult::group)
                        .filter(option -> !known.contains(option))
                        .forEach(option ->
                                wrong.add(document + ": " + mention.group().strip() + ": " + option));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(mentions).isGreaterThan(100);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private Map<String, Completable> commands() {
        return Completable.of(Bn.all(Run.Place.at(folder, folder).surroundings())).stream()
                .collect(Collectors.toMap(Completable::name, Function.identity()));
    }
}
