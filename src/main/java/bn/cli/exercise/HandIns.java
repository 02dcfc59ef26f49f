package bn.cli.exercise;

import bn.batch.Printable;
import bn.cli.environment.Surroundings;
import bn.data.ExerciseFacts;
import bn.data.answers.AnswerFiles;
import bn.data.answers.AnswerNames;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.exercise.ProgramWithGaps;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Finds what a class has handed in: in a folder as `bn exercise` lays it out, in one with a file for
/// each, or in files and folders that are named one by one.
///
/// Whose exercise is whose says `key`, if it lies beside what was handed in: `key/NAME/batch.json` or
/// `key/NAME.json`. Without a key it is the `batch.json` among a learner's own files, or the one beside a
/// file for each.
///
/// @param names what the steps are called, after which files may be
/// @param others files and folders that nobody has handed in, whatever they lie in
/// @param notes gets what was left aside, a sentence each
record HandIns(Surroundings surroundings, AnswerNames names, List<Path> others, Consumer<Sentence> notes) {
    /// What an exercise is made of.
    static final Set<String> HANDED_OUT = Set.of(
            ProgramWithGaps.FILE,
            ProgramWithGaps.BATCH,
            ProgramWithGaps.STATISTICS,
            ExerciseFolder.PAGE,
            ExerciseFacts.FILE,
            ExerciseFolder.LIST);

    /// Everything that was handed in, in order.
    ///
    /// @param named files, and folders of a learner or of a class; at least one
    /// @throws DataProblem if a folder has nothing in it
    List<HandIn> of(List<String> named) throws DataProblem {
        List<String> learners = new ArrayList<>();
        for (String name : named) {
            if (!isNobodys(name) && (named.size() == 1 || !isOther(name))) {
                learners.add(name);
            }
        }
        if (!learners.isEmpty() && nobodyIsThere(learners)) {
            throw new DataProblem(Printable.of(learners.getFirst()) + ": ", DataMessage.NO_SUCH_FOLDER);
        }
        // What a pattern names too is still one learner's.
        Set<HandIn> found = new LinkedHashSet<>();
        for (String name : learners) {
            Folder folder = new Folder(surroundings, name);
            Folder around = Folder.around(surroundings, name);
            if (!folder.isThere()) {
                String stem = stem(Folder.last(surroundings, name));
                Optional<HandIn.Own> beside = own(around);
                found.add(
                        HandIn.of(name, name, List.of(name), ofKey(around, stem).or(() -> beside)));
            } else {
                found.addAll(ofFolder(name, folder, around, learners.size() > 1));
            }
        }
        if (found.isEmpty()) {
            throw nobody(named.getFirst());
        }
        return List.copyOf(found);
    }

    /// What lies in a folder that was named: one learner's, or a class's.
    private List<HandIn> ofFolder(String name, Folder folder, Folder around, boolean isOneOfSeveral)
            throws DataProblem {
        try {
            return isLearner(folder, around, isOneOfSeveral) ? List.of(learner(name, folder, around)) : ofClass(folder);
        } catch (DataProblem unreadable) {
            if (!isOneOfSeveral) {
                throw unreadable;
            }
            return List.of(new HandIn(name, name, List.of(), Optional.empty(), Optional.of(unreadable)));
        }
    }

    private static DataProblem nobody(String folder) {
        return new DataProblem(Printable.of(folder) + ": ", DataMessage.NOBODY_HANDED_IN);
    }

    private boolean nobodyIsThere(List<String> learners) throws DataProblem {
        for (String name : learners) {
            if (Files.exists(surroundings.file(name))) {
                return false;
            }
        }
        return true;
    }

    /// A key, a list of names, or what learners were told, that a pattern means too.
    private boolean isNobodys(String name) throws DataProblem {
        if (!Files.exists(surroundings.file(name))) {
            return false;
        }
        String last = Folder.last(surroundings, name);
        Folder folder = new Folder(surroundings, name);
        return last.equals(ExerciseFolder.LIST)
                || (last.equals(ExerciseFolder.KEY) && folder.isThere())
                || FeedbackFolder.isOne(folder);
    }

    private boolean isOther(String name) throws DataProblem {
        Path path = surroundings.file(name);
        return others.stream().anyMatch(other -> FileReplacement.isSame(other, path));
    }

    private static boolean isLearner(Folder folder, Folder around, boolean isOneOfSeveral) throws DataProblem {
        return folder.files().stream().anyMatch(file -> AnswerFiles.isNamed(file) || file.equals(ProgramWithGaps.FILE))
                || around.folder(ExerciseFolder.KEY).isThere()
                || (isOneOfSeveral && folder.folders().isEmpty());
    }

    private List<HandIn> ofClass(Folder folder) throws DataProblem {
        List<String> learners = new ArrayList<>();
        for (String name : unlessOther(folder, folder.folders())) {
            if (!name.equals(ExerciseFolder.KEY) && !FeedbackFolder.isOne(folder.folder(name))) {
                learners.add(name);
            }
        }
        List<String> files = unlessOther(folder, folder.files()).stream()
                .filter(name -> !HANDED_OUT.contains(name))
                .toList();
        List<HandIn> found = new ArrayList<>();
        if (learners.isEmpty()) {
            Optional<HandIn.Own> ofAll = own(folder);
            for (String file : files) {
                String named = folder.file(file);
                found.add(HandIn.of(
                        file, named, List.of(named), ofKey(folder, stem(file)).or(() -> ofAll)));
            }
        } else {
            for (String who : learners) {
                found.add(learner(who, folder.folder(who), folder));
            }
            files.forEach(file ->
                    notes.accept(Sentence.of(DataMessage.BESIDE_FOLDERS).at(Printable.of(folder.file(file)) + ": ")));
        }
        if (found.isEmpty()) {
            throw nobody(folder.name());
        }
        return found;
    }

    private List<String> unlessOther(Folder folder, List<String> names) throws DataProblem {
        List<String> left = new ArrayList<>();
        for (String name : names) {
            if (!isOther(folder.file(name))) {
                left.add(name);
            }
        }
        return left;
    }

    /// A folder that cannot be looked into keeps nobody else from being marked.
    private HandIn learner(String who, Folder folder, Folder around) throws DataProblem {
        Optional<HandIn.Own> ofKey = ofKey(around, Folder.last(surroundings, folder.name()));
        try {
            return HandIn.of(
                    who,
                    folder.name(),
                    answers(folder).stream().map(folder::file).toList(),
                    ofKey.isPresent() ? ofKey : own(folder));
        } catch (DataProblem unreadable) {
            return new HandIn(who, folder.name(), List.of(), ofKey, Optional.of(unreadable));
        }
    }

    /// The files of answers; where there are none, those that may have been meant so, which will say why they are not.
    private List<String> answers(Folder folder) throws DataProblem {
        List<String> files = folder.newestFirst().stream()
                .filter(file -> !HANDED_OUT.contains(file))
                .toList();
        AnswerFiles answers = AnswerFiles.of(files, names);
        answers.note(Printable.of(folder.name())).ifPresent(notes);
        if (!answers.taken().isEmpty()) {
            return answers.taken();
        }
        List<String> called = files.stream().filter(AnswerFiles::isNamed).toList();
        return called.isEmpty() ? files.stream().filter(AnswerFiles::mayHold).toList() : called;
    }

    private static String stem(String file) {
        return file.lastIndexOf('.') > 0 ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    /// What a key says is a learner's; where it says nothing of them, the file that it should have.
    private static Optional<HandIn.Own> ofKey(Folder around, String who) throws DataProblem {
        Folder key = around.folder(ExerciseFolder.KEY);
        if (!key.isThere()) {
            return Optional.empty();
        }
        Folder own = key.folder(who);
        String alone = who + ".json";
        return Optional.of(new HandIn.Own(
                key.has(alone) ? key.file(alone) : own.file(ProgramWithGaps.BATCH),
                own.file(ProgramWithGaps.STATISTICS),
                key.file(ExerciseFacts.FILE)));
    }

    private static Optional<HandIn.Own> own(Folder folder) throws DataProblem {
        return folder.has(ProgramWithGaps.BATCH)
                ? Optional.of(new HandIn.Own(
                        folder.file(ProgramWithGaps.BATCH),
                        folder.file(ProgramWithGaps.STATISTICS),
                        folder.file(ExerciseFacts.FILE)))
                : Optional.empty();
    }
}
