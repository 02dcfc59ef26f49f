package bn.cli.exercise;

import bn.batch.Printable;
import bn.cli.environment.Surroundings;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Source;
import bn.exercise.FolderNames;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder in which each of a class gets a file of what they are told. A hidden file in it, as `sha256sum` writes
/// them, has what bn wrote there: what is still like that may be written again, and all else is kept.
///
/// @param name as it was named
/// @param ending of the files, without its point
record FeedbackFolder(Surroundings surroundings, String name, String ending) {
    private static final String RECORD = ".bn-feedback";

    private static final String BETWEEN = "  ";

    /// Whether a folder has been one of feedback.
    static boolean isOne(Folder folder) throws DataProblem {
        return folder.has(RECORD);
    }

    /// Makes sure that it can be made, or is one that was made before.
    ///
    /// @throws DataProblem if it is a file, or a folder of something else
    void check() throws DataProblem {
        if (Files.exists(path()) && !folder().isThere()) {
            throw new DataProblem(Printable.of(name) + ": ", DataMessage.FOLDER_IS_FILE);
        }
        boolean isTaken = folder().isThere()
                && !isOne(folder())
                && !(folder().files().isEmpty() && folder().folders().isEmpty());
        if (isTaken) {
            throw new DataProblem(Printable.of(name) + ": ", DataMessage.FOLDER_IS_TAKEN);
        }
    }

    /// The names of the files in it: letters, digits and hyphens alone, each another, whatever the learners are
    /// called.
    ///
    /// @param learners as they are called
    /// @return a file for each of them, in their order
    /// @throws DataProblem if one is there already and is not as bn wrote it
    List<String> files(List<String> learners, Words words) throws DataProblem {
        FolderNames names = new FolderNames(words.say(Message.EXERCISE_LEARNER), List.of());
        List<String> files =
                names.ofAll(learners).stream().map(one -> one + "." + ending).toList();
        Set<String> written = record();
        for (String file : files) {
            if (!isFree(file, written)) {
                throw new DataProblem(Printable.of(folder().file(file)) + ": ", DataMessage.NO_FEEDBACK);
            }
        }
        return files;
    }

    /// Writes the files, and that it has written them.
    ///
    /// @param texts by the names of the files
    void write(SequencedMap<String, byte[]> texts) throws DataProblem {
        try {
            Files.createDirectories(path());
        } catch (IOException e) {
            throw FileReplacement.unwritable(name, e);
        }
        Set<String> before = record();
        Set<String> now = new TreeSet<>();
        texts.forEach((file, text) -> now.add(line(file, text)));
        // Of what is cut off half way, the rest is as it was written before.
        write(RECORD, lines(Stream.concat(before.stream(), now.stream())));
        for (Map.Entry<String, byte[]> text : texts.entrySet()) {
            write(text.getKey(), text.getValue());
        }
        Stream<String> others = before.stream().filter(line -> !texts.containsKey(file(line)));
        write(RECORD, lines(Stream.concat(others, now.stream())));
    }

    private static byte[] lines(Stream<String> lines) {
        return lines.distinct()
                .sorted()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private void write(String file, byte... text) throws DataProblem {
        FileReplacement.write(path().resolve(file), folder().file(file), out -> out.write(text));
    }

    private Folder folder() {
        return new Folder(surroundings, name);
    }

    private Path path() throws DataProblem {
        return surroundings.file(name);
    }

    private Set<String> record() throws DataProblem {
        return folder().has(RECORD)
                ? new TreeSet<>(Source.file(path().resolve(RECORD), folder().file(RECORD))
                        .lines())
                : Set.of();
    }

    private boolean isFree(String file, Set<String> written) throws DataProblem {
        Path path = path().resolve(file);
        if (!Files.exists(path)) {
            return !Files.isSymbolicLink(path);
        }
        try {
            return Files.isRegularFile(path) && written.contains(line(file, Files.readAllBytes(path)));
        } catch (IOException e) {
            throw Source.unreadable(path, folder().file(file), e);
        }
    }

    private static String line(String file, byte... text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest) + BETWEEN + file;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String file(String line) {
        return line.substring(line.indexOf(BETWEEN) + BETWEEN.length());
    }
}
