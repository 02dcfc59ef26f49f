package bn.cli;

import bn.batch.Printable;
import bn.cli.ReportOptions.Format;
import bn.graph.BatchNorm;
import bn.graph.Pass;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.List;

/// Which steps of a pass are shown.
final class StepsOptions extends Options {
    private final ArgumentList steps;

    StepsOptions() {
        this("--steps", "Show these steps only, by name or symbol: mu,σ²,xhat,y.");
    }

    StepsOptions(String names, String about) {
        steps = list(names, "LIST", about);
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
            throw new UsageException(
                    "CSV holds one step, --steps names " + chosen.size() + "; take one, or --format json");
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
                        "--steps: " + Printable.quoted(word) + " is none of the steps here, which are "
                                + String.join(", ", all.stream().map(Step::name).toList())));
    }
}
