package bn.data.answers;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which files of a folder hold answers.
public final class AnswerFiles {
    private static final String NAME = "answers";

    private static final Set<String> ENDINGS = Set.of("npz", "json", "csv", "npy", "pt", "pth", "safetensors", "txt");

    /// Those that hold several steps by their names.
    private static final Set<String> OF_SEVERAL = Set.of("npz", "json", "pt", "pth", "safetensors");

    private AnswerFiles() {}

    /// The files of answers: the one that is called so; else those that have a step's name; else the newest that may
    /// hold several.
    ///
    /// @param files the names in a folder, the newest first, without those that are known to be something else
    public static List<String> of(List<String> files, AnswerNames names) {
        List<String> data = files.stream()
                .filter(file -> !file.startsWith(".") && ENDINGS.contains(ending(file)))
                .toList();
        List<String> named = data.stream().filter(AnswerFiles::isNamed).toList();
        List<String> ofSteps = data.stream()
                .filter(file -> names.step(names.ofFile(file)).isPresent())
                .sorted()
                .toList();
        if (!named.isEmpty()) {
            return named.subList(0, 1);
        }
        return ofSteps.isEmpty()
                ? data.stream()
                        .filter(file -> OF_SEVERAL.contains(ending(file)))
                        .limit(1)
                        .toList()
                : ofSteps;
    }

    private static boolean isNamed(String file) {
        return file.toLowerCase(Locale.ROOT).startsWith(NAME + ".");
    }

    /// What the name ends with, packed or not.
    private static String ending(String file) {
        String plain = file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }
}
