package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import bn.prose.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who asks for Chinese is told in Chinese what is wrong with data, at the same place.
class ChineseProblemsTest {
    /// What is the same in every language: a place, what is quoted, options, commands, code.
    private static final String SAME =
            "^[^ ]+: (\\$[^ ]*: )?|'[^']*'|\"[^\"]*\"|--[a-z-]+|\\bbn [a-z]+|\\b[a-z.]+\\([^)]*\\)";

    private static final String ENGLISH = "(?s).*\\p{Alpha}{2,} \\p{Alpha}{2,}.*";

    @TempDir
    Path folder;

    @TempDir
    Path state;

    private Run.Place here;

    @BeforeEach
    void place() {
        here = Run.Place.at(folder, state);
    }

    /// As an engineer reads them who is Chinese.
    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of("f.csv", "a,b\n1,2\n3,x\n", "f.csv:3:2: 'x' 不是数（列 'b'）；可用 --exclude b 去掉这一列"),
                Arguments.of(
                        "f.csv", "a,b\n1,\n2,3\n", "f.csv:2:2: 单元格是空的，应为一个数（列 'b'）；有 1 行含缺失值：可用 --drop-missing 去掉"),
                Arguments.of(
                        "f.csv", "a,b\nnan,1\n", "f.csv:2:1: 'nan' 不是有限的数；请去掉这一行，或换成一个数（列 'a'）；可用 --exclude a 去掉这一列"),
                Arguments.of("f.csv", "a,b,c\n1,2,3\n4,5\n", "f.csv:3: 这一行有 2 个单元格，而第一行有 3 个"),
                Arguments.of(
                        "f.csv", "a\tb\n1\t2\t3\n", "f.csv:2: 这一行有 3 个单元格，而第一行有 2 个；单元格以制表符分隔（可用 --delimiter 另行指定）"),
                Arguments.of("f.csv", "", "f.csv: 文件是空的"),
                Arguments.of("f.csv", "a,b,a\n1,2,3\n", "f.csv:1:3: 列名 'a' 与第 1 列重复；请改掉一个"),
                Arguments.of("f.json", "[[1,2],[3]]", "f.json:1:10: $[1]: 列表的长度是 1，而前一个的长度是 2"),
                Arguments.of("f.json", "[[1,\"2\"]]", "f.json:1:5: $[0][1]: 这里是字符串 '2'，应为一个数；请去掉引号"),
                Arguments.of("f.json", "[[1,null]]", "f.json:1:5: $[0][1]: 这里是 null，应为一个数"),
                Arguments.of("f.json", "[[1, 2],\n [3 4]]", "f.json:2:5: 从这里起不是 JSON：这里是 '4'，应为逗号或 ']'"),
                Arguments.of(
                        "f.json",
                        "{\"x\": [[1]], \"gama\": 1}",
                        "f.json:1:14: $.gama: 没有字段 'gama'（是不是想写 \"gamma\"？）；可用的字段：x、gamma、beta、eps、dout、features"),
                Arguments.of(
                        "f.py",
                        "import numpy as np\n",
                        "f.py: 是 Python 代码，bn 不能读取；"
                                + "请让程序保存算出的数：np.savez(\"mine.npz\", mu=mu, var=var)，只有一个数组时用 np.save(\"x.npy\", x)"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void theSentenceIsChinese(String file, String text, String sentence) throws IOException {
        write(file, text);
        refuses(sentence, "forward", "--input", file);
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        write("batch.csv", "1,2\n3,6\n");
        refuses("bach.csv: 没有这个文件；是不是想写 batch.csv？", "forward", "--input", "bach.csv");
        refuses("nowhere/y.csv: 无法写入：所在的文件夹不存在", "forward", "--input", "batch.csv", "--output", "nowhere/y.csv");
    }

    @Test
    void aPassThatIsNotThere() {
        refuses(
                "当前文件夹没有保存过前向传播，无法反向：请先运行 bn forward --input FILE，或在这里给出 --input FILE",
                "backward",
                "--dout",
                "grads.csv");
    }

    /// The environment asks as the option does.
    @Test
    void theEnvironmentAsks() {
        Run run = here.with(Language.VARIABLE, "zh").run("forward", "--input", "b.csv");
        assertThat(run.err()).isEqualTo("b.csv: 没有这个文件\n");
    }

    /// Every wrong file that has an English sentence has a Chinese one.
    @ParameterizedTest
    @MethodSource({"bn.cli.BadDataTest#csv", "bn.cli.BadDataTest#json"})
    void noSentenceIsEnglish(String text, String english) throws IOException {
        String file = english.replaceFirst(":.*", "");
        write(file, text);
        Run run = run("forward", "--input", file);
        String place = english.replaceFirst("(: [^$].*|: $)", "");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).startsWith(place.replaceFirst(": \\$.*", "") + ": ");
        isChinese(run.err());
    }

    @ParameterizedTest
    @MethodSource("bn.cli.BadDataTest#brokenJson")
    void noComplaintOfJsonIsEnglish(String text, String place, String english) throws IOException {
        write("f.json", text);
        Run run = run("forward", "--input", "f.json");
        assertThat(run.err()).startsWith(place + ": 从这里起不是 JSON：");
        isChinese(run.err());
    }

    @ParameterizedTest
    @MethodSource("bn.cli.BadDataTest#options")
    void noSentenceAboutAnOptionIsEnglish(String[] options, String english) throws IOException {
        write("f.csv", "a,bee\n1,2\n3,4\n");
        Run run = run(Stream.concat(Stream.of("forward", "--input", "f.csv"), Stream.of(options))
                .toArray(String[]::new));
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        isChinese(run.err());
    }

    @ParameterizedTest
    @MethodSource("bn.cli.BadDataTest#gradients")
    void noSentenceAboutAGradientIsEnglish(String file, String text, String english) throws IOException {
        write("x.csv", "a,b\n1,2\n3,4\n");
        write(file, text);
        Run run = run("backward", "--input", "x.csv", "--dout", file);
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        isChinese(run.err());
    }

    static Stream<String> statistics() {
        return Stream.of(
                "[]",
                "{}",
                "{\"running_mean\": [0, 0]}",
                "{\"running_mean\": [0, 0], \"running_var\": [1]}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, -1]}",
                "{\"running_mean\": [0, \"0\"], \"running_var\": [1, 1]}",
                "{\"running_mean\": [[0, 0], [0]], \"running_var\": [1, 1]}",
                "{\"running_mean\": [[0, 0], [0, 0]], \"running_var\": [1, 1]}",
                "{\"running_mean\": [0, null], \"running_var\": [1, 1]}",
                "{\"a.running_mean\": [0, 0], \"a.running_var\": [1, NaN]}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"weight\": [NaN, 1]}",
                "{\"running_mean\": [0, 0], \"running_var\": null}",
                "{\"mean\": [0, 0], \"variance\": [1, 1], \"scale_factor\": -1}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"eps\": NaN}",
                "[[1, 1], [0, 0], [1, 1]]",
                "{\"running_mean\": [0], \"running_var\": [1]}",
                "{\"running_mean\": [0, 0], \"running_mean\": [0, 0], \"running_var\": [1, 1]}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"num_batches_tracked\": 1.5}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"num_batches_tracked\": [1, 2]}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"momentum\": 2}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"momentum\": \"none\"}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"convention\": \"torch\"}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"convention\": 1}",
                "{\"running_mean\": [0, 0], \"running_var\": [1, 1], \"weight\": [1]}",
                "{\"a.running_mean\": [0, 0], \"a.running_var\": [1, 1], \"b.running_mean\": [0, 0], \"b.running_var\": [1, 1]}");
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void noSentenceAboutStatisticsIsEnglish(String text) throws IOException {
        write("x.csv", "a,b\n1,2\n3,6\n");
        write("s.json", text);
        Run run = run("forward", "--input", "x.csv", "--mode", "eval", "--stats", "s.json");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        isChinese(run.err());
    }

    static Stream<String> answers() {
        return Stream.of(
                "{}",
                "{\"dgama\": [1, 1]}",
                "{\"wrong\": [1]}",
                "{\"dx\": [[1, 1], [1, 1]]}",
                "{\"x\": [[1, 2], [3, 6]]}");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void noSentenceAboutAnswersIsEnglish(String text) throws IOException {
        write("x.csv", "a,b\n1,2\n3,6\n");
        write("mine.json", text);
        Run run = run("grade", "--input", "x.csv", "mine.json");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        run.err().lines().forEach(ChineseProblemsTest::isChinese);
    }

    @Test
    void noNoteIsEnglish() throws IOException {
        write("x.csv", ",b\n0,2\n1,6\n2,7\n");
        write("s.json", "{\"running_mean\": [0, 0], \"running_var\": [1, 1]}");
        assertThat(run("track", "--stats", "t.json", "--convention", "keras", "x.csv")
                        .status())
                .isEqualTo(ExitStatus.DONE);
        List<Run> runs = List.of(
                run("forward", "--input", "x.csv", "--mode", "eval", "--stats", "s.json"),
                run("backward", "--dout", "x.csv"),
                run("track", "--stats", "t.json", "--convention", "pytorch", "x.csv"),
                run("state", "--clear"),
                run("state", "--clear"));
        for (Run run : runs) {
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
            assertThat(run.err()).isNotBlank();
            run.err().lines().forEach(ChineseProblemsTest::isChinese);
        }
    }

    @Test
    void theStateIsTold() throws IOException {
        write("x.csv", "a,b\n1,2\n3,6\n");
        assertThat(run("state").out()).isEqualTo("当前文件夹没有保存任何内容\n");
        run("forward", "--input", "x.csv");
        assertThat(run("state").out().replaceAll("(?m)^文件.*\n", "")).isEqualTo("""
                批次       (2, 2)，来自 x.csv
                特征       a、b
                模式       train
                dout       还没有：可用 bn backward --dout FILE 加上
                """);
    }

    private void refuses(String sentence, String... args) {
        Run run = run(args);
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    private static void isChinese(String sentence) {
        assertThat(sentence).matches("(?s).*\\p{IsHan}.*");
        assertThat(sentence.replaceAll(SAME, "·")).as(sentence).doesNotMatch(ENGLISH);
    }

    private Run run(String... args) {
        return here.run(
                Stream.concat(Stream.of(args), Stream.of("--lang", "zh")).toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
