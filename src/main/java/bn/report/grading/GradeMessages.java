package bn.report.grading;

import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.MistakeKind;
import bn.grading.catalogue.Remark;
import bn.grading.search.OddityKind;
import bn.prose.Message;
import java.util.stream.Stream;

/// The message for each finding of a grade.
final class GradeMessages {
    private GradeMessages() {}

    static Message of(MistakeKind kind) {
        return switch (kind) {
            case FACTOR -> Message.KIND_FACTOR;
            case SIGN -> Message.KIND_SIGN;
            case BRANCH -> Message.KIND_BRANCH;
            case VALUE -> Message.KIND_VALUE;
            case EPSILON -> Message.KIND_EPSILON;
            case AXIS -> Message.KIND_AXIS;
            case UPDATE -> Message.KIND_UPDATE;
            case MODE -> Message.KIND_MODE;
            case PRECISION -> Message.KIND_PRECISION;
            case NUMBER -> Message.KIND_NUMBER;
            case OPERATION -> Message.KIND_OPERATION;
            case INPUT -> Message.KIND_INPUT;
        };
    }

    /// The categories that an oddity may be of.
    static Stream<Message> categories(OddityKind kind) {
        Stream<Message> ofMistake = kind.mistake().stream().map(GradeMessages::of);
        if (kind.isOfStorage()) {
            return Stream.concat(Stream.of(Message.KIND_KEPT), ofMistake);
        }
        return kind.mistake().isPresent() ? ofMistake : Stream.of(Message.KIND_NOT_COMPUTED);
    }

    static Message of(OddityKind kind) {
        return switch (kind) {
            case OTHER_STEP -> Message.ODDITY_OTHER_STEP;
            case AXES -> Message.ODDITY_AXES;
            case WHOLE_NUMBERS -> Message.ODDITY_WHOLE_NUMBERS;
            case CUT -> Message.ODDITY_CUT;
            case FLOORED -> Message.ODDITY_FLOORED;
            case ROUNDED -> Message.ODDITY_ROUNDED;
            case SUMMED -> Message.ODDITY_SUMMED;
            case OTHER_AXES -> Message.ODDITY_OTHER_AXES;
            case MATRIX_DIAGONAL -> Message.ODDITY_MATRIX_DIAGONAL;
            case MATRIX_PRODUCT -> Message.ODDITY_MATRIX_PRODUCT;
            case ZERO -> Message.ODDITY_ZERO;
            case CONSTANT -> Message.ODDITY_CONSTANT;
            case COPY -> Message.ODDITY_COPY;
            case INPUT -> Message.ODDITY_INPUT;
            case CENTRAL_DIFFERENCES -> Message.ODDITY_CENTRAL_DIFFERENCES;
            case FORWARD_DIFFERENCES -> Message.ODDITY_FORWARD_DIFFERENCES;
            case OVERFLOW -> Message.ODDITY_OVERFLOW;
            case NOT_FINITE -> Message.ODDITY_NOT_FINITE;
        };
    }

    /// In a few words, for a table.
    static Message brief(OddityKind kind) {
        return switch (kind) {
            case OTHER_STEP -> Message.CLASS_ODD_OTHER_STEP;
            case AXES -> Message.CLASS_ODD_AXES;
            case WHOLE_NUMBERS -> Message.CLASS_ODD_WHOLE_NUMBERS;
            case CUT -> Message.CLASS_ODD_CUT;
            case FLOORED -> Message.CLASS_ODD_FLOORED;
            case ROUNDED -> Message.CLASS_ODD_ROUNDED;
            case SUMMED -> Message.CLASS_ODD_SUMMED;
            case OTHER_AXES -> Message.CLASS_ODD_OTHER_AXES;
            case MATRIX_DIAGONAL -> Message.CLASS_ODD_MATRIX_DIAGONAL;
            case MATRIX_PRODUCT -> Message.CLASS_ODD_MATRIX_PRODUCT;
            case ZERO -> Message.CLASS_ODD_ZERO;
            case CONSTANT -> Message.CLASS_ODD_CONSTANT;
            case COPY -> Message.CLASS_ODD_COPY;
            case INPUT -> Message.CLASS_ODD_INPUT;
            case CENTRAL_DIFFERENCES -> Message.CLASS_ODD_CENTRAL_DIFFERENCES;
            case FORWARD_DIFFERENCES -> Message.CLASS_ODD_FORWARD_DIFFERENCES;
            case OVERFLOW -> Message.CLASS_ODD_OVERFLOW;
            case NOT_FINITE -> Message.CLASS_ODD_NOT_FINITE;
        };
    }

    static Message of(DataChange change) {
        return switch (change) {
            case GAMMA -> Message.CHANGE_GAMMA;
            case DOUT -> Message.CHANGE_DOUT;
            case SCALE -> Message.CHANGE_SCALE;
            case ROWS -> Message.CHANGE_ROWS;
            case BETA -> Message.CHANGE_BETA;
            case STATISTICS -> Message.CHANGE_STATISTICS;
        };
    }

    static Message of(Remark remark) {
        return switch (remark) {
            case CLOSED_FORM -> Message.REMARK_CLOSED_FORM;
            case DMU_THROUGH_VAR -> Message.REMARK_DMU_THROUGH_VAR;
            case CONSTANT_DOUT -> Message.REMARK_CONSTANT_DOUT;
            case TWO_ROWS -> Message.REMARK_TWO_ROWS;
        };
    }
}
