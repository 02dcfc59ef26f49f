package bn.cli;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Source;
import bn.exercise.FolderNames;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.FeedbackReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder in which each of a class gets a file of what they are told.
///
/// @param name as it was named
/// @param ending of the files, without its point
record FeedbackFolder(Surroundings surroundings, String name, String ending) {
    /// Bytes that are enough to know a title, also of a page.
    private static final int START = 256;

    /// Makes it, and names the files in it: letters, digits and hyphens alone, each another, whatever the
    /// learners are called. What was written for a class before may be written again.
    ///
    /// @param learners as they are called
    /// @return a file for each of them, in their order
    /// @throws DataProblem if it cannot be made, or has a file of this name that is something else
    List<String> files(List<String> learners, Words words) throws DataProblem {
        make();
        FolderNames names = new FolderNames(words.say(Message.EXERCISE_LEARNER), List.of());
        Folder folder = new Folder(surroundings, name);
        List<String> files = learners.stream()
                .map(learner -> folder.file(names.of(learner) + "." + ending))
                .toList();
        for (String file : files) {
            if (!isFree(surroundings.file(file))) {
                throw new DataProblem(Printable.of(file) + ": ", DataMessage.NO_FEEDBACK);
            }
        }
        return files;
    }

    private void make() throws DataProblem {
        Path folder = surroundings.file(name);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new DataProblem(Printable.of(name) + ": ", DataMessage.FOLDER_IS_FILE);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileReplacement.unwritable(name, e);
        }
    }

    private boolean isFree(Path file) throws DataProblem {
        if (!Files.exists(file)) {
            return !Files.isSymbolicLink(file);
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return FeedbackReport.isOne(new String(bytes.readNBytes(START), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Source.unreadable(file, file.toString(), e);
        }
    }
}
