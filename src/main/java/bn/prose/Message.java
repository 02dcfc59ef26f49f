package bn.prose;

import java.util.Locale;

/// The short texts of the reports: headings, labels, warnings. Their words stand in `messages.properties`
/// of each language, under the constant's name in kebab case; `{0}`, `{1}` stand for what is filled in.
public enum Message implements ShortText {
    /// Title of a forward report. 0: mode.
    FORWARD_TITLE,
    /// 0: mode.
    BACKWARD_TITLE,
    TRAIN_MODE,
    EVAL_MODE,
    /// The reason that a step is absent: its value is a running statistic.
    GIVEN,
    /// The reason that a step is absent: nothing reads it.
    UNREAD,
    /// The reason that a gradient is absent: its value is a constant. 0: the value.
    OF_CONSTANT,
    /// The reason that a gradient is absent: its value is not computed. 0: the name of the value.
    OF_UNREAD,
    /// The reason that a branch is absent. 0: the step that no longer reads the value, 1: the value.
    EDGE_GONE,
    /// 0: shape, 1: m, 2: D.
    BATCH_LINE,
    /// The forward step that a gradient flows back through. 0: its formula.
    BACK_THROUGH,
    /// One branch of a gradient. 0: its number, 1: the number of branches, 2: the gradient's symbol.
    BRANCH,
    /// 0: the names of the branches.
    SUM_OF_BRANCHES,
    /// Separates the parts of a sentence.
    COMMA,
    /// Separates the names of a list.
    LIST_COMMA,
    /// Between formulas, which may have commas.
    LIST_SEMICOLON,
    /// Separates what may have commas of its own.
    SEMICOLON,
    BEFORE_AND_AFTER,
    /// 0: of what.
    MEAN_OF,
    /// 0: of what.
    DEVIATION_OF,
    BEFORE_AND_AFTER_NOTE,
    BEFORE_AND_AFTER_EVAL_NOTE,
    NO_ZERO_SUMS,
    NO_ZERO_SUMS_NOTE,
    RESULTS,
    ZERO_SUMS,
    ZERO_SUMS_NOTE,
    FOLD_TITLE,
    FOLD_NOTE,
    /// Heading of the equations with numbers.
    FOLD_NUMBERS,
    /// Heading of the layer in front.
    FOLD_FRONT,
    FOLD_FRONT_NOTE,
    /// 0: the convention.
    TRACK_TITLE,
    /// 0: the mean's formula, 1: the variance's, 2: the weight of the batch.
    TRACK_RULE,
    /// Heading of an update. 0: the number of the batch, 1: its file, 2: its rows.
    TRACK_BATCH,
    /// 0: the number of features not shown.
    MORE_FEATURES,
    TRACK_END,
    /// 0: the number of batches tracked.
    TRACK_END_NOTE,
    /// Heading of the current statistics.
    TRACK_NOW,
    /// Heading of the statistics of all the data.
    TRACK_ALL,
    /// 0: its rows, 1: the rows of the others, 2: the relative weight of one of its rows.
    SMALL_LAST_BATCH,
    MOMENTUM_MOVES_NOTHING,
    /// 0: the file.
    LAYERS_TITLE,
    /// 0: how many layers, 1: how many arrays belong to none.
    LAYERS_COUNTED,
    /// Columns: the layer, its features, its batches, the range of running_var, remarks.
    LAYERS_COLUMNS,
    /// A layer whose file has no name for it.
    LAYER_NO_NAME,
    /// No remark.
    LAYER_FINE,
    /// In the table.
    LAYER_UNREAD,
    /// In the table. 0: in how many features.
    LAYER_NOT_FINITE,
    /// In the table. 0: in how many features.
    LAYER_NEGATIVE,
    /// In the table.
    LAYER_NEVER_UPDATED,
    /// In the table. 0: in how many features.
    LAYER_BELOW_THE_START,
    /// In the table.
    LAYER_NOT_COUNTED,
    /// In the table. 1: the percentage that is left.
    LAYER_HARDLY_TRAINED,
    /// In the table. 0: in how many features.
    LAYER_CONSTANT,
    /// In the table. 0: in how many features.
    LAYER_SMALL_GAMMA,
    /// Heading of the remarks.
    LAYERS_MEANING,
    /// 0: the layer, 1: why.
    LAYERS_UNREAD,
    LAYERS_NOT_FINITE,
    LAYERS_NEGATIVE,
    LAYERS_NEVER_UPDATED,
    /// 1: the rules.
    LAYERS_BELOW_THE_START,
    LAYERS_NOT_COUNTED,
    /// 1: the rules.
    LAYERS_HARDLY_TRAINED,
    /// 2: ε.
    LAYERS_CONSTANT,
    /// 0: the bound.
    LAYERS_SMALL_GAMMA,
    /// Heading of what to do.
    LAYERS_NEXT,
    LAYERS_NEXT_NOTE,
    COMPARE_TITLE,
    COMPARE_MEANING,
    COMPARE_BY_FEATURE,
    /// 0: the number of cells.
    COMPARE_CELLS,
    /// 0: the number of cells.
    COMPARE_ALL_CELLS,
    /// Columns: xhat and y, in training and in evaluation mode.
    COMPARE_VALUES,
    COMPARE_PARTS,
    /// Columns: the difference, and its two terms.
    COMPARE_DIFFERENCES,
    /// 0: the initial running variance.
    NEVER_UPDATED,
    /// 0: the initial running variance, 1: the number of batches counted.
    NEVER_UPDATED_COUNTED,
    /// 0: the number of batches, 1: the remaining weight of the initial values in percent, 2: the rules.
    HARDLY_TRAINED,
    /// 0: feature, 1: its running variance, 2: the rules, 3: the remaining weight of the initial value in
    /// percent, 4: the initial value, 5: the number of updates.
    BELOW_THE_START,
    /// Statistics changed although the batch has weight 0. 0: the rules, 1: the initial running variance.
    MOVED_ALL_THE_SAME,
    SAME_STATISTICS,
    /// The statistics differ from the batch only in the divisor. 0: m, 1: m − 1.
    BESSEL,
    /// 0: the number of rows.
    CHANCE,
    /// 0: the number of rows, 1: feature, 2: the ratio of the variances.
    SLIGHT_DRIFT,
    COMPARE_ONE_ROW,
    /// 0: feature, 1: the difference in standard errors.
    MEAN_DRIFT,
    /// 0: feature, 1: the ratio of the variances.
    VARIANCE_DRIFT,
    /// 0: feature, 1: its variance in the batch.
    NO_RUNNING_VARIANCE,
    /// 0: the feature, 1: its variance in the batch, 2: the running variance.
    NEGATIVE_RUNNING_VARIANCE,
    /// A feature without a name. 0: its index.
    FEATURE,
    LOOKS_LIKE_DEVIATION,
    /// The batches reproduce the statistics.
    REPRODUCED,
    /// The batches reproduce the statistics if momentum weights the other side.
    MOMENTUM_FLIPPED,
    /// They do with the variance divided by m.
    VARIANCE_BIASED,
    /// They do with the variance divided by m − 1.
    VARIANCE_UNBIASED,
    /// They do under other rules. 0: these rules, 1: the stated ones.
    MADE_BY,
    /// They do under no rules. 0: the stated rules, 1: a statistic, 2: its recomputed value, 3: its saved
    /// value, 4: the number of batches given, 5: the number counted.
    NOT_REPRODUCED,
    /// 0: a convention, 1: the momentum, 2: the divisor.
    RULES,
    /// 0: a convention, 1: the momentum, 2: the divisor.
    RULES_ASSUMED,
    /// A momentum that weights the batch. 0: its value.
    RULES_OF_BATCH,
    /// A momentum that weights the old value. 0: its value.
    RULES_OF_OLD,
    /// The cumulative average, without a momentum.
    RULES_AVERAGE,
    CONVENTIONS_TITLE,
    CONVENTIONS_NOTE,
    /// 0: eps, 1: momentum, 2: the initial running variance.
    CONVENTION_LINE,
    /// The meaning of ℓ, dout and dNAME.
    LOSS_NOTE,
    /// The symbol of a branch. 0: the gradient, 1: what it flows through.
    SYMBOL_VIA,
    /// The same word within a formula.
    VIA,
    /// What the NumPy program says at its top.
    NUMPY_COMMENT,
    GRADIENT_RULE,
    STEPS_TITLE,
    STEPS_FORWARD,
    STEPS_BACKWARD,
    /// 0: step, 1: cell, 2: its value.
    WARN_NON_FINITE,
    /// 0: their names.
    WARN_CONSTANT,
    /// 0: their names.
    WARN_UNDERFLOW,
    /// 0: their names, 1: 1/√ε.
    WARN_CONSTANT_BACK,
    /// The end of a shortened list. 0: the number of omitted items.
    AND_MORE,
    WARN_ONE_ROW,
    /// 0: the features where ε is small.
    WARN_TWO_ROWS,
    /// 0: the features where ε is small.
    WARN_TWO_ROWS_BACK,
    /// 0: mode.
    CHECK_TITLE,
    CHECK_NOTE,
    /// Columns: name, verdict, analytic and numeric gradient equal, close, difference, error.
    CHECK_HEADER,
    CHECK_RIGHT,
    CHECK_WRONG,
    CHECK_IMPRECISE,
    CHECK_YES,
    CHECK_NO,
    /// 0: names.
    CHECK_IMPRECISE_NOTE,
    /// 0: the number of rows checked, 1: the number of rows.
    CHECK_SAMPLED,
    /// 0: the names of gradients that this mode lacks.
    CHECK_ABSENT,
    CHECK_CLOSED,
    /// 0: formula.
    CHECK_CLOSED_NOTE,
    /// 0: formula.
    CHECK_CLOSED_EVAL_NOTE,
    /// 0: formula, 1: the names of the steps that differ from the table.
    CHECK_CLOSED_ALTERED_NOTE,
    /// 0: the names of the steps that differ from the table.
    CHECK_ALTERED,
    /// 0: the largest difference from the branches.
    CHECK_CLOSED_DIFFERENCE,
    CHECK_CELLS,
    /// What the command does.
    COMMAND_CHECK,
    /// A name that is not there. 0: the word, 1: what was meant.
    QUERY_UNKNOWN,
    /// A step that this mode does without. 0: its name.
    QUERY_NOT_COMPUTED,
    /// A gradient without dout. 0: its name.
    QUERY_NEEDS_DOUT,
    /// An unexpected character. 0: it, 1: the functions.
    QUERY_UNEXPECTED,
    QUERY_ENDS,
    /// 0: the maximal number of tokens.
    QUERY_TOO_LONG,
    /// An unclosed bracket. 0: the rest of the expression from it.
    QUERY_UNCLOSED,
    /// 0: the unknown name, 1: the functions.
    QUERY_NO_FUNCTION,
    /// A power other than the square.
    QUERY_ONLY_SQUARES,
    /// 0: the selection, 1: the index, 2: the axis, 3: the largest index.
    QUERY_OUTSIDE,
    /// An invalid index or slice. 0: it.
    QUERY_SLICE,
    /// 0: the unknown name, 1: an existing feature, 2: the largest index.
    QUERY_NO_FEATURE,
    /// 0: the name, 1: the number of axes, 2: the number of indices.
    QUERY_TOO_MANY_INDICES,
    /// 0: the selection, 1: one of its cells.
    QUERY_NOT_A_CELL,
    /// 0: the expression.
    QUERY_NOT_A_PART,
    /// 0 and 1: selections of different shapes.
    QUERY_PARTS_DIFFER,
    /// A function over rows of a value that has none. 0: the function.
    QUERY_NO_ROWS,
    /// An `axis=` other than the reduced axes. 0: the function, 1: the axes.
    QUERY_OTHER_AXES,
    /// Heading of the operands. 0: the number of the first one.
    WHY_OPEN,
    /// After an input.
    WHY_GIVEN,
    /// After an overridden number.
    WHY_REPLACED,
    /// Before a lesson shown in evaluation mode.
    EXPLAIN_TRAINING,
    FORMULA_TEXT,
    GRAPH_FORWARD,
    GRAPH_BACKWARD,
    /// Title of the picture. 0: the mode.
    GRAPH_TITLE,
    GRAPH_FORWARD_RIGHT,
    GRAPH_BACKWARD_LEFT,
    /// 0: the name of an input value.
    GRAPH_GIVEN,
    /// 0: the cell of x whose numbers are shown.
    GRAPH_NUMBERS,
    /// 0: mode.
    WALK_TITLE,
    WALK_WELCOME,
    /// The walk uses the sample batch.
    WALK_SAMPLE,
    /// dout was generated. 0: the seed.
    WALK_MADE_DOUT,
    WALK_START,
    /// The forward pass, in a word.
    WALK_FORWARD,
    /// The backward pass, in a word.
    WALK_BACKWARD,
    WALK_AT_START,
    WALK_AT_END,
    WALK_FORWARD_DONE,
    /// After the last step. 0: one of its cells.
    WALK_BACKWARD_DONE,
    /// The values are not computed yet. 0: their names.
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
    /// 0: an invalid number of digits.
    WALK_NOT_DIGITS,
    /// 0: an invalid mode.
    WALK_NOT_A_MODE,
    /// Evaluation mode without statistics.
    WALK_NO_STATISTICS,
    /// 0: the number of digits.
    WALK_DIGITS,
    WALK_BREAKPOINTS,
    WALK_NO_BREAKPOINTS,
    /// 0: the step.
    WALK_BREAK_SET,
    /// 0: the step.
    WALK_BREAK_GONE,
    WALK_RESTARTED,
    /// Before a lesson with numbers, where some were changed.
    WALK_EXPLAIN_ORIGINAL,
    /// 0: a word that nothing explains, 1: the topics, 2: what was meant.
    WALK_NO_LESSON,
    /// 0: the mode.
    WALK_WHERE_START,
    /// 0: the number of the step, 1: how many there are, 2: the mode.
    WALK_WHERE,
    /// Heading of the changes that were made.
    WALK_CHANGES,
    /// 0: the selection, 1: the new number, 2: the old one.
    WALK_SET,
    /// 0: the change as it is written.
    WALK_SET_MANY,
    /// A step of gradient descent. 0: the rate.
    WALK_DESCENT,
    /// A step of Adam. 0: the rate, 1: which step it is, 2 to 4: its constants.
    WALK_ADAM,
    /// 0: the parameter.
    WALK_BEFORE_STEP,
    /// 0: the parameter.
    WALK_AFTER_STEP,
    /// 0: the loss before, 1: after.
    WALK_LOSS,
    WALK_LINEAR_LOSS,
    /// 0: the gradient, 1: the parameter.
    WALK_NO_DESCENT,
    /// 0: what is no learning rate.
    WALK_NOT_A_RATE,
    /// A value of another shape than what it is to replace. 0: the expression, 1: its shape, 2: the part, 3: its
    /// shape.
    WALK_OTHER_SHAPE,
    /// Several numbers where one is expected. 0: the expression, 1: its shape, 2: the part.
    WALK_NOT_A_NUMBER,
    /// A list of which a piece is no single number. 0: the piece, 1: its shape.
    WALK_LIST_OF_NUMBERS,
    /// 0: the names of steps with replaced numbers.
    WALK_OVERRIDDEN,
    WALK_CHANGED,
    WALK_NOTHING_CHANGED,
    /// 0: how many numbers changed, 1: of how many.
    WALK_COUNT,
    /// 0: the change, 1: its cell.
    WALK_BY,
    /// 0: the names of independent steps, 1: the changed values.
    WALK_UNTOUCHED,
    /// Dependent steps that did not change. 0: their names, 1: the changed values.
    WALK_SAME,
    /// 0: the names of steps that changed only by round-off.
    WALK_ROUNDING,
    WALK_NO_CHANGE_YET,
    WALK_NOTHING_TO_UNDO,
    WALK_NOTHING_TO_REDO,
    /// 0: the change.
    WALK_UNDONE,
    /// 0: the change.
    WALK_REDONE,
    WALK_RESET,
    /// An eps that is not positive.
    WALK_EPS,
    /// 0: a feature.
    WALK_EPS_ZERO,
    /// 0: the number as typed, 1: its value.
    WALK_NOT_FINITE,
    /// 0: the name of a forward step.
    WALK_NO_GRADIENT,
    /// 0: the number of values given, 1: the number expected.
    WALK_WRONG_COUNT,
    /// `why` with a number, but nothing was listed. 0: the number.
    WALK_NO_OPEN,
    /// 0: the file.
    WALK_SAVED,
    /// 0: the file.
    WALK_LOADED,
    /// Scripts that load each other recursively.
    WALK_NESTED,
    WALK_INTERRUPT,
    /// The pager's help on its keys.
    WALK_PAGER,
    WALK_GOODBYE,
    /// 0: the commands that an empty line repeats.
    WALK_HELP,
    /// Marks a step with a breakpoint.
    WALK_MARK_BREAK,
    /// Marks an overridden step.
    WALK_MARK_SET,
    /// Marks a step that this mode lacks.
    WALK_MARK_ABSENT,
    WALK_VARS,
    COMMAND_STEP,
    COMMAND_BACK,
    COMMAND_GOTO,
    COMMAND_CONTINUE,
    COMMAND_BREAK,
    COMMAND_RESTART,
    COMMAND_LIST,
    COMMAND_PRINT,
    COMMAND_VARS,
    COMMAND_GRAPH,
    COMMAND_EXPLAIN,
    COMMAND_FORMULA,
    COMMAND_WHY,
    COMMAND_FORWARD,
    COMMAND_BACKWARD,
    COMMAND_WHERE,
    COMMAND_SET,
    COMMAND_DESCEND,
    COMMAND_DIFF,
    COMMAND_UNDO,
    COMMAND_REDO,
    COMMAND_RESET,
    COMMAND_MODE,
    COMMAND_DIGITS,
    COMMAND_SAVE,
    COMMAND_LOAD,
    COMMAND_HELP,
    COMMAND_QUIT,
    /// 0: the mode.
    GRADE_TITLE,
    /// The columns of the answers, separated by semicolons.
    GRADE_HEADER,
    GRADE_RIGHT,
    GRADE_WRONG,
    /// 0: the names of the answers it follows from.
    GRADE_FOLLOWS,
    GRADE_SHAPE,
    /// The tolerance.
    GRADE_ALLOWED,
    /// Answers with a dtype narrower than float64. 0: their names, 1: the dtype.
    GRADE_FORMAT,
    /// Answers that are right if computed in 16 bits, which only their digits suggest. 0: their names, 1: the
    /// dtype.
    GRADE_LISTED,

    /// Answers with the digits of float64 that are right as float32. 0: their names.
    GRADE_PROMOTED,
    /// 0: names of answers with few digits, 1: their decimals, 2: their significant digits.
    GRADE_DIGITS,
    /// Answers that round-off may cover completely. 0: their names.
    GRADE_LOST,
    /// The same where that holds in float64, too.
    GRADE_LOST_ANYWAY,
    GRADE_ALL_RIGHT,
    /// All answers are right, but not all were handed in that had to be.
    GRADE_HANDED_IN_RIGHT,
    /// Nothing is wrong, but something could not be judged.
    GRADE_NOTHING_WRONG,
    /// The verdict on an answer that could not be judged.
    GRADE_UNDECIDED,
    /// 0: the steps, 1: the order of their axes, 2: that of the batch.
    GRADE_ORDER,
    /// 0: the name of the step.
    GRADE_FIRST_WRONG,
    /// 0: a cell, 1: its number there, 2: its number here.
    GRADE_OTHER_NUMBERS,
    GRADE_OTHER_RIGHT,
    GRADE_OTHER_WRONG,
    /// 0: the cell, 1: the right number, 2: the wrong one.
    GRADE_YOURS,
    /// A reference to the lesson. 0: the step.
    GRADE_LOOK,
    /// 0: the only cell that is wrong, 1: the step.
    GRADE_ONLY_CELL,
    /// 0: the only feature in which it is wrong, 1: the step.
    GRADE_ONLY_FEATURE,
    /// 0: the only row that is wrong, 1: the step.
    GRADE_ONLY_ROW,
    /// 0: the category of the mistake.
    GRADE_KIND,
    /// 0: the ids.
    GRADE_MISTAKE,
    /// Label of the formula that was probably written.
    GRADE_WRITTEN,
    /// Label of the correct formula.
    GRADE_MEANT,
    /// 0: right lines in another form than the table's.
    GRADE_RESTATED,
    /// 0: the answers reproduced to the last digit.
    GRADE_MATCH_EXACT,
    /// 0: the answers reproduced, 1: the relative difference.
    GRADE_MATCH,
    /// 0: answers that consist of round-off and are reproduced within it.
    GRADE_MATCH_ROUNDING,
    /// Several diagnoses fit. 0: their number.
    GRADE_ALIKE,
    /// 0: the steps that would distinguish the diagnoses.
    GRADE_HAND_IN,
    /// 0: the change to the data that would distinguish them.
    GRADE_CHANGE,
    /// 0: the names of wrong answers that remain unexplained.
    GRADE_UNEXPLAINED,
    /// 0: the name of the answer, 1: the right shape, 2: its shape.
    GRADE_SHAPES,
    /// 0: the number of mistakes.
    GRADE_NONE,
    /// No single mistake fits, and the batch is too large to try pairs. 0: the number of mistakes.
    GRADE_NONE_ALONE,
    /// The numbers have too few digits for a diagnosis.
    GRADE_NONE_COARSE,
    /// Exact relations. 0: the formulas.
    GRADE_RELATION,
    /// Relations in numbers that show no more. 0: the formulas, 1: the dtype.
    GRADE_RELATION_ABOUT,
    /// Relations in numbers of few digits. 0: the formulas.
    GRADE_RELATION_DIGITS,
    /// 0: the ids of mistakes that the digits do not show.
    GRADE_UNTOLD,
    /// In place of names. 0: how many mistakes.
    GRADE_SO_MANY,
    /// 0: the closed form.
    GRADE_CLOSED_FORM,
    /// 0 and 1: kinds of mistakes that are there together.
    KIND_AND,
    /// 0 and 1: kinds of mistakes of which one is there.
    KIND_OR,
    /// 0: the ids of mistakes that the data hide, 1: the change that would reveal them.
    GRADE_HIDDEN,
    CHANGE_GAMMA,
    CHANGE_DOUT,
    CHANGE_SCALE,
    CHANGE_ROWS,
    CHANGE_BETA,
    CHANGE_STATISTICS,
    KIND_FACTOR,
    KIND_SIGN,
    KIND_BRANCH,
    KIND_VALUE,
    KIND_EPSILON,
    KIND_AXIS,
    KIND_UPDATE,
    KIND_MODE,
    KIND_PRECISION,
    KIND_NUMBER,
    KIND_OPERATION,
    KIND_INPUT,
    /// 0: the other number, 1: the exercise's.
    OTHER_EPS,
    /// 0: the other numbers, one of which it is, 1: the exercise's.
    OTHER_EPS_ANY,
    /// 0: the other number, 1: the exercise's, 2: the conventions whose default it is.
    OTHER_EPS_DEFAULT,
    /// 0: the other number, 1: the exercise's.
    OTHER_MOMENTUM,
    /// 0: the other number, 1: the exercise's.
    OTHER_MOMENTUM_TWICE,
    /// 0: the other number, 1: the exercise's, 2: of how many batches it makes an average.
    OTHER_MOMENTUM_AVERAGE,
    /// 0: the exercise's.
    OTHER_MOMENTUM_ALL,
    /// 0: the other convention, 1: the exercise's.
    OTHER_CONVENTION,
    OTHER_DOUT_SUM,
    /// 0: the number.
    OTHER_DOUT_MEAN,
    /// 0: the number.
    OTHER_DOUT_CONSTANT,
    OTHER_DOUT_TWICE,
    /// 0: the factor.
    OTHER_DOUT_LOSS_SCALE,
    /// 0: what it is divided by.
    OTHER_DOUT_DIVIDED,
    /// 0: the factor.
    OTHER_DOUT_SCALED,
    OTHER_PARAMETERS_NEW,
    /// 0: γ, 1: β.
    OTHER_PARAMETERS,
    /// 0: the means, 1: the variances.
    OTHER_STATISTICS,
    /// 0: the means, 1: the variances.
    OTHER_STATISTICS_CONSTANT,
    /// 0: for each row of the answers the row of the batch.
    OTHER_ROWS,
    OTHER_LAST_AXES,
    GRADE_REST_RIGHT,
    /// More digits would tell explanations apart.
    GRADE_MORE_DIGITS,
    /// Above other lines that make the same numbers.
    GRADE_SAME_NUMBERS,
    /// 0: how many more there are.
    GRADE_SAME_NUMBERS_MORE,
    /// 0: the step, 1: the category of what is wrong.
    GRADE_AS_IF,
    /// 0: the step, 1: the category of what is wrong besides.
    GRADE_AS_IF_BESIDES,
    /// 0: the cell, 1: what it would have to be, 2: what it is.
    GRADE_MISS,
    /// The category of an oddity.
    KIND_KEPT,
    /// The category of another: what was handed in is no result of the formulas.
    KIND_NOT_COMPUTED,
    /// 0: its name.
    ODDITY_WHOLE_NUMBERS,
    /// 0: its name.
    ODDITY_ZERO,
    ODDITY_SUMMED,
    /// 0: the line that makes it.
    ODDITY_OTHER_AXES,
    /// 0: the line that makes it.
    ODDITY_MATRIX_DIAGONAL,
    /// 0: the line that makes it.
    ODDITY_MATRIX_PRODUCT,
    /// 0: its name.
    ODDITY_CONSTANT,
    /// 0: its name, with that of the answer it copies.
    ODDITY_COPY,
    /// 0: its name, with the order of its axes.
    ODDITY_AXES,
    /// 0: its name, with that of the input it copies.
    ODDITY_INPUT,
    /// 0: its name, with the step h.
    ODDITY_CENTRAL_DIFFERENCES,
    /// 0: its name, with the step h.
    ODDITY_FORWARD_DIFFERENCES,
    /// 0: its name.
    ODDITY_OVERFLOW,
    /// 0: its name.
    ODDITY_NOT_FINITE,
    /// 0: its name.
    ODDITY_OTHER_STEP,
    /// 0: its name.
    ODDITY_FLOORED,
    /// 0: its name.
    ODDITY_CUT,
    ODDITY_ROUNDED,
    REMARK_CLOSED_FORM,
    REMARK_DMU_THROUGH_VAR,
    REMARK_CONSTANT_DOUT,
    REMARK_TWO_ROWS,
    /// 0: the number of learners, 1: how many of them are right.
    CLASS_TITLE,
    /// 0: the steps.
    CLASS_REQUIRED,
    /// No steps were required, so all that anyone handed in are. 0: the steps.
    CLASS_REQUIRED_OF_ANYONE,
    CLASS_HEADER,
    CLASS_PAGE_HEADER,
    /// 0: the number of required steps handed in, 1: the number required.
    CLASS_HANDED_IN,
    /// Right, but incomplete.
    CLASS_INCOMPLETE,
    /// Title of the list of incomplete submissions.
    CLASS_INCOMPLETE_WHO,
    /// 0: the few steps handed in.
    CLASS_ONLY,
    /// 0: the few steps missing.
    CLASS_WITHOUT,
    /// Title of the list of who made which mistake.
    CLASS_MISTAKES,
    CLASS_UNREADABLE,
    CLASS_ODD_WHOLE_NUMBERS,
    CLASS_ODD_ZERO,
    CLASS_ODD_SUMMED,
    CLASS_ODD_OTHER_AXES,
    CLASS_ODD_MATRIX_DIAGONAL,
    CLASS_ODD_MATRIX_PRODUCT,
    CLASS_ODD_CONSTANT,
    CLASS_ODD_COPY,
    CLASS_ODD_AXES,
    CLASS_ODD_INPUT,
    CLASS_ODD_CENTRAL_DIFFERENCES,
    CLASS_ODD_FORWARD_DIFFERENCES,
    CLASS_ODD_OVERFLOW,
    CLASS_ODD_NOT_FINITE,
    CLASS_ODD_OTHER_STEP,
    CLASS_ODD_FLOORED,
    CLASS_ODD_CUT,
    CLASS_ODD_ROUNDED,
    CLASS_NONE,
    /// Behind what was found, where something else is wrong.
    CLASS_MORE,
    /// 0: whose they are.
    CLASS_NUMBERS_OF,
    CLASS_NUMBERS_OTHER,
    /// A learner who has handed in nothing.
    CLASS_NOTHING,
    /// Title of the list of what to show a class again.
    CLASS_SHOW_AGAIN,
    /// 0: the number of learners who made a mistake, 1: the number of learners.
    CLASS_SHARE,
    /// 0: the title of the mistake, 1: its name, 2: its step.
    CLASS_SHOW,
    /// Title of the list of who handed in the same numbers.
    CLASS_SAME,
    /// Why that proves nothing.
    CLASS_SAME_CHANCE,
    /// Of a page: the title of the learners' reports.
    CLASS_EACH,
    /// Of a page: how many are wrong at each step.
    CLASS_WRONG_HERE,
    /// A sign: right for the learner's own wrong numbers.
    SIGN_FOLLOWS,
    /// A sign.
    SIGN_FIRST_WRONG,
    /// A sign: required, but not handed in.
    SIGN_MISSING,
    /// A sign: neither required nor handed in.
    SIGN_ABSENT,
    /// Title of what a learner is told; the text before the blank is known again. 0: who.
    FEEDBACK_TITLE,
    /// 0: the steps.
    FEEDBACK_MISSING,
    /// 0: the number of mistakes.
    MISTAKES_TITLE,
    MISTAKES_STATISTICS,
    MISTAKES_NORMALIZING,
    MISTAKES_SCALING,
    MISTAKES_RUNNING,
    MISTAKES_MODES,
    MISTAKES_PARAMETERS,
    MISTAKES_BRANCHES,
    MISTAKES_INPUT,
    MISTAKES_NOTE,
    /// 0: whose numbers these are.
    MISTAKE_CHANGES,
    /// The numbers of the sample.
    MISTAKE_SAMPLE,
    /// The learner's numbers.
    MISTAKE_YOURS,
    MISTAKE_HEADER,
    /// 0: the wrong shape.
    MISTAKE_SHAPE,
    /// 0: the names of the steps that stay right.
    MISTAKE_UNCHANGED,
    /// Before the other rewrites.
    MISTAKE_OTHER_ROUTES,
    /// The convention of the running statistics, and the number of batches seen.
    MISTAKE_CONVENTION,
    /// The mistake does not change these numbers.
    MISTAKE_NOTHING,
    COMMAND_GRADE,
    COMMAND_MISTAKE,
    /// After a step with a mistaken formula. 0: the correct one.
    WALK_MISTAKEN,
    /// Before the lesson on a step with a mistaken formula. 0: the formula.
    WALK_MISTAKEN_HERE,
    /// After a graph in which some steps are mistaken. 0: their names.
    WALK_SAID_OF_RIGHT,
    /// Marks a mistaken step.
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
    /// bn cannot start: where it was started has been deleted. The launchers say the same.
    FOLDER_GONE,
    /// bn cannot start. 0: a word that cannot be read, 1: the encoding.
    UNREADABLE_WORD,
    /// Parts put together. 0 to 2: they.
    PARTS,
    /// What stands for a number of steps or digits in the commands of a walk.
    ARGUMENT_COUNT,
    /// What stands for a step.
    ARGUMENT_STEP,
    /// What stands for an expression.
    ARGUMENT_EXPRESSION,
    /// What stands for one number by its place.
    ARGUMENT_CELL,
    /// What stands for a value or a part of it.
    ARGUMENT_VALUE,
    /// What stands for a file.
    ARGUMENT_FILE,
    /// What stands for a learning rate.
    ARGUMENT_RATE,
    /// What stands for a mistake.
    ARGUMENT_ID,
    /// What stands for a command.
    ARGUMENT_COMMAND,
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
    /// 0: what was typed, 1: what is known.
    NO_LAYOUT,
    /// 0: an option, 1: another.
    LAYOUT_TWICE,
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
    /// --wide without a picture.
    WIDE_NEEDS_PICTURE,
    /// What is wrong with the value of an option. 0: the option, 1: what is wrong.
    OF_OPTION,
    /// 0: the levels.
    NOT_LEVELS,
    /// compare without a batch or statistics.
    COMPARE_NEEDS,
    /// 0: the tolerance.
    NEGATIVE_TOLERANCE,
    /// fold without statistics.
    FOLD_NEEDS,
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
    FEEDBACK_NEEDS_CLASS,
    CSV_NEEDS_CLASS,
    /// A step that cannot be required. 0: it.
    NOT_REQUIRABLE,
    /// --names. 0: what was typed.
    NOT_A_NAME_OF_A_STEP,
    /// --names. 0: what is none, 1: what was meant.
    NAMED_NO_STEP,
    /// --names. 0: the name.
    NAME_GIVEN_TWICE,
    /// 0: what was typed, 1: what was meant.
    NO_SUCH_MISTAKE,
    /// A mistake whose wrong answers cannot be made. 0: its id.
    MISTAKE_NOT_HERE,
    /// 0: what was typed, 1: what was meant.
    NO_SUCH_STEP,
    /// A step that is not shown by a command. 0: what was typed, 1: the steps.
    NONE_OF_THE_STEPS,
    /// 0: the format, 1: how many were named, 2: a format of several.
    ONE_STEP,
    /// A step of the other mode. 0: it, 1: the format.
    STEP_NOT_COMPUTED,
    /// 0: the file, 1: the options.
    FILE_TOO_MANY,
    /// Standard input without an option.
    WHICH_STANDARD_INPUT,
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
    /// What takes long: grade, of a class. 0: the number of learners.
    PROGRESS_GRADING_CLASS,
    /// What takes long: grade, of a file. 0: the file.
    PROGRESS_GRADING_FILE,
    /// The first line of a page. 0: number of the lesson, 1: how many there are, 2: its name, 3: its question.
    LEARN_HEADING,
    /// The title of a whole lesson; the same.
    LEARN_TITLE,
    /// Heading of the pages of a run.
    LEARN_PART_RESULT,
    /// Heading of an exercise. 0: which, 1: of how many.
    LEARN_PART_EXERCISE,
    /// Heading of what people believe.
    LEARN_PART_BELIEF,
    /// Before the first lesson. 0: how many there are.
    LEARN_WELCOME,
    /// 0: what was predicted.
    LEARN_PREDICTED_RIGHT,
    /// 0: what was predicted, 1: what is so.
    LEARN_PREDICTED_WRONG,
    /// 0: which, 1: of how many.
    LEARN_EXERCISE,
    /// An exercise that was solved before. 0: the answer.
    LEARN_ANSWERED,
    /// Heading of the sources.
    LEARN_SOURCES,
    /// 0: its number, 1: how many there are, 2: the hint.
    LEARN_HINT,
    /// An answer is right.
    LEARN_RIGHT,
    /// An answer is wrong.
    LEARN_WRONG,
    /// An answer that is none.
    LEARN_UNREADABLE,
    /// An exercise without an answer.
    LEARN_MISSING,
    /// What came of a number that was tried. 0: it.
    LEARN_TRIED,
    /// What was typed is no number.
    LEARN_NO_NUMBER,
    /// What was typed is not among the words. 0: them.
    LEARN_NO_CHOICE,
    /// What people say. 0: it.
    LEARN_QUOTE,
    /// A claim that a run does not bear out. 0: the seed, 1: of 100 runs, in how many it holds.
    LEARN_NOT_IN_THIS_RUN,
    /// Sources that disagree. 0: their numbers.
    LEARN_CONTESTED,
    /// What can be typed at a question. 0: the letters.
    LEARN_STATUS_QUESTION,
    /// What can be typed at what is read.
    LEARN_STATUS_READ,
    /// What can be typed at an exercise. 0: how many hints are left.
    LEARN_STATUS_EXERCISE,
    /// 0: what was typed, 1: a suggestion.
    LEARN_NOT_UNDERSTOOD,
    /// Back from the first page.
    LEARN_AT_BEGINNING,
    /// What a learner types.
    LEARN_WORD_NEXT,
    /// What a learner types.
    LEARN_WORD_BACK,
    /// What a learner types.
    LEARN_WORD_HINT,
    /// What a learner types.
    LEARN_WORD_SKIP,
    /// What a learner types.
    LEARN_WORD_PLAY,
    /// What a learner types.
    LEARN_WORD_LIST,
    /// What a learner types.
    LEARN_WORD_AGAIN,
    /// What a learner types.
    LEARN_WORD_HELP,
    /// What a learner types.
    LEARN_WORD_QUIT,
    /// All words.
    LEARN_HELP,
    /// At the end.
    LEARN_BYE,
    /// The same where the next time goes on elsewhere. 0: the lesson.
    LEARN_BYE_NEXT,
    /// Enter at a question.
    LEARN_PREDICT_FIRST,
    /// Enter at an exercise.
    LEARN_ANSWER_FIRST,
    /// Hint where nothing is asked.
    LEARN_NO_HINT_HERE,
    /// All hints were given.
    LEARN_NO_MORE_HINTS,
    /// After the last lesson.
    LEARN_ALL_DONE,
    /// The same where exercises were skipped. 0: their lessons.
    LEARN_ALL_READ,
    /// After Ctrl-C.
    LEARN_INTERRUPT,
    /// Where the walk was opened from a lesson.
    LEARN_PLAYS,
    /// Play without a terminal.
    LEARN_PLAY_NEEDS_TERMINAL,
    /// What takes long.
    LEARN_TRAINING,
    /// Heading of a column.
    LEARN_LIST_NUMBER,
    /// Heading of a column.
    LEARN_LIST_NAME,
    /// Heading of a column.
    LEARN_LIST_STATE,
    /// Heading of a column.
    LEARN_LIST_MINUTES,
    /// Heading of a column.
    LEARN_LIST_QUESTION,
    /// The title of the list. 0: how many lessons.
    LEARN_LIST_TITLE,
    /// State of a lesson.
    LEARN_DONE,
    /// State of a lesson. 0: how many exercises are left.
    LEARN_READ,
    /// State of a lesson.
    LEARN_BEGUN,
    /// State of a lesson.
    LEARN_OPEN,
    /// 0: the lesson.
    LEARN_TAKES_NO_BATCH,
    /// A form of a lesson without a lesson.
    LEARN_WHICH_LESSON,
    /// 0: what was typed, 1: a suggestion, or the list.
    NO_SUCH_LESSON,
    /// Where lessons are listed.
    LESSONS_LISTED,
    /// 0: what was typed.
    NOT_A_SEED,
    /// 0: the lesson.
    LEARN_FORGOT,
    /// All lessons.
    LEARN_FORGOT_ALL,
    /// For authors of lessons.
    LESSON_NO_FILE,
    /// For authors.
    LESSON_NO_TITLE,
    /// For authors. 0: the line.
    LESSON_NO_SUCH_LINE_OF_PICTURE,
    /// For authors. 0: its name.
    LESSON_PICTURE_NOT_CLOSED,
    /// For authors. 0: what was called.
    LESSON_NO_SUCH_DIRECTIVE,
    /// For authors. 0: which.
    LESSON_MISSES_ARGUMENT,
    /// For authors. 0: its name.
    LESSON_MISSES_NAMED,
    /// For authors. 0: its name.
    LESSON_NO_FIGURE,
    /// For authors. 0: a table or plot, 1: how many columns the text has, 2: how many the script has.
    LESSON_OTHER_COLUMNS,
    /// For authors. 0: a table, 1: how many labels its rows have, 2: how many numbers a column has.
    LESSON_OTHER_ROWS,
    /// For authors. 0: the lesson.
    LESSON_FINE,
    /// For authors. 0: the claim.
    LESSON_CLAIM_FAILS,
    /// For authors. 0: the claim.
    LESSON_CLAIM_UNUSED,
    /// For authors. 0: the name.
    LESSON_TAKES_A_NAME,
    /// For authors. 0: the wrong answer, 1: the exercise.
    LESSON_WRONG_IS_RIGHT,
    /// For authors. 0: what.
    LESSON_MISSES,
    /// For authors. 0: those of the text, 1: those of the script.
    LESSON_OTHER_LETTERS,
    /// For authors. 0: the section, 1: how the paragraph begins.
    LESSON_UNMARKED,
    /// For authors. 0: the mark.
    LESSON_UNKNOWN_MARK,
    /// 0: the exercise, 1: what its text lists.
    LESSON_NO_SUCH_CHOICE,
    /// For authors. 0: the exercise.
    LESSON_FEW_HINTS,
    /// For authors. 0: the exercise, 1: the word.
    LESSON_HINT_ANSWERS,
    /// For authors. 0: the page, 1: its lines, 2: the most.
    LESSON_TOO_LONG,
    /// What an argument should be.
    LESSON_A_MISTAKE,
    /// What an argument should be.
    LESSON_A_PLAN,
    /// What a value is.
    LESSON_A_LAYER_TO_BE,
    /// What an argument should be.
    LESSON_DATA,
    /// What an argument should be.
    LESSON_A_MATRIX,
    /// What an argument should be.
    LESSON_A_NETWORK,
    /// What an argument should be.
    LESSON_A_PARAMETER,
    /// What an argument should be.
    LESSON_AN_OPTIMIZER,
    /// What an argument should be.
    LESSON_LEAST_OR_GREATEST,
    /// Behind a line that is left out. 0: its symbol.
    CODE_YOUR_LINE,
    /// At the top of a program with gaps. 0: the mode.
    CODE_TITLE,
    /// What to do with a program with gaps.
    CODE_TASK,
    /// What to do with an empty page.
    CODE_TASK_EMPTY,
    CODE_TASK_ONE,
    /// Behind an empty cache.
    CODE_TO_KEEP,
    /// Before the rest of a program with gaps.
    CODE_BELOW,
    /// What a program with gaps says. Python fills 0: the number of the line, 1: the line.
    CODE_STOPPED,
    /// What a program says that computed nothing.
    CODE_NOTHING,
    /// A level.
    EXERCISE_ONE_LINE,
    /// A level.
    EXERCISE_VARIANCE,
    /// A level.
    EXERCISE_BACKWARD,
    /// A level.
    EXERCISE_EMPTY_PAGE,
    /// A level.
    EXERCISE_CLOSED_FORM,
    /// Lines that were chosen.
    EXERCISE_CHOSEN,
    /// What the numbers of an exercise can show.
    EXERCISE_TELLS_ALL,
    /// What they cannot. 0: ids of mistakes.
    EXERCISE_HIDES,
    /// What they cannot. 0: ids of mistakes.
    EXERCISE_ALIKE,
    /// Heading. 0: the folder, 1: the level.
    EXERCISE_MADE,
    /// What was written. 0: the files.
    EXERCISE_FILES,
    /// 0: the shape of x, 1: the mode, 2: the seed.
    EXERCISE_NUMBERS,
    /// What to do. 0: the options of bn grade.
    EXERCISE_BEGIN,
    /// Heading. 0: the folder, 1: how many, 2: the level.
    EXERCISE_CLASS_MADE,
    /// What was written.
    EXERCISE_CLASS_FILES,
    /// What the numbers of all can show.
    EXERCISE_CLASS_TELLS_ALL,
    /// 0: how many cannot show all, 1: of how many.
    EXERCISE_CLASS_LEFT,
    /// What is done without --input.
    EXERCISE_DRAWN,
    /// No folder was named.
    EXERCISE_NEEDS_OUTPUT,
    /// A size beside --input. 0: the option.
    EXERCISE_OWN_BATCH,
    /// Both --blank and --level.
    EXERCISE_TWO_CHOICES,
    /// 0: what was typed, 1: the steps.
    EXERCISE_NO_LINE,
    /// 0: the level, 1: the mode.
    EXERCISE_LEVEL_NOT_HERE,
    /// Both --students and --input.
    EXERCISE_ONE_BATCH,
    /// A count. 0: what was typed, 1: the least, 2: the most.
    OUT_OF_RANGE,
    /// 0: what was typed, 1 and 2: the least and the most.
    NO_WHOLE_NUMBER,
    /// What a folder is called whose learner has no name that one can have.
    EXERCISE_LEARNER,
    /// What takes long: exercise. 0: how many.
    PROGRESS_EXERCISE,
    /// After a topic that was explained outside a walk.
    TOPIC_IN_WALK,
    /// A claim that the learner's batch does not bear out.
    LEARN_NOT_WITH_THIS_BATCH,
    /// A lesson that cannot be had on a batch. 0: why.
    LEARN_NO_LESSON_OF_BATCH,
    /// What a lesson needs of a batch. 0: the lesson, 1: it.
    LEARN_NEEDS,
    /// Columns of a batch that lessons do not take. 0: their names.
    LEARN_LEFT_CONSTANT,
    /// Columns of a batch that lessons take. 0: how many, 1: their names.
    LEARN_TAKES_FIRST,
    /// What a grading tries: mistakes that have a name. 0: what is done.
    PROGRESS_TRYING_NAMED,
    /// What a grading tries: mistakes of precision. 0: what is done.
    PROGRESS_TRYING_IMPRECISE,
    /// What a grading tries: lines without a name. 0: what is done.
    PROGRESS_TRYING_SLIPS,
    /// What a grading tries: two mistakes at once. 0: what is done.
    PROGRESS_TRYING_PAIRS,
    /// What cannot be tried. 0: what it is larger than, 1: the largest.
    LEARN_NO_WHOLE_NUMBER,
    /// What cannot be tried. 0: what it is larger than, 1: the largest.
    LEARN_NO_SUCH_NUMBER,
    /// An answer in a file. 0: the exercises.
    LEARN_NO_SUCH_EXERCISE,
    /// A line of a file of answers. 0: an exercise.
    LEARN_NO_ANSWER_LINE,
    /// Progress that cannot be written. 0: why.
    LEARN_NOT_KEPT,
    /// A batch for a lesson.
    LEARN_NOTHING_VARIES,
    /// What takes long: to write a file. 0: it.
    PROGRESS_WRITING,
    /// The state of a watch. 0: how many are right, 1: the first wrong step.
    WATCH_LINE,
    /// 0: how many steps are right, 1: of how many.
    WATCH_RIGHT_OF,
    /// 0: how many steps are wrong.
    WATCH_WRONG,
    /// 0: how many steps are right by wrong ones.
    WATCH_FOLLOW,
    /// 0: how many steps are missing.
    WATCH_MISSING,
    /// What a watch is doing.
    WATCH_RUNNING,
    /// What a watch is doing.
    WATCH_GRADING,
    /// What a watch is doing.
    WATCH_WAITING,
    /// Before a program's output. 0: its command.
    WATCH_PRINTED,
    /// Before a program's output. 0: its command, 1: the status.
    WATCH_EXITED,
    /// 0: a program's command, 1: seconds.
    WATCH_TIMED_OUT,
    /// 0: a program's command, 1: why, in the system's words.
    WATCH_NOT_STARTED,
    /// In the place of a program's output.
    WATCH_PRINTED_NOTHING,
    /// The heading over what is said of the answers.
    WATCH_ANSWERS,
    /// There are answers no more.
    WATCH_BEFORE,
    /// In the place of a program's output.
    WATCH_NO_PROGRAM,
    /// 0: the first step that is missing.
    WATCH_NEXT_STEP,
    WATCH_LAST_HINT,
    /// 0: how many steps.
    WATCH_DONE,
    /// What all of the backward pass teaches.
    WATCH_LEARNED,
    /// The same in evaluation mode.
    WATCH_LEARNED_EVAL,
    /// After the branch through the variance.
    WATCH_LEARNED_VARIANCE,
    /// 0: the number of a level, 1: what it asks for, 2: other options, with a blank after each.
    WATCH_NEXT_LEVEL,
    WATCH_LAST_LEVEL,
    /// 0: the number of the level, 1: the options that make one on images.
    WATCH_LAST_LEVEL_IMAGES,
    /// 0: the number of the level, 1: the options that make one like it.
    WATCH_LAST_LEVEL_AGAIN,
    /// 0: the step.
    WATCH_OTHER_FORM,
    /// After an exercise of no level. 0: options, with a blank after each.
    WATCH_NEXT_EXERCISE,
    /// No step is wrong or missing.
    WATCH_NOTHING_LEFT,
    /// 0: a step of the running statistics.
    WATCH_EXPLAIN_OUTSIDE,
    /// A key.
    WATCH_KEY_HINT,
    /// A key.
    WATCH_KEY_WHY,
    /// A key.
    WATCH_KEY_EXPLAIN,
    /// A key.
    WATCH_KEY_LIST,
    /// A key.
    WATCH_KEY_OUTPUT,
    /// A key.
    WATCH_KEY_AGAIN,
    /// A key.
    WATCH_KEY_QUIT,
    /// A key. 0: the page, 1: of how many.
    WATCH_KEY_MORE,
    /// 0: what was typed.
    WATCH_NOT_SECONDS,
    /// --timeout alone.
    WATCH_TIMEOUT_WITHOUT_RUN,
    /// An option names standard input. 0: the option.
    WATCH_NO_STREAM,
    /// After the output of a program that failed, or saved nothing.
    WATCH_SAVED_SO_FAR,
    /// --open without a file.
    OPEN_NEEDS_OUTPUT,
    /// No browser was found. 0: the file.
    PAGE_NOT_OPENED,
    /// What the list of a page's parts is.
    PAGE_CONTENTS,
    /// What the shades of numbers mean.
    PAGE_SHADES,
    /// 0: how many rows are not in a table, 1: of how many.
    PAGE_ROWS_LEFT_OUT,
    /// 0: how many columns are not in a table, 1: of how many.
    PAGE_COLUMNS_LEFT_OUT;

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
