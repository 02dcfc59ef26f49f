package bn.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassListTest {
    @Test
    void aNameIsFoundByItsFolder() {
        assertThat(ClassList.names("name,folder,seed\nAnn Lee,Ann-Lee,7\n\"Lee, Bob\",Lee-Bob,8\n"))
                .isEqualTo(Map.of("Ann-Lee", "Ann Lee", "Lee-Bob", "Lee, Bob"));
    }

    /// A spreadsheet may have written it, or somebody who knows of no such list.
    @Test
    void whatIsNoListNamesNobody() {
        assertThat(ClassList.names("")).isEmpty();
        assertThat(ClassList.names("who;where\nAnn;Ann-Lee\n")).isEmpty();
        assertThat(ClassList.names("name,folder\n\"Ann")).isEmpty();
        assertThat(ClassList.names("name,folder\n,Ann-Lee\nBob\n")).isEmpty();
    }
}
