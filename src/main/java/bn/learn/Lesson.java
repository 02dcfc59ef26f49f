package bn.learn;

import bn.learn.script.Script;
import bn.prose.Language;
import bn.prose.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Pattern MINUTES = Pattern.compile("(?m)^lesson\\(minutes=(\\d{1,3})\\)$");
    private static final int USUAL_MINUTES = 5;
    private static final Pattern EXERCISE = Pattern.compile("(?m)^(?:answer|choice|trial)\\(\\s*\"(.+?)\"");

    /// A lesson of a folder whose name is `NN-name`.
    public static Lesson of(String folderName, LessonFolder folder) {
        int dash = folderName.indexOf('-');
        return new Lesson(folder, Integer.parseInt(folderName.substring(0, dash)), folderName.substring(dash + 1));
    }

    /// What it computes.
    ///
    /// @throws bn.learn.script.ScriptProblem if there is no script, or it cannot be read
    public Script script() {
        return Script.parse(SCRIPT, read(SCRIPT));
    }

    /// What it says in a language.
    ///
    /// @throws bn.learn.script.ScriptProblem if there is no text, or it cannot be read
    public LessonText text(Language language) {
        String file = language.code() + ".md";
        return LessonText.parse(file, read(file), language.betweenLines());
    }

    private String read(String file) {
        return folder.read(file).orElseThrow(() -> LessonProblem.at(file, Message.LESSON_NO_FILE));
    }

    /// The question, which a list of lessons can show without reading the rest of the text.
    public String title(Language language) {
        String text = folder.read(language.code() + ".md").orElse("");
        return LessonText.title(text).orElse(name);
    }

    /// How long it takes, roughly; read without the rest of the script, too.
    public int minutes() {
        return MINUTES.matcher(folder.read(SCRIPT).orElse(""))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(USUAL_MINUTES);
    }

    /// The exercises that are not among those that were solved; read without the rest of the script, too.
    List<String> exercisesLeft(LearnerProgress progress) {
        Set<String> solved =
                progress.of(name).map(entry -> entry.answers().keySet()).orElse(Set.of());
        return EXERCISE.matcher(folder.read(SCRIPT).orElse(""))
                .results()
                .map(found -> found.group(1))
                .filter(exercise -> !solved.contains(exercise))
                .toList();
    }

    /// How far somebody has come in it.
    LessonState state(LearnerProgress progress) {
        Optional<LearnerProgress.Entry> entry = progress.of(name);
        if (entry.isEmpty()) {
            return LessonState.OPEN;
        }
        if (!entry.get().read()) {
            return LessonState.BEGUN;
        }
        return exercisesLeft(progress).isEmpty() ? LessonState.DONE : LessonState.READ;
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
