package bn.prose;

import java.util.Locale;

/// The short texts of the reports: headings, labels, warnings. Their words stand in `messages.properties`
/// of each language, under the constant's name in kebab case; `{0}`, `{1}` stand for what is filled in.
public enum Message {
    /// Title of a forward report. 0: mode.
    FORWARD_TITLE,
    /// Title of a backward report. 0: mode.
    BACKWARD_TITLE,
    /// The name of train mode.
    TRAIN_MODE,
    /// The name of evaluation mode.
    EVAL_MODE,
    /// What a value is that comes from training.
    GIVEN,
    /// Why a step does not run: nothing reads it.
    UNREAD,
    /// Why a gradient is not there: its value is a constant. 0: the value.
    OF_CONSTANT,
    /// Why a gradient is not there: its value is not computed. 0: the name of the value.
    OF_UNREAD,
    /// Why a branch is not there. 0: the step that no longer reads, 1: the value it read.
    EDGE_GONE,
    /// What the batch is. 0: shape, 1: m, 2: D.
    BATCH_LINE,
    /// Where a gradient comes back through. 0: the formula of the forward step.
    BACK_THROUGH,
    /// That a gradient is one branch of several. 0: its number, 1: how many, 2: the whole gradient's
    /// symbol.
    BRANCH,
    /// That a gradient is the sum of its branches. 0: their names.
    SUM_OF_BRANCHES,
    /// What stands between the parts of a list within a sentence.
    COMMA,
    /// Heading over the summary of a forward pass.
    BEFORE_AND_AFTER,
    /// Label of a row of means. 0: of what.
    MEAN_OF,
    /// Label of a row of standard deviations. 0: of what.
    DEVIATION_OF,
    /// What the summary of a forward pass shows.
    BEFORE_AND_AFTER_NOTE,
    /// What the summary of a forward pass shows in evaluation mode.
    BEFORE_AND_AFTER_EVAL_NOTE,
    /// Heading where no sums need be zero.
    NO_ZERO_SUMS,
    /// Why not.
    NO_ZERO_SUMS_NOTE,
    /// Heading over the three gradients that a backward pass is for.
    RESULTS,
    /// Heading over the sums that must be zero.
    ZERO_SUMS,
    /// Why they must be zero.
    ZERO_SUMS_NOTE,
    /// Title of a tracking report. 0: the convention.
    TRACK_TITLE,
    /// How the statistics are updated. 0: the mean's formula, 1: the variance's, 2: the weight of the
    /// batch.
    TRACK_RULE,
    /// Heading over the update by a batch. 0: its number, 1: where it came from, 2: its rows.
    TRACK_BATCH,
    /// That some features are not written out. 0: how many.
    MORE_FEATURES,
    /// Heading over the courses of the statistics.
    TRACK_END,
    /// What the courses show. 0: batches tracked in all.
    TRACK_END_NOTE,
    /// Heading over where a statistic is.
    TRACK_NOW,
    /// Heading over what all the data has.
    TRACK_ALL,
    /// What a smaller last batch does. 0: its rows, 1: the rows of the others, 2: the share a row of it
    /// has, as a multiple.
    SMALL_LAST_BATCH,
    /// That a momentum moves nothing.
    MOMENTUM_MOVES_NOTHING,
    /// Title of a comparison.
    COMPARE_TITLE,
    /// Heading over what a comparison means.
    COMPARE_MEANING,
    /// Heading over the largest difference of each feature.
    COMPARE_BY_FEATURE,
    /// Heading over the cells with the largest differences. 0: how many.
    COMPARE_CELLS,
    /// Heading over all cells. 0: how many.
    COMPARE_ALL_CELLS,
    /// What the two parts of a difference are.
    COMPARE_PARTS,
    /// That the statistics are those before the first batch.
    NEVER_UPDATED,
    /// That they have seen few batches. 0: how many, 1: percent of the start that is left.
    HARDLY_TRAINED,
    /// That the difference is no more than chance. 0: rows.
    CHANCE,
    /// That a feature's mean is far off. 0: feature, 1: standard errors.
    MEAN_DRIFT,
    /// That a feature's variance is far off. 0: feature, 1: how many times the running one.
    VARIANCE_DRIFT,
    /// A feature without a name. 0: its number.
    FEATURE,
    /// That the running variance looks like a standard deviation.
    LOOKS_LIKE_DEVIATION,
    /// That the batches given make the statistics.
    REPRODUCED,
    /// That they do with momentum taken the other way.
    MOMENTUM_FLIPPED,
    /// That they do with the variance divided by m.
    VARIANCE_BIASED,
    /// That they do with the variance divided by m - 1.
    VARIANCE_UNBIASED,
    /// Title of the list of conventions.
    CONVENTIONS_TITLE,
    /// What they have in common.
    CONVENTIONS_NOTE,
    /// What a convention sets. 0: eps, 1: momentum, 2: the first running variance.
    CONVENTION_LINE,
    /// What ℓ, dout and dNAME mean.
    LOSS_NOTE,
    /// The rule behind every gradient.
    GRADIENT_RULE,
    /// Heading of the list of steps.
    STEPS_TITLE,
    /// Heading of the forward half of the list.
    STEPS_FORWARD,
    /// Heading of the backward half of the list.
    STEPS_BACKWARD,
    /// Warning: a value went non-finite. 0: step, 1: where, 2: what it became.
    WARN_NON_FINITE,
    /// Warning: features that do not vary. 0: their names.
    WARN_CONSTANT,
    /// Warning: features that vary by too little to be squared. 0: their names.
    WARN_UNDERFLOW,
    /// That more follow in a list. 0: how many.
    AND_MORE,
    /// Warning: one row in train mode.
    WARN_ONE_ROW;

    /// The key in the properties files: `before-and-after`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
