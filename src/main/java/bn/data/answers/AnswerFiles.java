package bn.data.answers;

import bn.batch.Printable;
import bn.data.file.FileEnding;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which files of a folder hold answers.
///
/// @param taken those that are read, together
/// @param left those that would be, if these were not there
public record AnswerFiles(List<String> taken, List<String> left) {
    private static final String NAME = "answers";

    private static final Set<String> OF_TEXT = Set.of("json", "csv", "tsv", "txt");

    /// Those that hold several steps by their names.
    private static final Set<String> OF_SEVERAL = Set.of("npz", "json", "pt", "pth", "safetensors");

    public AnswerFiles {
        taken = List.copyOf(taken);
        left = List.copyOf(left);
    }

    /// The files of answers: the newest of those that are called so; else those that have a step's name; else the
    /// newest that may hold several.
    ///
    /// @param files the names in a folder, the newest first, without those that are known to be something else
    public static AnswerFiles of(List<String> files, AnswerNames names) {
        List<String> data = files.stream().filter(AnswerFiles::mayHold).toList();
        List<String> named = data.stream().filter(AnswerFiles::isNamed).toList();
        List<String> ofSteps = data.stream()
                .filter(file -> names.step(names.ofFile(file)).isPresent())
                .sorted()
                .toList();
        List<String> ofSeveral = data.stream()
                .filter(file -> !ofSteps.contains(file) && OF_SEVERAL.contains(ending(file)))
                .toList();
        if (!named.isEmpty()) {
            return newest(named);
        }
        return ofSteps.isEmpty() ? newest(ofSeveral) : new AnswerFiles(ofSteps, ofSeveral);
    }

    private static AnswerFiles newest(List<String> files) {
        return new AnswerFiles(
                files.stream().limit(1).toList(), files.stream().skip(1).toList());
    }

    /// That there are others, if there are.
    ///
    /// @param folder in which they lie, safe to print
    public Optional<Sentence> note(String folder) {
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentence.of(DataMessage.ANSWERS_LEFT, joined(taken), joined(left))
                        .at(folder + ": "));
    }

    private static String joined(List<String> files) {
        return files.stream().map(Printable::of).collect(Collectors.joining(", "));
    }

    /// Whether a file may hold answers, as far as its name says.
    public static boolean mayHold(String file) {
        String ending = ending(file);
        return !file.startsWith(".") && (FileEnding.OF_ARRAYS.contains(ending) || OF_TEXT.contains(ending));
    }

    /// Whether a file is called after answers, whatever its ending.
    public static boolean isNamed(String file) {
        return file.toLowerCase(Locale.ROOT).startsWith(NAME + ".");
    }

    /// What the name ends with, packed or not.
    private static String ending(String file) {
        return FileEnding.of(file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", ""));
    }
}
