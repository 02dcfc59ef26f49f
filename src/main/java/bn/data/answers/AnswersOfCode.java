package bn.data.answers;

import bn.grading.catalogue.Exercise;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of Python's code that is handed in as answers: the line that writes its numbers. The code is looked
/// through for what it assigns, and is not run.
///
/// @param names what they are called
record AnswersOfCode(Exercise exercise, AnswerNames names) {
    /// What stands left of an `=`: `dx`, `dx, dgamma`, `xhat: np.ndarray`.
    private static final Pattern ASSIGNED = Pattern.compile(
            "^[ \\t]*\\(?((?:[\\p{L}_]\\w*[ \\t]*,[ \\t]*){0,30}[\\p{L}_]\\w*)\\)?[ \\t]*(?::[^=\\n]*)?=(?!=)",
            Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern NUMPY = Pattern.compile("^[ \\t]*import numpy as np\\b", Pattern.MULTILINE);

    private static final String IMPORT = "import numpy as np; ";

    private static final Pattern TORCH = Pattern.compile("^[ \\t]*import torch[ \\t]*$", Pattern.MULTILINE);

    /// What one asks for where the code has none of the names.
    private static final List<List<String>> USUAL =
            List.of(List.of("out", "dx", "dgamma", "dbeta"), List.of("mu", "var", "xhat", "out"));

    /// What is to be done, as the end of a sentence.
    ///
    /// @param code the text of the file
    Sentence instead(String code) {
        Map<String, String> found = assigned(code);
        Map<String, String> saved = found.isEmpty() ? usual() : found;
        // What torch computes may need a gradient, and NumPy does not take it.
        boolean isTorch = TORCH.matcher(code).find() && !NUMPY.matcher(code).find();
        return isTorch ? torch(saved) : numPy(saved, NUMPY.matcher(code).find());
    }

    /// What the code assigns, by the step that it means there.
    private Map<String, String> assigned(String code) {
        Map<String, String> assigned = new LinkedHashMap<>();
        ASSIGNED.matcher(code)
                .results()
                .flatMap(left -> Stream.of(left.group(1).split("\\s*,\\s*", -1)))
                .forEach(name ->
                        names.step(name).filter(exercise::asks).ifPresent(step -> assigned.putIfAbsent(step, name)));
        return assigned;
    }

    private Map<String, String> usual() {
        return USUAL.stream()
                .filter(steps -> steps.stream().allMatch(exercise::asks))
                .findFirst()
                .orElseThrow()
                .stream()
                .collect(Collectors.toMap(step -> step, step -> step, (one, _) -> one, LinkedHashMap::new));
    }

    private static Sentence numPy(Map<String, String> saved, boolean isImported) {
        String line = isImported ? "" : IMPORT;
        line += saved.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(", ", "np.savez(\"answers.npz\", ", ")"));
        return Sentence.of(DataMessage.SAVE_ANSWERS, "answers.npz", line);
    }

    private static Sentence torch(Map<String, String> saved) {
        String line = saved.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\": " + one.getValue())
                .collect(Collectors.joining(", ", "torch.save({", "}, \"answers.pt\")"));
        return Sentence.of(DataMessage.SAVE_ANSWERS, "answers.pt", line);
    }
}
