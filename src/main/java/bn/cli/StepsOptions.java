package bn.cli;

import bn.batch.Printable;
import bn.cli.ReportOptions.Format;
import bn.graph.BatchNorm;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import java.util.ArrayList;
import java.util.List;

/// Which steps of a pass are shown.
final class StepsOptions extends Options {
    private final ArgumentList steps;

    StepsOptions() {
        this("--steps");
    }

    StepsOptions(String names) {
        steps = list(names, "LIST");
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /// The steps to show: those asked for in the order of the table, or all of a pass; in CSV, one.
    ///
    /// @param usual the step that CSV gets when none is asked for
    List<Step> chosen(List<Pass> passes, String usual, Format format) {
        List<Step> all = passes.stream()
                .flatMap(pass -> BatchNorm.TABLE.steps(pass).stream())
                .toList();
        List<Step> chosen = new ArrayList<>();
        for (String word : steps.all()) {
            chosen.add(step(word.strip(), all));
        }
        if (format == Format.CSV) {
            return List.of(one(chosen, all, usual));
        }
        return chosen.isEmpty() ? all : all.stream().filter(chosen::contains).toList();
    }

    private static Step one(List<Step> chosen, List<Step> all, String usual) {
        if (chosen.size() > 1) {
            throw new UsageException(Message.ONE_STEP_IN_CSV, chosen.size());
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
