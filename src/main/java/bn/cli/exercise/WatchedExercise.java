package bn.cli.exercise;

import bn.batch.Printable;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.PassLoader;
import bn.cli.option.ConventionOptions;
import bn.cli.option.PassOptions;
import bn.data.ExerciseFacts;
import bn.data.answers.AnswerFiles;
import bn.data.answers.AnswerNames;
import bn.data.answers.Answers;
import bn.data.answers.AnswersReader;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.grading.catalogue.Exercise;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.watch.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A folder with an exercise, and answers that come and go.
///
/// @param name of the folder, as it was typed
/// @param file the one file of answers that was named in the place of a folder
public record WatchedExercise(Surroundings surroundings, String name, Optional<String> file, ExerciseFacts facts) {
    /// What a folder of `name` or a file of answers is.
    ///
    /// @throws DataProblem if there is neither, or what the folder says of the exercise cannot be read
    public static WatchedExercise of(Surroundings surroundings, String name) throws DataProblem {
        Path path = surroundings.file(name);
        if (Files.isRegularFile(path)) {
            int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
            String folder = slash < 0 ? "." : name.substring(0, Math.max(slash, 1));
            return of(surroundings, folder, Optional.of(path.getFileName().toString()));
        }
        if (!Files.isDirectory(path)) {
            throw new DataProblem(Printable.of(name) + ": ", DataMessage.WATCH_NO_FOLDER);
        }
        return of(surroundings, name, Optional.empty());
    }

    private static WatchedExercise of(Surroundings surroundings, String folder, Optional<String> file)
            throws DataProblem {
        String name = within(folder, ExerciseFacts.FILE);
        Path path = surroundings.file(name);
        ExerciseFacts facts = Files.exists(path) ? ExerciseFacts.of(Source.file(path, name)) : ExerciseFacts.NONE;
        return new WatchedExercise(surroundings, folder, file, facts);
    }

    /// The folder.
    ///
    /// @throws DataProblem if no file can be called so
    public Path folder() throws DataProblem {
        return surroundings.file(name);
    }

    /// A file in it, as somebody would type it.
    public String within(String other) {
        return within(name, other);
    }

    private static String within(String folder, String file) {
        boolean isHere = folder.equals(".");
        return isHere ? file : folder + (folder.endsWith("/") || folder.endsWith("\\") ? "" : "/") + file;
    }

    /// Whether there is such a file in it.
    ///
    /// @throws DataProblem if no file can be called so
    public boolean has(String other) throws DataProblem {
        return Files.isRegularFile(surroundings.file(within(other)));
    }

    /// Grades what is there now.
    ///
    /// @param required the steps that have to be right, of an exercise
    /// @throws DataProblem if there is no batch or no answer, or one cannot be read, as when it is half written
    public Event.Graded graded(
            PassOptions pass,
            ConventionOptions conventions,
            AnswerNames names,
            Function<Exercise, List<String>> required,
            Words words)
            throws DataProblem {
        InputLoader reading = new InputLoader(surroundings.quiet());
        PassLoader loader = new PassLoader(reading, pass);
        InputLoader.Loaded loaded = loader.loaded(conventions.rules());
        Exercise exercise = loader.exercise(loaded.inputs(), conventions);
        AnswersReader reader = new AnswersReader(exercise, names);
        AnswerFiles files = answerFiles(names);
        for (String answers : files.taken()) {
            reader.read(reading.source(within(answers)));
        }
        Answers read = reader.answers();
        Stream<Sentence> left = files.note(Printable.of(name)).stream();
        return new Event.Graded(
                read.grade(exercise),
                loaded.inputs().features(),
                required.apply(exercise),
                Stream.of(left, loaded.notes().stream(), read.notes().stream())
                        .flatMap(notes -> notes)
                        .map(note -> Printable.of(note.in(words)))
                        .toList());
    }

    private AnswerFiles answerFiles(AnswerNames names) throws DataProblem {
        if (file.isPresent()) {
            return new AnswerFiles(List.of(file.get()), List.of());
        }
        List<String> inIt = new Folder(surroundings, name)
                .newestFirst().stream().filter(this::isOfLearner).toList();
        AnswerFiles files = AnswerFiles.of(inIt, names);
        if (files.taken().isEmpty()) {
            throw new DataProblem(noAnswers(facts.blank()).at(Printable.of(name) + ": "));
        }
        return files;
    }

    /// Whether a file was not handed out with the exercise.
    private boolean isOfLearner(String one) {
        return !HandIns.HANDED_OUT.contains(one) && !facts.stats().equals(Optional.of(one));
    }

    /// When each file that may hold answers was saved last, in the time of its file system.
    public Map<String, Long> saved() {
        try {
            Folder folder = new Folder(surroundings, name);
            Map<String, Long> saved = new HashMap<>();
            for (String one : folder.files()) {
                if (isOfLearner(one) && AnswerFiles.mayHold(one)) {
                    saved.put(one, folder.saved(one));
                }
            }
            return saved;
        } catch (DataProblem _) {
            // What cannot be read is said when it is graded.
            return Map.of();
        }
    }

    private static Sentence noAnswers(List<String> blank) {
        return blank.isEmpty()
                ? Sentence.of(DataMessage.WATCH_NO_ANSWERS)
                : Sentence.of(DataMessage.WATCH_FIRST_ANSWER, Printable.of(blank.getFirst()));
    }
}
