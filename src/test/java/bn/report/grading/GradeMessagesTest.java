package bn.report.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.MistakeKind;
import bn.grading.catalogue.Remark;
import bn.grading.search.OddityKind;
import bn.prose.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each thing that a grade can find has the text that is called after it.
final class GradeMessagesTest {
    @ParameterizedTest
    @EnumSource(MistakeKind.class)
    void ofAKind(MistakeKind kind) {
        assertThat(GradeMessages.of(kind)).isEqualTo(Message.valueOf("KIND_" + kind.name()));
    }

    @ParameterizedTest
    @EnumSource(OddityKind.class)
    void ofAnOddity(OddityKind kind) {
        assertThat(GradeMessages.of(kind)).isEqualTo(Message.valueOf("ODDITY_" + kind.name()));
    }

    @ParameterizedTest
    @EnumSource(OddityKind.class)
    void ofAnOddityInBrief(OddityKind kind) {
        assertThat(GradeMessages.brief(kind)).isEqualTo(Message.valueOf("CLASS_ODD_" + kind.name()));
    }

    @ParameterizedTest
    @EnumSource(DataChange.class)
    void ofAChange(DataChange change) {
        assertThat(GradeMessages.of(change)).isEqualTo(Message.valueOf("CHANGE_" + change.name()));
    }

    @ParameterizedTest
    @EnumSource(Remark.class)
    void ofARemark(Remark remark) {
        assertThat(GradeMessages.of(remark)).isEqualTo(Message.valueOf("REMARK_" + remark.name()));
    }
}
