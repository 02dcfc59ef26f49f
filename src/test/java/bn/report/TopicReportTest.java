package bn.report;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Run;
import bn.prose.Language;
import bn.prose.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is explained besides the steps.
class TopicReportTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTopicHasItsTextAndNothingElseHas(Language language) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/bn/prose", language.code(), "topics"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Topic.words().stream().map(word -> word + ".md").toList());
        }
    }

    /// The same numbers stand in the same paragraphs of every language, in whichever order.
    @ParameterizedTest
    @EnumSource(Topic.class)
    void theLanguagesHaveTheSameNumbers(Topic topic) {
        assertThat(blanks(topic, Language.ZH))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(blanks(topic, Language.EN));
        assertThat(Words.of(Language.ZH).topic(topic.word(), _ -> Optional.of("1")))
                .hasSameSizeAs(Words.of(Language.EN).topic(topic.word(), _ -> Optional.of("1")));
    }

    /// On the sample, each placeholder has its number in either mode: no paragraph is left out.
    @ParameterizedTest
    @EnumSource(Topic.class)
    void noParagraphIsLeftOut(Topic topic) {
        int paragraphs =
                Words.of(Language.EN).topic(topic.word(), _ -> Optional.of("1")).size();
        for (String mode : List.of("train", "eval")) {
            String text = explained("mode " + mode, "explain " + topic.word());
            assertThat(text).doesNotContain("{");
            assertThat(text.split("\n\n")).as(mode).hasSize(paragraphs);
        }
    }

    /// width is 1, 3, 2, 8, 4, so its mean is 3.6, and its variance 5.84, or 7.3 divided by m − 1.
    @Test
    void theNumbersAreThoseOfTheSample() {
        assertThat(said("explain running_var"))
                .contains("mean 3.6 and the variance 5.84")
                .contains("here 7.3,");
        assertThat(said("explain momentum"))
                .contains("becomes 0.36 with PyTorch")
                .contains("0.036 with Keras");
        assertThat(said("explain ε")).contains("ε is 1e-05 and var of width is 5.84");
        assertThat(said("explain x")).contains("m = 5 rows by D = 3 features");
        assertThat(said("explain dout")).contains("dout is 0.3").contains("1.4 for width");
        assertThat(said("explain chain-rule")).contains("dgammax is 0.3, gamma is 1.5, and dxhat is 0.45");
    }

    /// Its sentences hold for the numbers as they were handed in.
    @Test
    void changesAreLeftOut() {
        assertThat(said("set gamma = 7", "explain gamma"))
                .startsWith("The numbers here are those that were handed in")
                .contains("gamma of width is 1.5");
        assertThat(said("explain gama")).contains("did you mean gamma?");
    }

    private static List<String> blanks(Topic topic, Language language) {
        List<String> found = new ArrayList<>();
        Words.of(language).topic(topic.word(), blank -> {
            found.add(blank);
            return Optional.of("1");
        });
        return found;
    }

    /// The same without its line breaks.
    private String said(String... lines) {
        return explained(lines).replaceAll("\\s+", " ");
    }

    private String explained(String... lines) {
        String out = Run.Place.at(folder, folder)
                .with("COLUMNS", "2000")
                .typing(String.join("\n", lines) + "\n")
                .run("walk")
                .out();
        String last = lines[lines.length - 1];
        return out.substring(out.lastIndexOf("bn> ") + "bn> ".length() + last.length())
                .strip();
    }
}
