package bn.learn;

import bn.learn.script.Globals;
import bn.learn.script.Script;
import bn.prose.Language;
import java.util.Map;
import java.util.Optional;

/// A lesson: a folder with a script and a text for each language.
///
/// @param folder where it is read from
/// @param number its place in the course, from 1
/// @param name by which it is called
public record Lesson(LessonFolder folder, int number, String name) {
    /// The seed of a lesson's numbers where nobody asks for another.
    public static final long USUAL_SEED = 0;

    /// The file of the script.
    public static final String SCRIPT = "lesson.py";

    /// A lesson of a folder whose name is `NN-name`.
    public static Lesson of(String folderName, LessonFolder folder) {
        int dash = folderName.indexOf('-');
        return new Lesson(folder, Integer.parseInt(folderName.substring(0, dash)), folderName.substring(dash + 1));
    }

    public Script script() {
        return Script.parse(SCRIPT, folder.read(SCRIPT).orElse(""));
    }

    public LessonText text(Language language) {
        String file = language.code() + ".md";
        return LessonText.parse(file, folder.read(file).orElse(""), language.betweenLines());
    }

    /// How long it takes, roughly.
    public int minutes() {
        Script script = script();
        return new Directives(script, new Globals(script, Map.of())).minutes();
    }

    /// Whether it can be had on a batch of the learner's own.
    public boolean takesBatch() {
        return folder.read(SCRIPT).orElse("").contains("batch()");
    }

    /// Its numbers for a seed.
    public LessonRun run(long seed, LessonData data) {
        return new LessonRun(this, seed, data);
    }

    /// Where a lesson's files are.
    @FunctionalInterface
    public interface LessonFolder {
        /// The text of a file, if there is one.
        Optional<String> read(String file);
    }
}
