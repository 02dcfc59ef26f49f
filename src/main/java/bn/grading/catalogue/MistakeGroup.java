package bn.grading.catalogue;

import bn.formula.Extent;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Role;
import bn.graph.Step;
import java.util.List;

/// Where in the pass a mistake sits: by this the list of all of them is divided.
public enum MistakeGroup {
    /// The mean and the variance of the batch.
    STATISTICS,
    /// From the variance to xhat.
    NORMALIZING,
    /// γ and β.
    SCALING,
    /// The update of the running statistics.
    RUNNING,
    /// Batch and running statistics exchanged, and what is made of the saved ones.
    MODES,
    /// The gradients of γ and β.
    PARAMETERS,
    /// The gradients between xhat and x.
    BRANCHES,
    /// dx itself.
    INPUT;

    private static final Graph TABLE = BatchNorm.TABLE;

    /// The group of a mistake, in its usual rewrite.
    public static MistakeGroup of(Mistake mistake) {
        if (Mistakes.STATISTICS.contains(mistake)) {
            return mistake.kind() == MistakeKind.UPDATE ? RUNNING : MODES;
        }
        Step step = TABLE.step(mistake.step()).orElseThrow();
        return switch (step.role()) {
            case Role.Forward _ -> ofForward(step);
            case Role.Gradient(String of) when of.equals("x") -> INPUT;
            case Role.Gradient(String of) when isParameter(of) -> PARAMETERS;
            case Role.Gradient _, Role.Branch _ -> BRANCHES;
        };
    }

    private static MistakeGroup ofForward(Step step) {
        List<Step> steps = TABLE.steps();
        if (steps.indexOf(step) <= steps.indexOf(TABLE.quantity("var"))) {
            return STATISTICS;
        }
        return steps.indexOf(step) <= steps.indexOf(TABLE.quantity("xhat")) ? NORMALIZING : SCALING;
    }

    private static boolean isParameter(String name) {
        return TABLE.inputs().contains(TABLE.quantity(name)) && TABLE.extent(name) == Extent.FEATURE;
    }

    /// Its mistakes, the common ones first: in the order of the catalogue.
    public List<Mistake> mistakes() {
        return Mistakes.ALL.stream().filter(mistake -> of(mistake) == this).toList();
    }
}
