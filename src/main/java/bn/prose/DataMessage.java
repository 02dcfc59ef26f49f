package bn.prose;

import java.util.Locale;

/// What is said of data and of the files that hold it: problems, notes, and their parts. The words stand in
/// `messages.properties` of each language, under `data-` and the constant's name in kebab case; `{0}`, `{1}` stand
/// for what is filled in.
public enum DataMessage implements ShortText {
    // Parts of several sentences.
    /// What is the same in every language. 0: it.
    AS_IT_IS,
    /// A word that is near, within a sentence. 0: it.
    DID_YOU_MEAN,
    /// The first names of a long list. 0: they, 1: how many there are in all.
    LISTED,
    /// What may stand in a place. 0: all but the last, 1: the last.
    ONE_OF,
    /// Several. 0: how many.
    FEATURES,

    // Files.
    /// 0: a name that is near, or nothing.
    NO_SUCH_FILE,
    /// A link to what is not there.
    BROKEN_LINK,
    /// The user may not read it.
    NOT_PERMITTED_TO_READ,
    /// A folder to be read.
    FILE_IS_FOLDER,
    /// No bytes.
    FILE_EMPTY,
    /// Gzipped, and wrong.
    GZIP_DAMAGED,
    /// Gzipped, and cut.
    GZIP_TOO_SHORT,
    /// 0: what the system says.
    UNREADABLE,
    /// Arrays where text is expected.
    NOT_TEXT,
    /// Text that begins as one of another encoding.
    UTF16,
    /// Bytes of another encoding.
    NOT_UTF8,
    /// A zero byte.
    BINARY,
    /// Bytes that are no text, in a file that is called after arrays. 0: its ending.
    NO_SUCH_ARRAYS,
    /// A name of blanks. 0: it.
    NO_FILE_NAME,
    /// A name that the system has none of.
    IMPOSSIBLE_FILE_NAME,
    /// A folder to be written.
    TARGET_IS_FOLDER,
    /// A folder to be made that has files in it.
    FOLDER_IS_TAKEN,
    /// A folder to be made that is a file.
    FOLDER_IS_FILE,
    /// A list of learners that is empty.
    NO_NAMES,
    /// A note. 0: a name, 1: one before it, 2: the folder that it gets.
    ALIKE_NAMES,
    /// A folder of a class with nothing in it.
    NOBODY_HANDED_IN,
    NO_SUCH_FOLDER,
    /// What a class was to compute is said nowhere.
    NO_EXERCISE_OF_CLASS,
    /// A folder of a learner with nothing in it.
    NOTHING_HANDED_IN,
    /// A file of somebody's exercise that is not there.
    NO_EXERCISE,
    /// A note. 0: the files of answers that are read, 1: those that are not.
    ANSWERS_LEFT,
    /// A folder beside a key that has no exercise for it. 0: the file that should have it, 1: the list of the class.
    NOT_IN_KEY,
    /// A learner who has none, where others have.
    NO_OWN_EXERCISE,
    /// A name with a star in it.
    NO_FILE_OF_PATTERN,
    /// A file that lies beside learners' folders.
    BESIDE_FOLDERS,
    /// A file that is in the way of what a learner is told.
    NO_FEEDBACK,
    /// 0: for how many learners.
    FEEDBACK_WRITTEN,
    /// A batch to practise on that has no variance.
    ONE_ROW,
    /// A file whose owner keeps it.
    WRITE_PROTECTED,
    /// An open file that is none.
    NOT_THERE_TO_WRITE,
    /// A file in a folder that is not there.
    NO_FOLDER_TO_WRITE,
    /// A link to itself.
    LINK_IN_CIRCLE,
    /// The user may not write it.
    NOT_PERMITTED_TO_WRITE,
    /// 0: what the system says.
    UNWRITABLE,
    /// Another process may write at the same time.
    NOT_LOCKED,

    // Files of other programs: kinds, and what to do.
    PYTHON_CODE,
    NOTEBOOK,
    R_FILE,
    JOBLIB_FILE,
    PICKLE,
    ONNX_MODEL,
    KERAS_MODEL,
    MATLAB_FILE,
    HDF5_FILE,
    WORKBOOK,
    PARQUET_FILE,
    FEATHER_FILE,
    SQLITE_FILE,
    PICTURE,
    PDF,
    WEB_PAGE,
    RICH_TEXT,
    /// A kind of file. 0: the program that made it.
    PACKED,
    /// What bn does not read. 0: what it is, 1: what to do.
    FOREIGN_FILE,
    /// What to do. 0: how several arrays are saved, 1: how one is.
    SAVE_BY_PROGRAM,
    /// 0: the file, 1: Python's line.
    SAVE_ANSWERS,
    /// What to do. 0: how.
    SAVE_IN_R,
    /// What to do. 0: how.
    SAVE_ARRAYS,
    /// What to do. 0: how it is loaded, 1: how a dict is saved, 2: how one array is.
    SAVE_OF_PICKLE,
    /// What to do. 0: how.
    SAVE_NUMBERS,
    /// What to do. 0: how.
    SAVE_LAYER,
    /// What to do. 0: how.
    SAVE_IN_PYTHON,
    /// What to do. 0: how.
    SAVE_BY_NAME,
    /// What to do. 0: how in Python.
    SAVE_SHEET,
    /// What to do. 0: how.
    SAVE_AS_CSV,
    SAVE_TABLE,
    GIVE_NUMBERS,
    SAVE_PLAIN,
    /// What to do. 0: the program.
    UNPACK,
    /// An array with brackets and no commas.
    PYTHON_PRINTED,
    /// A zip file of other files.
    OTHER_ZIP,

    // Numbers in text.
    /// 0: what stands there.
    NOT_A_NUMBER,
    /// 0: what stands there, 1: what to do, or nothing.
    NOT_FINITE,
    PUT_A_NUMBER,
    LEAVE_ROW_OUT,
    /// What to do among places. 0: the line of NumPy.
    KEEP_VALID_PLACES,
    /// 0: what stands there.
    TOO_LARGE,
    /// A cell without a number.
    CELL_BLANK,
    /// 0: what stands there, 1: with a point.
    DECIMAL_COMMA,
    /// 0: what stands there.
    TYPESET_MINUS,
    /// 0: what stands there, 1: without.
    THOUSANDS,
    /// 0: what stands there.
    POINT_AMONG_COMMAS,

    // CSV.
    /// 0: its cells, 1: how many the first row has, 2: a guess why, or nothing.
    ROW_OF_OTHER_LENGTH,
    /// Several. 0: how many.
    CELLS,
    /// Several. 0: how many.
    BLANK_CELLS,
    /// Why rows have more cells than names. 0: the blank ones.
    NAME_THE_COLUMNS,
    /// Why rows have twice the cells. 0: a decimal.
    WRITE_A_POINT,
    /// Why rows have other cells. 0: the delimiter.
    CELLS_END_AT,
    A_TAB,
    SPACES,
    /// A cell that is no number. 0: why, 1: what to do in rows, 2: the column, 3: what else to do.
    CELL_REFUSED,
    /// What to do, and what else. 0 and 1: they.
    BOTH,
    SAY_HEADER,
    /// What to do. 0: the column.
    EXCLUDE_COLUMN,
    /// What to do. 0: the column.
    EXCLUDE_COLUMN_OR_SAY_HEADER,
    /// What to do. 0: how many columns, 1: they.
    EXCLUDE_COLUMNS,
    /// What to do. 0: how many columns.
    SAY_NUMERIC,
    /// Why no column is to be left out.
    NO_NUMBERS,
    /// What to do. 0: how many rows.
    DROP_ROWS,
    SAY_DECIMAL_COMMA,
    /// What to do. 0: the delimiter.
    SAY_DELIMITER,
    /// Where a quote begins.
    QUOTE_NOT_CLOSED,
    /// What follows a quoted cell.
    AFTER_QUOTE,
    /// A row that is perhaps the rest of the file.
    ROW_TOO_LARGE,
    /// Nothing to read.
    NO_ROWS,
    /// 0: the header, besides which there is nothing.
    HEADER_ALONE,
    /// 0: the name, 1: the column that has it too.
    COLUMN_NAMED_TWICE,
    /// Nothing is taken.
    NO_COLUMN_LEFT,
    /// No row is taken. 0: the column that is to blame.
    NO_ROW_LEFT,
    /// 0: the option, 1: the column.
    COLUMN_ASKED_TWICE,
    /// 0: the option, 1: the column, 2: a name that is near, or nothing, 3: the columns.
    NO_SUCH_COLUMN,
    /// The numbers of columns. 0: the last.
    COLUMNS_TO,
    /// A note on the first column. 0: its name, 1 to 3: its first numbers.
    ROW_NUMBERS,
    /// A note on the first row.
    NUMBERED_HEADER,
    /// A note on the first row.
    NUMBERED_ROW,
    /// A note. 0: how many.
    ROWS_COMMENTED,
    /// A note. 0: their names.
    COLUMNS_LEFT_OUT,
    /// A note. 0: how many, 1: how many there were.
    ROWS_LEFT_OUT,

    // What is not as it should be beside another.
    /// 0: what the file is, 1: the option.
    OPTION_OF_CSV,
    /// A file of arrays.
    A_NUMPY_FILE,
    /// 0: the shape of x.
    FLAT_CSV,
    /// 0: the names, 1: those of x.
    OTHER_FEATURES,
    /// 0: the shape, 1: that of x.
    OTHER_SHAPE,
    /// 0: the option with its letters, 1: how many axes it is for, 2: the shape of x.
    AXES_OF_LAYOUT,
    /// 0: the axis, 1: the shape of x, 2: the last axis, 3: the first from the end.
    AXIS_OUTSIDE,
    /// 0: the axis, 1: the shape of x.
    AXIS_OF_ONE,
    /// 0: the shape, 1: the length of axis 1.
    CHANNELS_ASSUMED,
    /// At the end of a sentence about a count. 0: the layout.
    FITS_LAST_AXIS,
    /// At the end of a sentence about a count.
    FITS_TRANSPOSED,
    /// At the end of a sentence about a count.
    FITS_WITHOUT_LAYOUT,
    /// 0: the name that was asked for, 1: the one that was perhaps meant, 2: all.
    NO_SUCH_ARRAY,
    /// 0: the name that was asked for, 1: those that end so.
    SEVERAL_ARRAYS_END_SO,
    /// Neither a file nor the name of an array. 0: the name, 1: what is wrong with that of an array.
    NEITHER_FILE_NOR_ARRAY,
    /// The weight of a layer in front. 0: its shape, 1: the features of batch normalization.
    WEIGHT_OF_OTHER_LAYER,
    /// A weight of one axis. 0: its shape.
    WEIGHT_OF_ONE_AXIS,
    /// 0: the shape of a weight.
    WEIGHT_AS_PYTORCH,
    /// 0: the shape of a weight.
    WEIGHT_AS_KERAS,
    /// The layer in front was given no bias.
    NO_BIAS_IN_FRONT,

    // JSON.
    /// A value that is no batch.
    JSON_OTHER_VALUE,
    /// A file of white space.
    JSON_BLANK,
    /// More than one value.
    JSON_FOLLOWED,
    /// A number in the place of several.
    FOUND_NUMBER_NOT_LIST,
    /// A number in the place of a batch.
    FOUND_NUMBER_NOT_NUMBERS,
    /// A number in the place of a gradient.
    FOUND_NUMBER_NOT_SHAPE,
    /// A list in the place of a number.
    FOUND_LIST_NOT_NUMBER,
    /// 0: null, true or false.
    FOUND_LITERAL,
    /// 0: what stands there, 1: what to do, or nothing.
    FOUND_NOT_NUMBER,
    A_LIST,
    AN_OBJECT,
    /// What stands somewhere. 0: its text.
    THE_STRING,
    WITHOUT_QUOTES,
    /// 0: its name.
    NO_FIELD,
    /// An object without x.
    NO_BATCH,
    /// 0: its name.
    FIELD_TWICE,
    /// 0: its name, 1: the other.
    FIELD_TWICE_AS,
    /// 0: the name, 1: a name that is near, or nothing, 2: the names.
    NO_SUCH_FIELD,
    /// No list for names.
    NAMES_EXPECTED,
    /// No text for a name.
    NAME_EXPECTED,
    /// 0: the name.
    NAME_TWICE,
    /// 0: how many names, 1: how many features, 2: the shape of x.
    NAMES_FOR,
    /// 0: the shape, 1: how many features, 2: what else would fit, or nothing.
    NOT_PER_FEATURE,
    /// 0: how many axes a batch may have.
    NESTED_TOO_DEEP,
    /// A list without numbers.
    LIST_EMPTY,
    /// 0: its length, 1: that of the one before.
    LIST_OF_OTHER_LENGTH,
    /// A number beside lists.
    NUMBER_FOR_LIST,

    // What Python prints.
    /// A file of prints.
    A_PRINT,
    /// A note. 0: digits behind the point.
    PRINT_ROUNDED,
    /// Dots in the place of numbers.
    PRINT_SHORTENED,
    /// 0: what stands there.
    PRINT_ODD,
    /// A bracket that is not closed.
    PRINT_ENDS,
    /// Several arrays.
    PRINT_WITHOUT_NAMES,

    // Tables of JSON.
    /// 0: the option.
    OPTION_OF_TABLE,
    /// No list or object for a row.
    ROW_EXPECTED,
    /// 0: the column.
    ROW_LACKS_COLUMN,
    /// 0: the column.
    ROW_HAS_OTHER_COLUMN,
    /// No columns, or no rows.
    TABLE_EMPTY,
    /// What to do. 0: how many columns, 1: they.
    EXCLUDE_SUCH_COLUMNS,
    /// What pandas calls orient="table".
    TABLE_WITH_SCHEMA,
    /// 0: how many names, 1: how many columns.
    NAMES_FOR_COLUMNS,
    /// Two columns of one name.
    COLUMNS_NAMED_ALIKE,
    /// Objects with other keys.
    OBJECTS_DIFFER,
    /// A note.
    READ_BY_COLUMN,

    // Why a text is no JSON.
    /// A reason that is not known.
    NOT_JSON,
    /// 0: the reason.
    NOT_JSON_SINCE,
    /// A reason. 0: what stands there, 1: what is expected.
    NOT_JSON_FOUND,
    JSON_ENDS,
    JSON_TOO_DEEP,
    JSON_LONG_NUMBER,
    JSON_LONG_NAME,
    JSON_LONG_TEXT,
    JSON_COMMENT,
    JSON_NAME,
    JSON_COMMA_OR_BRACKET,
    JSON_COMMA_OR_BRACE,
    JSON_COLON,
    JSON_POINT,
    JSON_TWO_POINTS,
    JSON_PLUS,
    JSON_MINUS,
    JSON_EXPONENT,
    JSON_LEADING_ZERO,
    JSON_HEXADECIMAL,
    JSON_HEX_DIGITS,
    JSON_BACKSLASH,
    JSON_CONTROL_IN_TEXT,
    JSON_CONTROL,
    JSON_SURROGATE,
    JSON_NUMBER_GOES_ON,
    JSON_COMMA_OR_END,
    JSON_CLOSE,
    JSON_VALUE,
    JSON_DIGIT,

    // What NumPy has saved.
    /// A zip file without arrays.
    ZIP_EMPTY,
    /// 0: the name of an array.
    ZIP_TWICE,
    /// A zip file that is wrong.
    ZIP_DAMAGED,
    /// What has no array's beginning.
    NOT_NUMPY,
    /// A file that ends early.
    NUMPY_HEADER_CUT,
    /// A header of something else.
    NUMPY_HEADER_ODD,
    /// 0: the shape.
    NUMPY_TOO_LARGE,
    /// 0: how many, 1: how many there may be.
    NUMPY_AXES,
    /// 0: the length of an axis.
    NUMPY_AXIS,
    /// 0: the dtype.
    NUMPY_DTYPE,
    /// 0: how many bytes, 1: how many are expected.
    NUMPY_CUT,
    /// 0: the shape, 1: how many axes there may be.
    NOT_A_BATCH,
    /// 0: its index, 1: it, 2: what to do.
    ELEMENT_NOT_FINITE,

    // Tensors, as PyTorch and safetensors save them.
    /// A file of tensors.
    A_FILE_OF_TENSORS,
    /// 0: how many, 1: the name that was expected, 2: their names.
    NONE_OF_SEVERAL_ARRAYS,
    /// 0: the end, 1: their names.
    SEVERAL_LAYERS_END_SO,
    /// 0: how fewer are taken.
    TENSORS_TOO_LARGE,
    /// A file that ends early.
    TENSORS_CUT,
    /// A file of other things.
    TENSORS_NONE,
    /// 0: how deep they may be, 1: what to do.
    TENSORS_NESTED_TOO_DEEP,
    /// 0: how many there may be.
    TENSORS_TOO_MANY,
    /// Bytes in the other order.
    TENSORS_BIG_ENDIAN,
    /// 0: the kind.
    TENSOR_DTYPE,
    /// A view that is not what is stored.
    TENSOR_LAZY,
    /// 0: its name, 1: how many axes, 2: how many strides.
    TENSOR_AXES,
    /// 0: its name, 1: its shape, 2: the longest that an axis may be.
    TENSOR_AXIS,
    /// 0: its name, 1: its shape, 2: how many numbers.
    TENSOR_TOO_LARGE,
    /// A part of that. 0: how many.
    TENSOR_NUMBERS,
    /// A part of that.
    TENSOR_BILLIONS,
    /// 0: its name, 1: its shape, 2: its strides, 3: its offset, 4: how many are stored.
    TENSOR_BEYOND,
    /// 0: its class, 1: how it is loaded, 2: how its numbers are saved.
    WHOLE_MODEL,
    /// 0: a name in Python, 1: how the file is loaded, 2: how its tensors are saved.
    PICKLE_ASKS_FOR,
    /// 0: what to do.
    PICKLE_TOO_LONG,
    /// 0: the name of an entry.
    TORCH_PACKED,
    /// 0: why.
    TORCH_DAMAGED,
    /// A reason. 0: the name of the entry.
    TORCH_NO_PICKLE,
    /// A reason.
    TORCH_INDEX_BEYOND,
    /// A reason.
    TORCH_INDEX_BROKEN,
    /// A reason.
    TORCH_INDEX_ASTRAY,
    /// A reason.
    TORCH_ENTRIES_OVERLAP,
    /// A reason.
    PICKLE_ODD,
    /// A reason. 0: its number.
    PICKLE_OPERATION,
    /// A reason.
    STORAGE_IN_STORAGE,
    /// A reason. 0: the name of a tensor, 1: the key of its numbers.
    STORAGE_MISSING,
    /// A reason. 0: the name of a tensor, 1: how many numbers, 2: the bytes of each, 3: the bytes there are.
    STORAGE_LENGTH,
    /// Several. 0: how many.
    BYTES,
    /// 0: why.
    SAFETENSORS_DAMAGED,
    /// A reason.
    SAFETENSORS_HEADER_CUT,
    /// A reason.
    SAFETENSORS_HEADER_ODD,
    /// A reason. 0 and 1: the names of two tensors.
    SAFETENSORS_OVERLAP,
    /// A reason. 0: the name of a tensor, 1: its bytes.
    SAFETENSORS_LENGTH,
    /// A reason. 0: the name of a tensor.
    SAFETENSORS_FIELDS,
    /// A reason. 0: the name of a tensor, 1 and 2: its offsets, 3: the bytes of the file.
    SAFETENSORS_OFFSETS,
    /// A reason. 0: the name of a tensor.
    SAFETENSORS_NOT_WHOLE,

    // Parameters.
    /// An option without a value.
    PARAMETER_BLANK,
    /// 0: it.
    EPS_NEGATIVE,
    /// A note.
    EPS_ZERO,
    /// 0: the feature, 1: its variance, 2: ε.
    NO_ROOT,
    /// The same of a running variance below 0.
    NO_ROOT_OF_NEGATIVE,
    /// A note. 0: the features.
    VARIANCE_NEGATIVE,
    /// 0: its place, 1: it.
    TRACKED_VARIANCE_NEGATIVE,
    /// 0: the shape.
    NOT_ROW_OR_COLUMN,
    /// 0: how many numbers, 1: the features, 2: what else would fit, or nothing.
    NUMBERS_FOR,

    // Running statistics.
    /// 0 and 1: the names it should have.
    NOT_STATISTICS,
    /// 0: the name it should have.
    NO_STATISTICS,
    /// 0: how many there are, 1: what is expected.
    LIST_OF_ARRAYS,
    /// null in the place of a statistic.
    STATISTIC_IS_NONE,
    /// An ε or a momentum that is none.
    NOT_ONE_NUMBER,
    /// 0: it.
    FACTOR_NEGATIVE,
    /// A note. 0 and 1: the names of the statistics, 2: that of the factor.
    DIVIDED_BY_FACTOR,
    /// A note. 0: whose names they are, 1: the convention.
    NAMES_TELL,
    /// 0: the name of the numbers, 1: where, 2: what usually makes it.
    STATE_HAS_NAN,
    /// 0: the first feature, 1: in how many, 2: of how many.
    NAN_IN_FEATURES,
    /// The same. 3: the layer.
    NAN_IN_FEATURES_OF,
    /// What makes it where the mean is a number.
    NAN_OF_VARIANCE,
    /// What makes it where the mean is NaN too.
    NAN_OF_BATCH,
    /// What makes it in γ or β.
    NAN_OF_PARAMETER,
    /// A file that bn would have to write otherwise.
    TRACK_OTHER_FORM,
    /// 0: what stands there, 1: the word that may.
    NOT_A_MOMENTUM,
    /// 0: it.
    MOMENTUM_OUTSIDE,
    /// 0: how many, 1: their names.
    SEVERAL_LAYERS,
    /// 0: the name, 1: a name that is near, or nothing, 2: the names.
    NO_SUCH_LAYER,
    /// 0: the name, 1: a name that is near, or nothing.
    LAYER_HAS_NO_NAME,
    /// 0: a name, 1: how many numbers, 2: another name, 3: how many.
    LENGTHS_DIFFER,
    /// 0: its name.
    STATISTIC_MISSING,
    /// A name that was there already.
    GIVEN_TWICE,
    /// 0: the words that may stand there.
    NO_WORD,
    /// 0: the word, 1: a word that is near, or nothing, 2: the words.
    OTHER_WORD,
    /// 0: it, 1: the largest.
    NOT_A_COUNT,
    /// 0: it.
    STATISTIC_NOT_FINITE,
    /// 0: its length.
    LIST_OF_COUNTS,
    /// Lists in a list.
    LISTS_IN_STATISTIC,
    /// 0: the shape.
    COUNT_OF_OTHER_SHAPE,
    /// 0: the shape.
    STATISTIC_OF_OTHER_SHAPE,
    /// 0: how many features they have, 1: how many the batch has, 2: its shape, 3: what else would fit, or nothing.
    OTHER_STATISTICS,
    /// 0: how many features they have, 1: how many the batches have.
    OTHER_STATISTICS_OF_BATCHES,
    /// 0: how many features they have, 1: how many the sample has.
    OTHER_STATISTICS_OF_SAMPLE,
    /// A note. 0: what is used, 1: whose that is.
    EPS_NOT_RECORDED,
    /// 0: the convention.
    EPS_OF_CONVENTION,
    /// The ε where there is no convention.
    EPS_USUAL,

    // Answers.
    /// 0: its name.
    NO_ANSWER,
    /// A file of other things.
    NO_ANSWERS,
    /// 0: the step.
    ANSWER_NEEDS_DOUT,
    /// 0: its name.
    ANSWER_NEEDS_STATISTICS,
    /// 0: the step.
    ANSWER_TWICE,
    /// 0: the step, 1 and 2: its names.
    ANSWER_BY_TWO_NAMES,
    /// 0: its name, 1: what it may be, 2: how one says so, if one can.
    ANSWER_UNKNOWN,
    /// 0: what the option is to have.
    ANSWER_TAKEN_SO,
    /// 0: of how many names, 1: what the option is to have.
    ANSWER_IF_NAMED,
    /// 0: the file.
    ANSWER_OF_OBJECT,
    /// 0: the steps.
    ANSWERS_ARE,
    /// A note. 0: names, 1: how many, 2: what the one may be, 3: how one says so, if one can.
    NOTE_UNKNOWN,
    /// A note. 0: the input.
    NOTE_INPUT,
    /// A note. 0: the name of an answer.
    NOTE_NULL,
    /// A note. 0: the step.
    NOTE_NOT_NEEDED,
    /// A note.
    NOTE_FEATURES,

    // What is kept of a pass.
    /// How data without a name is called.
    PIPED_IN,
    RUN_FORWARD_AGAIN,
    RUN_BACKWARD_AGAIN,
    /// 0: how it is called, 1: what to do.
    KEPT_FILE_GONE,
    /// 0: how it is called, 1: what to do.
    KEPT_FILE_CHANGED,
    /// What an older or newer bn left.
    KEPT_BY_OTHER_VERSION,
    /// 0: why.
    KEPT_UNREADABLE,
    /// How far a learner has come. 0: the reason.
    PROGRESS_UNREADABLE,
    /// Why a kept pass is refused.
    KEPT_OTHERWISE,
    /// What an author wants to have checked.
    NO_LESSON_FOLDER,
    /// Nowhere to keep anything.
    NO_HOME,
    /// 0: what the system says.
    NOT_REMOVED,
    /// 0: what the system says.
    NO_STATE_FOLDER,
    /// A warning. 0: the problem.
    NOTHING_KEPT,
    /// A note.
    KEPT_FOR_BACKWARD,
    /// A note.
    KEPT_WITH_DOUT,
    /// Nothing to go back through.
    NO_KEPT_PASS,
    /// 0: its mode, 1: the one asked for.
    KEPT_IN_OTHER_MODE,
    /// A note. 0: how its batch is called.
    BACK_THROUGH_KEPT,
    /// A note.
    KEPT_PARAMETERS_USED,
    /// That nothing is kept.
    STATE_EMPTY,
    /// A note.
    STATE_NOTHING_TO_REMOVE,
    /// A note. 0: the file.
    STATE_REMOVED,
    /// A line. 0: what there is of it.
    STATE_BATCH,
    /// 0: a shape, 1: how its file is called.
    STATE_FROM,
    /// A line. 0: their names.
    STATE_FEATURES,
    /// 0: the first names, 1: how many there are in all.
    STATE_MORE_FEATURES,
    /// A line. 0: the mode.
    STATE_MODE,
    /// A line. 0: what there is of it.
    STATE_DOUT,
    /// 0: how its file is called.
    STATE_DOUT_FROM,
    /// There is none.
    STATE_DOUT_NONE,
    /// A line. 0: the file that keeps it.
    STATE_FILE,

    // Commands.
    /// 0: how many features it has, 1: how many the batch has.
    COMPARED_WITH_OTHER,
    /// 0: its features, 1: another file, 2: those of it.
    BATCH_OF_OTHER_FEATURES,
    /// 0: how many examples one should have.
    NO_FULL_BATCH,
    /// A batch without a variance to divide.
    ONE_ROW_UNBIASED,
    /// 0: what kept it from being shown.
    TRACKED_NOT_SHOWN,
    /// A note.
    TRACK_WAITS,
    /// A file with more in it.
    TRACK_WOULD_LOSE,
    /// 0: the batch's number, 1: where it came from, 2: what it would make.
    TRACK_LEFT,
    /// A note. 0: the rules that a file records, 1: those that are said.
    OVERRULED,
    /// 0: its name, 1: momentum, 2: the divisor of its variance.
    CONVENTION_BRIEF,
    /// 0: it.
    MOMENTUM_OF_BATCH,
    /// 0: it.
    MOMENTUM_OF_OLD,
    /// The plain average.
    MOMENTUM_CUMULATIVE,
    /// A warning about what was typed.
    NO_HISTORY,

    // How far a file is.
    /// 0: the file.
    READING,
    /// How much is done. 0: that, 1: of how much.
    MEGABYTES_OF,
    /// How much is done, where nobody knows of how much. 0: that.
    MEGABYTES,
    /// 0: how many.
    ROWS_SO_FAR,
    /// 0: how long.
    TIME_LEFT,
    /// 0: how many.
    SECONDS,
    /// 0: how many.
    MINUTES,

    // Scripts.
    /// 0: what stands there, 1: what is expected.
    SCRIPT_EXPECTED,
    SCRIPT_LINE_END,
    SCRIPT_OTHER_INDENTATION,
    SCRIPT_AN_EXPRESSION,
    SCRIPT_A_NAME,
    SCRIPT_OPERATOR_OR_END,
    /// What is expected within brackets. 0: what closes the bracket, 1: the bracket, 2: its line.
    SCRIPT_CLOSING,
    /// The same on its line. 0: what closes the bracket.
    SCRIPT_COMMA_OR,
    SCRIPT_A_STATEMENT,
    /// 0: the word.
    SCRIPT_NO_STATEMENT,
    /// 0: what stands there.
    SCRIPT_CHARACTER,
    SCRIPT_QUOTE_OPEN,
    SCRIPT_INDENTATION,
    /// 0: how many characters there may be.
    SCRIPT_TOO_LONG,
    /// 0: how many words and signs there may be.
    SCRIPT_STATEMENT_TOO_LONG,
    /// 0: how deep they may be.
    SCRIPT_TOO_DEEP,
    /// 0: the name, 1: the line of its value.
    SCRIPT_GIVEN_TWICE,
    /// 0: the parameter.
    SCRIPT_PARAMETER_BEHIND_DEFAULT,
    SCRIPT_ARGUMENT_BEHIND_NAMED,
    /// 0: its name.
    SCRIPT_ARGUMENT_TWICE,
    /// 0: its name.
    SCRIPT_DEF_WITHOUT_BODY,
    /// 0: the name of the def, 1: what stands there.
    SCRIPT_NO_RETURN,
    SCRIPT_BEHIND_RETURN,
    /// 0: the name, 1: a name that is near, or nothing.
    SCRIPT_NO_NAME,
    /// 0: the name.
    SCRIPT_NO_VALUE_YET,
    /// 0: the name.
    SCRIPT_CIRCLE,
    SCRIPT_NUMBER,
    SCRIPT_WHOLE,
    SCRIPT_COUNT,
    SCRIPT_NUMBERS,
    SCRIPT_TRUTH,
    SCRIPT_TEXT,
    SCRIPT_TUPLE,
    SCRIPT_NONE,
    SCRIPT_FUNCTION,
    /// What is a value of the library.
    SCRIPT_OTHER_VALUE,
    /// 0: what it is, 1: what is expected.
    SCRIPT_NOT_A,
    /// 0: the number.
    SCRIPT_NOT_WHOLE,
    /// 0: the operator, 1: what it stands before.
    SCRIPT_OPERAND,
    /// 0: the operator, 1 and 2: what it stands between.
    SCRIPT_OPERANDS,
    /// 0: what has none, 1: its name.
    SCRIPT_NO_ATTRIBUTE,
    /// 0: the index, 1: how many items there are.
    SCRIPT_NO_ITEM,
    SCRIPT_STEP_ZERO,
    /// 0: how many arguments.
    SCRIPT_RANGE,
    /// Of min and max.
    SCRIPT_NOTHING_TO_COMPARE,
    SCRIPT_DIVIDED_BY_ZERO,
    /// 0: the base, 1: the exponent.
    SCRIPT_NOT_REAL,
    /// 0: the base, 1: the exponent.
    SCRIPT_TOO_LARGE,
    /// 0: how many there may be.
    SCRIPT_TOO_MANY_ITEMS,
    /// 0: how many operations there may be.
    SCRIPT_TOO_MUCH,
    /// 0: how many names, 1: how many values.
    SCRIPT_UNPACKED,
    /// 0: how many, 1: how many there may be without a name, 2: how it is called.
    SCRIPT_TOO_MANY_ARGUMENTS,
    /// 0: the name, 1: a name that is near, or nothing, 2: how it is called.
    SCRIPT_NO_PARAMETER,
    /// 0: their names, 1: how it is called.
    SCRIPT_ARGUMENT_MISSING,
    /// 0: its name, 1: what it should be, 2: what it is, 3: how it is called.
    SCRIPT_ARGUMENT_OF_OTHER_KIND,
    /// What was typed is something else. 0: the names that may be used.
    SCRIPT_ONLY_ARITHMETIC,
    SCRIPT_NOT_FINITE,
    /// What is to be watched is not there.
    WATCH_NO_FOLDER,
    /// What says what an exercise is, is something else.
    EXERCISE_NO_OBJECT,
    /// A folder has no batch.
    WATCH_NO_BATCH,
    /// A folder has no answers yet.
    WATCH_NO_ANSWERS,
    /// 0: the step that comes first.
    WATCH_FIRST_ANSWER,
    /// 0: the shape of x, 1: how many numbers that is, 2: how many a page has at most.
    TOO_LARGE_FOR_PAGE;

    @Override
    public String key() {
        return "data-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
