package bn.cli.option;

import bn.batch.Printable;
import bn.cli.option.ReportOptions.Format;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.NotComputed;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which steps of a pass are shown.
public final class StepsOptions extends Options {
    private final ArgumentList steps;

    /// By the usual name, `--steps`.
    public StepsOptions() {
        this("--steps");
    }

    /// @param names as in the help
    public StepsOptions(String names) {
        steps = list(names, "LIST");
    }

    /// Whether no step was asked for.
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// The steps to show: those asked for in the order of the table, or all of a pass; where the format holds one,
    /// one.
    ///
    /// @param usual the step that such a format gets when none is asked for
    /// @param stem what the file of the results is called; .npy files are read back by the steps' names
    /// @throws UsageException if there is no such step, or too many for the format
    public List<Step> chosen(List<Pass> passes, String usual, Format format, Optional<String> stem) {
        List<Step> all = passes.stream()
                .flatMap(pass -> BatchNorm.TABLE.steps(pass).stream())
                .toList();
        List<Step> chosen = new ArrayList<>();
        for (String word : steps.all()) {
            chosen.add(step(word.strip(), all));
        }
        Optional<Step> named = stem.flatMap(
                name -> all.stream().filter(step -> step.name().equals(name)).findFirst());
        return switch (format) {
            case CSV -> List.of(one(chosen, all, usual, "CSV", Format.JSON));
            case NPY -> List.of(one(chosen, all, named.map(Step::name).orElse(usual), ".npy", Format.NPZ));
            case TEXT, JSON, MARKDOWN, HTML, NPZ ->
                chosen.isEmpty() ? all : all.stream().filter(chosen::contains).toList();
        };
    }

    /// Refuses a step that is not computed, where the format holds nothing else.
    ///
    /// @param chosen the steps to show
    public static void checkComputed(List<Step> chosen, Mode mode, Format format) {
        boolean holdsOne = format == Format.CSV || format == Format.NPY;
        NotComputed why =
                holdsOne ? mode.table().absences().get(chosen.getFirst().name()) : null;
        if (why != null && !(why instanceof NotComputed.IsGiven)) {
            throw new UsageException(
                    Message.STEP_NOT_COMPUTED, chosen.getFirst().name(), format.word());
        }
    }

    /// @param form that holds one step
    /// @param other that holds several
    private static Step one(List<Step> chosen, List<Step> all, String usual, String form, Format other) {
        if (chosen.size() > 1) {
            throw new UsageException(Message.ONE_STEP, form, chosen.size(), other.word());
        }
        return chosen.isEmpty()
                ? all.stream()
                        .filter(step -> step.name().equals(usual))
                        .findFirst()
                        .orElseThrow()
                : chosen.getFirst();
    }

    private static Step step(String word, List<Step> all) {
        return BatchNorm.TABLE
                .step(word)
                .filter(all::contains)
                .orElseThrow(() -> new UsageException(
                        Message.NONE_OF_THE_STEPS,
                        Printable.quoted(word),
                        String.join(", ", all.stream().map(Step::name).toList())));
    }
}
