package bn.prose;

import java.util.Locale;

/// The short texts of the reports: headings, labels, warnings. Their words stand in `messages.properties`
/// of each language, under the constant's name in kebab case; `{0}`, `{1}` stand for what is filled in.
public enum Message implements ShortText {
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
    /// What stands between the parts of a sentence.
    COMMA,
    /// What stands between the names of a list.
    LIST_COMMA,
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
    /// The columns of these cells: xhat and y, in train and in eval mode.
    COMPARE_VALUES,
    /// What the two parts of a difference are.
    COMPARE_PARTS,
    /// The columns of the differences: all of it, and the two parts.
    COMPARE_DIFFERENCES,
    /// That the statistics are those before the first batch. 0: the running variance at the start.
    NEVER_UPDATED,
    /// The same, though batches were counted. 0: the running variance at the start, 1: how many.
    NEVER_UPDATED_COUNTED,
    /// That they have seen few batches. 0: how many, 1: percent of the start that is left, 2: by which rules.
    HARDLY_TRAINED,
    /// That a running variance is less than is left of its start. 0: feature, 1: it, 2: by which rules, 3: percent, 4:
    /// the
    /// start, 5: updates.
    BELOW_THE_START,
    /// That statistics moved which could not. 0: by which rules, 1: the running variance at the start.
    MOVED_ALL_THE_SAME,
    /// That the running statistics are the batch's.
    SAME_STATISTICS,
    /// That they are but for the divisor. 0: m, 1: m − 1.
    BESSEL,
    /// That the difference is no more than chance. 0: rows.
    CHANCE,
    /// That variances differ by a little more. 0: rows, 1: feature, 2: how many times.
    SLIGHT_DRIFT,
    /// That one row has no variance.
    COMPARE_ONE_ROW,
    /// That a feature's mean is far off. 0: feature, 1: standard errors.
    MEAN_DRIFT,
    /// That a feature's variance is far off. 0: feature, 1: how many times the running one.
    VARIANCE_DRIFT,
    /// That a running variance is 0. 0: feature, 1: its variance in the batch.
    NO_RUNNING_VARIANCE,
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
    /// That batches make statistics by other rules. 0: by which, 1: by which not.
    MADE_BY,
    /// That they make others. 0: by which rules, 1: a statistic, 2: what they make of it, 3: what is saved, 4: how many
    /// batches, 5: how many are counted.
    NOT_REPRODUCED,
    /// Rules by which statistics are kept. 0: a convention, 1: the momentum, 2: the divisor.
    RULES,
    /// The same where they are only assumed. 0: a convention, 1: the momentum, 2: the divisor.
    RULES_ASSUMED,
    /// A momentum that is the weight of the batch. 0: it.
    RULES_OF_BATCH,
    /// A momentum that is the weight of the old value. 0: it.
    RULES_OF_OLD,
    /// That there is none, but the plain average.
    RULES_AVERAGE,
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
    /// Warning: the gradient of features without variance. 0: their names, 1: 1/√ε.
    WARN_CONSTANT_BACK,
    /// That more follow in a list. 0: how many.
    AND_MORE,
    /// Warning: one row in train mode.
    WARN_ONE_ROW,
    /// Warning: two rows in train mode. 0: the features where ε is small.
    WARN_TWO_ROWS,
    /// Warning: the gradient of two rows. 0: the features where ε is small.
    WARN_TWO_ROWS_BACK,
    /// Title of a gradient check. 0: mode.
    CHECK_TITLE,
    /// How it is done.
    CHECK_NOTE,
    /// The columns: name, verdict, exact, close, difference, error.
    CHECK_HEADER,
    /// They agree.
    CHECK_RIGHT,
    /// They do not.
    CHECK_WRONG,
    /// The numeric side cannot tell.
    CHECK_IMPRECISE,
    /// Yes, in a table.
    CHECK_YES,
    /// No, in a table.
    CHECK_NO,
    /// What it means that it cannot tell. 0: names.
    CHECK_IMPRECISE_NOTE,
    /// That not all rows were checked. 0: how many, 1: of how many.
    CHECK_SAMPLED,
    /// Gradients that this mode does without. 0: names.
    CHECK_ABSENT,
    /// Heading over the closed form.
    CHECK_CLOSED,
    /// How it comes about. 0: formula.
    CHECK_CLOSED_NOTE,
    /// Likewise in evaluation mode. 0: formula.
    CHECK_CLOSED_EVAL_NOTE,
    /// Where some lines are not computed as the table says. 0: formula, 1: their names.
    CHECK_CLOSED_ALTERED_NOTE,
    /// Lines that are not computed as the table says. 0: their names.
    CHECK_ALTERED,
    /// How far it lies from the branches. 0: the difference.
    CHECK_CLOSED_DIFFERENCE,
    /// Columns of the cells: cell, analytic, numeric, error, verdict.
    CHECK_CELLS,
    /// What the command does.
    COMMAND_CHECK,
    /// A name that is not there. 0: the word, 1: what was meant.
    QUERY_UNKNOWN,
    /// A step that this mode does without. 0: its name.
    QUERY_NOT_COMPUTED,
    /// A gradient without dout. 0: its name.
    QUERY_NEEDS_DOUT,
    /// A sign that means nothing where it stands. 0: it.
    QUERY_UNEXPECTED,
    /// An expression that ends too early.
    QUERY_ENDS,
    /// An expression is longer than is read. 0: how much is.
    QUERY_TOO_LONG,
    /// A bracket that is not closed. 0: from it on.
    QUERY_UNCLOSED,
    /// A function that is not known. 0: its name.
    QUERY_NO_FUNCTION,
    /// Another power than the square.
    QUERY_ONLY_SQUARES,
    /// An index out of range. 0: the part, 1: the index, 2: the axis, 3: the last index.
    QUERY_OUTSIDE,
    /// An index that is not understood. 0: it.
    QUERY_SLICE,
    /// A feature that is not there. 0: it, 1: a feature that is there, 2: the last number.
    QUERY_NO_FEATURE,
    /// More indices than axes. 0: the name, 1: axes, 2: indices.
    QUERY_TOO_MANY_INDICES,
    /// A part where one number is meant. 0: the part, 1: a cell of it.
    QUERY_NOT_A_CELL,
    /// An expression where a value is meant. 0: it.
    QUERY_NOT_A_PART,
    /// Parts of different sizes. 0 and 1: the parts.
    QUERY_PARTS_DIFFER,
    /// A sum over no rows.
    QUERY_NO_ROWS,
    /// More than one number where one is set. 0: the expression.
    QUERY_NOT_A_NUMBER,
    /// Over the numbers that a number is made of. 0: the first of them.
    WHY_OPEN,
    /// Behind an input.
    WHY_GIVEN,
    /// Behind a number that was overridden.
    WHY_REPLACED,
    /// Over a lesson that is asked for in evaluation mode.
    EXPLAIN_TRAINING,
    /// Label of a formula as text.
    FORMULA_TEXT,
    /// Over the forward half of the graph.
    GRAPH_FORWARD,
    /// Over the backward half.
    GRAPH_BACKWARD,
    /// A value that is given. 0: its name.
    GRAPH_GIVEN,
    /// Whose numbers a picture shows. 0: the cell of x.
    GRAPH_NUMBERS,
    /// Title of a walk. 0: mode.
    WALK_TITLE,
    /// How to begin.
    WALK_WELCOME,
    /// That the sample is walked.
    WALK_SAMPLE,
    /// That dout was made up. 0: the seed.
    WALK_MADE_DOUT,
    /// Status before the first step.
    WALK_START,
    /// One cannot go back further.
    WALK_AT_START,
    /// One cannot go on further.
    WALK_AT_END,
    /// After the last forward step.
    WALK_FORWARD_DONE,
    /// After the last step. 0: a cell of it.
    WALK_BACKWARD_DONE,
    /// What is asked for lies ahead. 0: names.
    WALK_AHEAD,
    /// There is no present step.
    WALK_NO_PRESENT,
    /// A word that is no command. 0: it, 1: what was meant.
    WALK_UNKNOWN_COMMAND,
    /// The beginning of several commands. 0: it, 1: the commands.
    WALK_AMBIGUOUS,
    /// A command without what it needs. 0: how it is written.
    WALK_USAGE,
    /// A word that is no step. 0: it, 1: what was meant.
    WALK_UNKNOWN_STEP,
    /// A count that is none. 0: it.
    WALK_NOT_A_COUNT,
    /// A number of digits that is none. 0: it.
    WALK_NOT_DIGITS,
    /// A mode that is none. 0: it.
    WALK_NOT_A_MODE,
    /// Eval mode without statistics.
    WALK_NO_STATISTICS,
    /// How many digits are shown. 0: how many.
    WALK_DIGITS,
    /// Heading over the breakpoints.
    WALK_BREAKPOINTS,
    /// There are none.
    WALK_NO_BREAKPOINTS,
    /// A breakpoint was set. 0: the step.
    WALK_BREAK_SET,
    /// One was removed. 0: the step.
    WALK_BREAK_GONE,
    /// Back at the start.
    WALK_RESTARTED,
    /// What was set. 0: the part, 1: to what, 2: what it was.
    WALK_SET,
    /// Likewise, of several numbers. 0: the part, 1: to what.
    WALK_SET_MANY,
    /// Steps whose numbers were replaced. 0: their names.
    WALK_OVERRIDDEN,
    /// Over what changed.
    WALK_CHANGED,
    /// Nothing did.
    WALK_NOTHING_CHANGED,
    /// How many numbers changed. 0: how many, 1: of how many.
    WALK_COUNT,
    /// By how much. 0: the change, 1: where.
    WALK_BY,
    /// Steps that do not depend on a change. 0: their names, 1: of what.
    WALK_UNTOUCHED,
    /// Steps that depend on it and did not change. 0: their names, 1: of what.
    WALK_SAME,
    /// Steps that changed by no more than rounding. 0: their names.
    WALK_ROUNDING,
    /// diff before any change.
    WALK_NO_CHANGE_YET,
    /// undo before any change.
    WALK_NOTHING_TO_UNDO,
    /// redo with nothing undone.
    WALK_NOTHING_TO_REDO,
    /// A change was taken back. 0: it.
    WALK_UNDONE,
    /// A change was made again. 0: it.
    WALK_REDONE,
    /// All changes are gone.
    WALK_RESET,
    /// An eps that is not positive.
    WALK_EPS,
    /// A number to be set that is not finite. 0: how it was written, 1: what it comes to.
    WALK_NOT_FINITE,
    /// A forward step where a gradient is meant. 0: its name.
    WALK_NO_GRADIENT,
    /// A list of another length. 0: how many, 1: for how many.
    WALK_WRONG_COUNT,
    /// why with a number and nothing open. 0: the number.
    WALK_NO_OPEN,
    /// Where a walk was saved. 0: the file.
    WALK_SAVED,
    /// What is being loaded. 0: the file.
    WALK_LOADED,
    /// Scripts that load each other without end.
    WALK_NESTED,
    /// After the first Ctrl-C.
    WALK_INTERRUPT,
    /// At the bottom of an answer that is longer than the screen: the keys.
    WALK_PAGER,
    /// At the end.
    WALK_GOODBYE,
    /// Over the commands. 0: those that Enter repeats.
    WALK_HELP,
    /// A step that lies behind.
    WALK_BEHIND,
    /// A step with a breakpoint.
    WALK_MARK_BREAK,
    /// A step that was overridden.
    WALK_MARK_SET,
    /// A step that this mode does without.
    WALK_MARK_ABSENT,
    /// Over the values.
    WALK_VARS,
    /// What the command does.
    COMMAND_STEP,
    /// What the command does.
    COMMAND_BACK,
    /// What the command does.
    COMMAND_GOTO,
    /// What the command does.
    COMMAND_CONTINUE,
    /// What the command does.
    COMMAND_BREAK,
    /// What the command does.
    COMMAND_RESTART,
    /// What the command does.
    COMMAND_LIST,
    /// What the command does.
    COMMAND_PRINT,
    /// What the command does.
    COMMAND_VARS,
    /// What the command does.
    COMMAND_GRAPH,
    /// What the command does.
    COMMAND_EXPLAIN,
    /// What the command does.
    COMMAND_FORMULA,
    /// What the command does.
    COMMAND_WHY,
    /// What the command does.
    COMMAND_SET,
    /// What the command does.
    COMMAND_DIFF,
    /// What the command does.
    COMMAND_UNDO,
    /// What the command does.
    COMMAND_REDO,
    /// What the command does.
    COMMAND_RESET,
    /// What the command does.
    COMMAND_MODE,
    /// What the command does.
    COMMAND_DIGITS,
    /// What the command does.
    COMMAND_SAVE,
    /// What the command does.
    COMMAND_LOAD,
    /// What the command does.
    COMMAND_HELP,
    /// What the command does.
    COMMAND_QUIT,
    /// The title of a grading. 0: the mode.
    GRADE_TITLE,
    /// The columns of the answers, with semicolons between.
    GRADE_HEADER,
    /// An answer is right.
    GRADE_RIGHT,
    /// An answer is wrong.
    GRADE_WRONG,
    /// An answer follows from others that are not right. 0: their names.
    GRADE_FOLLOWS,
    /// An answer of another shape.
    GRADE_SHAPE,
    /// What is allowed.
    GRADE_ALLOWED,
    /// Answers are of a format narrower than float64. 0: their names, 1: its dtype.
    GRADE_FORMAT,
    /// Answers are right if computed in sixteen bits, of which only their digits tell. 0: their names, 1: its dtype.
    GRADE_LISTED,

    /// Answers have the digits of float64, and are right as float32. 0: their names.
    GRADE_PROMOTED,
    /// Answers have few digits. 0: their names, 1: how many decimals, 2: how many significant digits.
    GRADE_DIGITS,
    /// At this precision no digit of an answer is certain. 0: their names.
    GRADE_LOST,
    /// Nothing is wrong.
    GRADE_ALL_RIGHT,
    /// Nothing is wrong, but something cannot be told.
    GRADE_NOTHING_WRONG,
    /// The verdict on an answer that rounding may have made.
    GRADE_UNDECIDED,
    /// The title over the first wrong step. 0: its name.
    GRADE_FIRST_WRONG,
    /// A wrong number. 0: the cell, 1: what it should be, 2: what it is.
    GRADE_YOURS,
    /// Where to read on. 0: the step.
    GRADE_LOOK,
    /// What kind of slip. 0: it.
    GRADE_KIND,
    /// The title over a diagnosis. 0: the ids.
    GRADE_MISTAKE,
    /// Before the lines that were probably written.
    GRADE_WRITTEN,
    /// Before the right lines.
    GRADE_MEANT,
    /// What comes out to the last digit. 0: the answers.
    GRADE_MATCH_EXACT,
    /// What comes out. 0: the answers, 1: how near.
    GRADE_MATCH,
    /// A mistake that makes the learner's numbers but for rounding, which is all there is of them. 0: which.
    GRADE_MATCH_ROUNDING,
    /// Several diagnoses fit. 0: how many.
    GRADE_ALIKE,
    /// What would tell diagnoses apart. 0: steps.
    GRADE_HAND_IN,
    /// Data that would tell diagnoses apart. 0: what to change.
    GRADE_CHANGE,
    /// Wrong answers that are not explained by it. 0: their names.
    GRADE_UNEXPLAINED,
    /// What shape a wrong answer has. 0: its name, 1: the right shape, 2: its own.
    GRADE_SHAPES,
    /// No mistake of the catalogue fits.
    GRADE_NONE,
    /// No mistake fits a batch so large that pairs were not tried.
    GRADE_NONE_ALONE,
    /// No mistake fits numbers of few digits with certainty.
    GRADE_NONE_COARSE,
    /// Something that holds exactly. 0: the step, 1: the formula.
    GRADE_RELATION,
    /// Mistakes that the digits do not show. 0: ids.
    GRADE_UNTOLD,
    /// Mistakes that the data hide. 0: ids, 1: what to change.
    GRADE_HIDDEN,
    /// A change of the data.
    CHANGE_GAMMA,
    /// A change of the data.
    CHANGE_DOUT,
    /// A change of the data.
    CHANGE_SCALE,
    /// A change of the data.
    CHANGE_ROWS,
    /// A change of the data.
    CHANGE_BETA,
    /// A change of the data.
    CHANGE_STATISTICS,
    /// A kind of slip.
    KIND_FACTOR,
    /// A kind of slip.
    KIND_SIGN,
    /// A kind of slip.
    KIND_BRANCH,
    /// A kind of slip.
    KIND_VALUE,
    /// A kind of slip.
    KIND_EPSILON,
    /// A kind of slip.
    KIND_AXIS,
    /// A kind of slip.
    KIND_UPDATE,
    /// A kind of slip.
    KIND_MODE,
    /// A kind of slip.
    KIND_PRECISION,
    /// A kind of slip: an oddity.
    KIND_KEPT,
    /// What is odd about an answer. 0: its name.
    ODDITY_TRANSPOSED,
    /// What is odd about an answer. 0: its name.
    ODDITY_CHANNELS_LAST,
    /// What is odd about an answer. 0: its name.
    ODDITY_WHOLE_NUMBERS,
    /// What is odd about an answer. 0: its name.
    ODDITY_NOT_FINITE,
    /// What is odd about an answer. 0: its name.
    ODDITY_OTHER_STEP,
    /// What is odd about an answer. 0: its name.
    ODDITY_ROUNDED,
    /// Not a mistake.
    REMARK_CLOSED_FORM,
    /// Not a mistake.
    REMARK_DMU_THROUGH_VAR,
    /// Not a mistake.
    REMARK_CONSTANT_DOUT,
    /// Not a mistake.
    REMARK_TWO_ROWS,
    /// The title of a class's grading. 0: how many, 1: how many are right.
    CLASS_TITLE,
    /// What was required. 0: the steps.
    CLASS_REQUIRED,
    /// What is taken to be required: all that anyone has handed in. 0: the steps.
    CLASS_REQUIRED_OF_ANYONE,
    /// The columns of a class.
    CLASS_HEADER,
    /// How many of the required steps were handed in: 0 of 1.
    CLASS_HANDED_IN,
    /// Right as far as it was handed in.
    CLASS_INCOMPLETE,
    /// The title over who left something out, and what.
    CLASS_INCOMPLETE_WHO,
    /// Few steps were handed in. 0: which.
    CLASS_ONLY,
    /// Few steps were left out. 0: which.
    CLASS_WITHOUT,
    /// The title over who made which mistake.
    CLASS_MISTAKES,
    /// An answer's file that could not be read.
    CLASS_UNREADABLE,
    /// No diagnosis.
    CLASS_NONE,
    /// The title of the catalogue. 0: how many.
    MISTAKES_TITLE,
    /// A part of the catalogue.
    MISTAKES_FORWARD,
    /// A part of the catalogue.
    MISTAKES_STATISTICS,
    /// A part of the catalogue.
    MISTAKES_BACKWARD,
    /// Under the catalogue.
    MISTAKES_NOTE,
    /// The title over what a mistake changes. 0: whose numbers.
    MISTAKE_CHANGES,
    /// On the sample.
    MISTAKE_SAMPLE,
    /// On the learner's numbers.
    MISTAKE_YOURS,
    /// The columns of what a mistake changes.
    MISTAKE_HEADER,
    /// The wrong value has another shape. 0: it.
    MISTAKE_SHAPE,
    /// Steps that stay right. 0: their names.
    MISTAKE_UNCHANGED,
    /// Before the other ways in which it is written.
    MISTAKE_OTHER_ROUTES,
    /// By whose rules the running statistics are kept beside which a mistake is made; how many batches they had
    /// seen before.
    MISTAKE_CONVENTION,
    /// These numbers do not show it.
    MISTAKE_NOTHING,
    /// grade: what it does.
    COMMAND_GRADE,
    /// mistake: what it does.
    COMMAND_MISTAKE,
    /// Under a step whose formula is wrong. 0: the right one.
    WALK_MISTAKEN,
    /// Before the lesson of a step whose formula is wrong. 0: the wrong one.
    WALK_MISTAKEN_HERE,
    /// Under the graph where some steps are mistaken. 0: their names.
    WALK_SAID_OF_RIGHT,
    /// In the list of steps.
    WALK_MARK_MISTAKEN,
    /// No such mistake. 0: what was typed.
    WALK_UNKNOWN_MISTAKE,
    /// A mistake that cannot be made here. 0: its id.
    WALK_NO_MISTAKE_HERE,
    /// Its lines do not fit those of a mistake that was made before.
    WALK_MISTAKE_ON_ANOTHER,
    /// Before a grading in a walk with changes.
    WALK_GRADE_ORIGINAL,
    /// It cannot be made in this mode or on this batch.
    MISTAKE_ELSEWHERE,

    // What the command line says: wrong usage, what takes long, defects.

    /// End of a sentence: what was probably meant. 0: it.
    DID_YOU_MEAN,
    /// End of a sentence: what lists the values.
    QUERY_LISTED,
    /// End of a sentence: what lists the commands of a walk.
    WALK_COMMANDS_LISTED,
    /// End of a sentence: what lists the steps in a walk.
    WALK_STEPS_LISTED,
    /// End of a sentence: what lists the commands.
    COMMANDS_LISTED,
    /// End of a sentence: what lists the steps.
    STEPS_LISTED,
    /// End of a sentence: what lists the mistakes.
    MISTAKES_LISTED,
    /// Before something to beware of.
    WARNING,
    /// A wrong command line. 0: the command, 1: what is wrong.
    USAGE_PROBLEM,
    /// There is no such command. 0: what was typed, 1: what was meant.
    USAGE_NO_COMMAND,
    /// There is no such option. 0: what was typed, 1: what was meant.
    USAGE_NO_OPTION,
    /// A word that nothing takes. 0: it.
    USAGE_EXTRA_WORD,
    /// Likewise, where it may be a file. 0: it, 1: it as it was typed.
    USAGE_EXTRA_FILE,
    /// A value that an option does not take. 0: the option, 1: why.
    USAGE_INVALID_VALUE,
    /// A word that is none of those that may stand there. 0: the label of its place, 1: why.
    USAGE_INVALID_WORD,
    /// An option without its value. 0: the option, 1: the label of the value.
    USAGE_MISSING_VALUE,
    /// A word that has to be there. 0: its label.
    USAGE_MISSING_WORD,
    /// An option given twice. 0: it.
    USAGE_TWICE,
    /// Likewise, where it takes a value. 0: it, 1: the label of the value.
    USAGE_TWICE_WITH_VALUE,
    /// Why a value is wrong where none may be. 0: it.
    TAKES_NO_VALUE,
    /// Anything else that picocli says, in English. 0: it.
    USAGE_OTHER,
    /// 0: what was typed.
    NOT_A_WHOLE_NUMBER,
    /// 0: what was typed.
    NOT_A_NUMBER,
    /// None of two words. 0: what was typed, 1 and 2: the words.
    NEITHER_NOR,
    /// None of several words. 0: what was typed, 1: the words.
    NONE_OF,
    /// 0: what was typed.
    NOT_A_MOMENTUM,
    /// A number of digits that is none. 0: what was typed.
    NOT_DIGITS,
    /// 0: what was typed.
    NOT_A_DELIMITER,
    /// A character that cannot separate cells.
    NO_DELIMITER,
    /// --header with --no-header.
    HEADER_CONTRADICTION,
    /// A file with an ending of no format. 0: the file, 1: its ending, 2: the formats and their endings.
    NO_SUCH_ENDING,
    /// forward without a batch.
    NOTHING_TO_NORMALIZE,
    /// Eval mode without statistics.
    EVAL_NEEDS_STATISTICS,
    /// Statistics without a mode.
    STATISTICS_NEED_EVAL,
    /// --layer without --stats.
    LAYER_NEEDS_STATISTICS,
    /// An option that says something of a batch, without one. 0: the option, 1: what is done without a batch.
    NEEDS_INPUT,
    /// Without a batch: in a walk.
    SAMPLE_WALKED,
    /// Without a batch: where a mistake is shown.
    SAMPLE_TAKEN,
    /// Without a batch: after a forward pass.
    PASS_AS_IT_WAS,
    /// A pass back without dout.
    NO_GRADIENT,
    /// --input - with --dout -.
    ONE_STANDARD_INPUT,
    /// A walk whose batch is standard input.
    COMMANDS_FROM_STANDARD_INPUT,
    /// An option that says something of the numbers of a picture that has none. 0: the option.
    PICTURE_NEEDS_INPUT,
    /// What is wrong with the value of an option. 0: the option, 1: what is wrong.
    OF_OPTION,
    /// 0: the levels.
    NOT_LEVELS,
    /// compare without a batch or statistics.
    COMPARE_NEEDS,
    /// 0: the tolerance.
    NEGATIVE_TOLERANCE,
    /// track without batches.
    NOTHING_TO_TRACK,
    /// track without a file of statistics.
    TRACK_NEEDS_FILE,
    /// A batch size below 1.
    NOT_A_BATCH_SIZE,
    /// --drop-last alone.
    DROP_LAST_NEEDS_SIZE,
    /// One file for two things.
    OUTPUT_IS_STATISTICS,
    /// grade without answers.
    NOTHING_TO_GRADE,
    /// --require without --class.
    REQUIRE_NEEDS_CLASS,
    /// A step that cannot be required. 0: it.
    NOT_REQUIRABLE,
    /// 0: what was typed, 1: what was meant.
    NO_SUCH_MISTAKE,
    /// A mistake whose wrong answers cannot be made. 0: its id.
    MISTAKE_NOT_HERE,
    /// 0: what was typed, 1: what was meant.
    NO_SUCH_STEP,
    /// A step that is not shown by a command. 0: what was typed, 1: the steps.
    NONE_OF_THE_STEPS,
    /// 0: how many were named.
    ONE_STEP_IN_CSV,
    /// The data takes more memory than there is. 0: how to give more.
    TOO_LARGE,
    /// How to give Java more memory.
    MORE_MEMORY,
    /// How to give a native image more.
    MORE_MEMORY_OF_IMAGE,
    /// A defect of the program. 0: what was thrown.
    DEFECT,
    /// What takes long: track.
    PROGRESS_TRACKING,
    /// What takes long: check. 0: the gradients.
    PROGRESS_CHECKING,
    /// What takes long: grade.
    PROGRESS_GRADING,
    /// What takes long: grade, of a class. 0: the file.
    PROGRESS_GRADING_FILE,
    /// What takes long: to write a file. 0: it.
    PROGRESS_WRITING;

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
