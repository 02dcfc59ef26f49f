package bn.data.state;

import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.json.JsonDocument;
import bn.data.json.JsonOutput;
import bn.learn.LearnerProgress;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// How far a learner has come, as a JSON object, for all working folders. It is replaced whole.
public final class ProgressFile {
    /// Another number means another form.
    private static final int VERSION = 1;

    private final Path file;
    private final FolderOfStates folder;

    /// @param folder where the file is
    ProgressFile(Path file, FolderOfStates folder) {
        this.file = file;
        this.folder = folder;
    }

    /// The folder in which the file is.
    @FunctionalInterface
    interface FolderOfStates {
        /// Makes it where it is not there.
        void make() throws DataProblem;
    }

    public Path path() {
        return file;
    }

    /// What was kept; nothing done where there is no file.
    ///
    /// @throws DataProblem if it cannot be read, or is not as it was written
    public LearnerProgress read() throws DataProblem {
        if (!Files.exists(file)) {
            return LearnerProgress.NONE;
        }
        try {
            Map<String, Object> all =
                    JsonDocument.tree(new BufferedInputStream(new ByteArrayInputStream(Files.readAllBytes(file))));
            if (KeptPassFile.get(all, "version", Double.class) != VERSION) {
                throw unreadable(Sentence.of(DataMessage.KEPT_OTHERWISE));
            }
            SequencedMap<String, LearnerProgress.Entry> lessons = new LinkedHashMap<>();
            object(all, "lessons")
                    .keySet()
                    .forEach(name -> lessons.put(name, entry(object(object(all, "lessons"), name))));
            return new LearnerProgress(lessons);
        } catch (IOException e) {
            throw unreadable(Sentence.asItIs(String.valueOf(e.getMessage())));
        } catch (DataProblem | RuntimeException e) {
            throw unreadable(Sentence.of(DataMessage.KEPT_OTHERWISE));
        }
    }

    private DataProblem unreadable(Sentence reason) {
        return new DataProblem(file + ": ", DataMessage.PROGRESS_UNREADABLE, reason);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> of, String name) {
        return (Map<String, Object>) KeptPassFile.get(of, name, Map.class);
    }

    private static LearnerProgress.Entry entry(Map<String, Object> of) {
        Map<String, String> answers = new LinkedHashMap<>();
        object(of, "answers").forEach((exercise, answer) -> answers.put(exercise, (String) answer));
        return new LearnerProgress.Entry(
                KeptPassFile.get(of, "seed", Double.class).longValue(),
                KeptPassFile.get(of, "page", Double.class).intValue(),
                Optional.ofNullable((String) of.get("prediction")),
                answers,
                KeptPassFile.get(of, "done", Boolean.class));
    }

    /// Keeps this in place of what was kept before.
    ///
    /// @throws DataProblem if it cannot be written, or its folder cannot be made
    public void write(LearnerProgress progress) throws DataProblem {
        folder.make();
        FileReplacement.writePrivate(file, out -> out.write(text(progress)));
    }

    private static byte[] text(LearnerProgress progress) throws IOException {
        StringWriter text = new StringWriter();
        JsonOutput.object(text, json -> {
            json.count("version", VERSION);
            json.object(
                    "lessons",
                    of -> progress.lessons()
                            .forEach((name, entry) -> of.object(name, lesson -> {
                                lesson.count("seed", entry.seed());
                                lesson.count("page", entry.page());
                                entry.prediction().ifPresent(letter -> lesson.text("prediction", letter));
                                lesson.object(
                                        "answers", answers -> entry.answers().forEach(answers::text));
                                lesson.truth("done", entry.read());
                            })));
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
