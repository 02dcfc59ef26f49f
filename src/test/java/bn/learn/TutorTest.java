package bn.learn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.prose.Language;
import bn.prose.Words;
import bn.report.block.Report;
import bn.report.render.Glyphs;
import bn.report.render.Look;
import bn.report.render.Paint;
import bn.report.render.TextRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From a session and a line to the next session, in two small lessons. The pages of the first: its question, two
/// screens of its result, three exercises, the belief.
final class TutorTest {
    private static final int LAST = 6;

    private static final LessonData NONE = new LessonData(
            () -> {
                throw new AssertionError("no batch is used");
            },
            false,
            () -> {
                throw new AssertionError("no iris is used");
            });

    private final Lesson thirds = lesson("01-thirds");
    private final Lesson halves = lesson("02-halves");
    private final Course course = new Course(List.of(thirds, halves));
    private final Tutor learner = learner(OptionalLong.empty());

    private Session session = learner.open(thirds, LearnerProgress.NONE);
    private Tutor.Turn turn = new Tutor.Turn(session, new Report(List.of()), false, false);

    private Tutor learner(OptionalLong seed) {
        return new Tutor(course, Words.of(Language.EN), NONE, seed);
    }

    private static Lesson lesson(String folder) {
        return Lesson.of(folder, file -> read("/lessons/" + folder + "/" + file));
    }

    private static Optional<String> read(String resource) {
        try (InputStream in = TutorTest.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Types lines, one after the other.
    ///
    /// @return what the last one has shown
    private String type(String... lines) {
        for (String line : lines) {
            turn = learner.next(session, line);
            session = turn.session();
        }
        return text(turn.report());
    }

    private static String text(Report report) {
        StringWriter shown = new StringWriter();
        try {
            new TextRenderer(new Look(200, 2, false, Glyphs.ASCII, Paint.NONE)).render(report, shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown.toString();
    }

    @Test
    void aLessonBeginsWithItsQuestion() {
        assertThat(text(learner.page(session)))
                .contains("1/2 thirds   How much is a third?")
                .contains("A cake is cut into three.")
                .containsSubsequence("a)", "less than 0.3", "b)", "more than 0.3")
                .doesNotContain("A third is");
        assertThat(learner.status(session)).startsWith("your prediction: a b ·");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", " a "})
    void aPredictionIsKeptAndShownBesideTheResult(String typed) {
        assertThat(type(typed))
                .contains("You predicted a) less than 0.3. It is b) more than 0.3.")
                .contains("A third is 0.333.");
        assertThat(session.page()).isEqualTo(1);
        assertThat(session.entry().prediction()).contains("a");
    }

    @Test
    void aRightOneIsSaidToBe() {
        assertThat(type("b")).contains("You predicted b) more than 0.3. So it is.");
    }

    @Test
    void aQuestionWaitsForAPrediction() {
        assertThat(type("")).contains("Predict first");
        assertThat(type("next")).contains("Predict first");
        assertThat(session.page()).isZero();
        assertThat(type("skip")).contains("A third is 0.333.").doesNotContain("You predicted");
        assertThat(session.entry().prediction()).isEmpty();
    }

    @Test
    void enterGoesOnAndBackGoesBack() {
        assertThat(type("b", "")).contains("Of the cake:").containsSubsequence("one", "0.333", "two", "0.667");
        assertThat(type("back")).contains("A third is 0.333.");
        assertThat(type("b")).as("b is back where nothing is predicted").contains("A cake is cut");
        assertThat(type("back")).contains("This is the first page of the lesson.");
        assertThat(type("")).as("the prediction was made").contains("A third is 0.333.");
    }

    private void toTheFirstExercise() {
        type("b", "", "");
    }

    @Test
    void anExerciseWaitsForAnAnswer() {
        toTheFirstExercise();
        assertThat(text(turn.report())).contains("Your turn, 1 of 3.", "How much is two thirds?");
        assertThat(type("")).contains("Type your answer.");
        assertThat(session.page()).isEqualTo(3);
        assertThat(learner.status(session)).contains("hint (2)");
    }

    @Test
    void hintsComeOneByOneAndEndInNoAnswer() {
        toTheFirstExercise();
        assertThat(type("hint")).contains("Hint 1 of 2: It is a third, and another one.");
        assertThat(learner.status(session)).contains("hint (1)");
        assertThat(type("h")).contains("Hint 2 of 2: A third is 0.33.");
        assertThat(type("hint")).contains("There are no more hints.");
        assertThat(learner.status(session)).contains("hint (0)");
        type("skip");
        assertThat(type("hint")).as("each exercise has its own").contains("Hint 1 of 2: Not the first.");
    }

    @Test
    void hintsAreForExercises() {
        assertThat(type("hint")).contains("Hints are for exercises.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.667", "2/3", "0.67", " 2 / 3 "})
    void aRightAnswerIsKeptAndExplained(String typed) {
        toTheFirstExercise();
        assertThat(type(typed)).contains("Right.").contains("Twice 0.333.");
        assertThat(session.entry().answers()).containsEntry("two", typed.strip());
        assertThat(session.page()).as("there is time to read").isEqualTo(3);
        assertThat(type("")).contains("Your turn, 2 of 3.");
        assertThat(type("back")).contains("You have solved this: " + typed.strip());
    }

    @Test
    void aWrongAnswerIsRecognizedByWhatWasDone() {
        toTheFirstExercise();
        assertThat(type("0.334")).contains("Not yet. That is one third.");
        assertThat(type("0.9")).contains("Not yet.").doesNotContain("third");
        assertThat(session.entry().answers()).isEmpty();
    }

    @Test
    void sentencesInChineseHaveNoSpaceBetweenThem() {
        assertThat(inChinese(0, "0.334")).isEqualTo("还不对。这是三分之一。");
        assertThat(inChinese(2, "1")).isEqualTo("还不对。实际试了一次，得到 2。");
    }

    private String inChinese(int exercise, String wrongAnswer) {
        LessonReport chinese = new LessonReport(thirds.run(0, NONE), Words.of(Language.ZH), 1);
        LessonExercise asked = chinese.run().exercises().get(exercise);
        return chinese.wrong(asked, (LessonRun.Verdict.Wrong) chinese.run().judge(asked, wrongAnswer));
    }

    @Test
    void whatIsNoNumberIsNoAnswer() {
        toTheFirstExercise();
        assertThat(type("plenty")).contains("A number is asked for");
    }

    /// There are lessons 1 and 2, but here a number is an answer.
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aNumberIsAnAnswerWhereOneIsAskedFor(String number) {
        toTheFirstExercise();
        assertThat(type(number)).contains("Not yet.");
        assertThat(session.run().lesson()).isEqualTo(thirds);
        assertThat(session.page()).isEqualTo(3);
    }

    /// `b` would go back, `skip` on.
    @Test
    void aWordOfAChoiceIsAnAnswerThere() {
        toTheFirstExercise();
        assertThat(type("skip")).contains("Which one was it?");
        assertThat(type("a")).contains("Not yet.");
        assertThat(type("skip")).contains("Not yet.");
        assertThat(type("c")).contains("One of these is asked for: a, b, skip.");
        assertThat(type("b")).contains("Right.").contains("The second.");
        assertThat(session.entry().answers()).containsEntry("letter", "b");
        assertThat(type("back")).contains("How much is two thirds?");
    }

    @Test
    void aTrialShowsWhatCameOfIt() {
        toTheFirstExercise();
        type("skip", "b", "");
        assertThat(type("1")).contains("Not yet. Tried out, it gives 2.");
        assertThat(type("1.75")).contains("Right. Tried out, it gives 3.5.").contains("Any from 1.5 on.");
        assertThat(session.entry().answers()).containsEntry("large", "1.75");
    }

    private void toTheLastPage() {
        toTheFirstExercise();
        type("2/3", "", "b", "", "2", "");
    }

    @Test
    void aLessonIsDoneWhereItEnds() {
        toTheFirstExercise();
        type("2/3", "", "b", "");
        assertThat(thirds.state(session.progress())).isEqualTo(LessonState.BEGUN);
        assertThat(type("2", "")).contains("A third is 0.3.", "It is more.", "Sources", "A ruler.");
        assertThat(session.page()).isEqualTo(LAST);
        assertThat(thirds.state(session.progress())).isEqualTo(LessonState.DONE);
    }

    @Test
    void afterItComesTheNextOneThatIsOpen() {
        toTheLastPage();
        assertThat(type("")).contains("2/2 halves", "A cake is cut in two.");
        assertThat(type("")).as("nothing is to be predicted").contains("A half is 0.5.");
        assertThat(type("")).contains("So it is.");
        assertThat(turn.ends()).isFalse();
        assertThat(type("")).contains("You have done all lessons.");
        assertThat(turn.ends()).isTrue();
        assertThat(session.progress().lessons().keySet()).containsExactly("thirds", "halves");
        assertThat(halves.state(session.progress())).isEqualTo(LessonState.DONE);
    }

    @Test
    void fromTheLastLessonItGoesOnWithAnEarlierOneThatIsOpen() {
        session = learner.open(halves, session.progress());
        assertThat(type("", "", "")).contains("How much is a third?");
    }

    /// It may be an answer, typed a page too early.
    @Test
    void aNumberOpensNoLesson() {
        assertThat(type("b", "2")).contains("none of the words here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"halves", "HALVES"})
    void aLessonIsOpenedByItsName(String typed) {
        assertThat(type("b", typed)).contains("A cake is cut in two.");
        assertThat(session.progress().of("thirds").orElseThrow().page())
                .as("where it was left")
                .isEqualTo(1);
        assertThat(type("thirds")).contains("You predicted b)");
    }

    @Test
    void whatIsNoWordIsSaidToBeNone() {
        assertThat(type("hnt")).contains("'hnt' is none of the words here").contains("hint");
        assertThat(type("b", "zzz")).contains("'zzz' is none of the words here. help lists them.");
        assertThat(session.page()).isEqualTo(1);
    }

    @Test
    void otherWordsDoWhatTheySay() {
        assertThat(type("list")).containsSubsequence("thirds", "begun", "1", "halves", "open", "5");
        assertThat(type("help")).contains("Enter or next: on");
        assertThat(type("again")).contains("A cake is cut into three.");
        type("play");
        assertThat(turn.plays()).isTrue();
        assertThat(type("quit")).contains("bn learn goes on here.");
        assertThat(turn.ends()).isTrue();
        assertThat(session.page()).isZero();
    }

    /// What the screen offers can be typed as it stands there, in Chinese or in English.
    @ParameterizedTest
    @EnumSource(Language.class)
    void theWordsOfTheScreenCanBeTyped(Language language) {
        Tutor reader = new Tutor(course, Words.of(language), NONE, OptionalLong.empty());
        Words words = Words.of(language);
        Session page = reader.open(thirds, LearnerProgress.NONE);
        for (int i = 0; i < 4; i++) {
            Session here = page;
            assertThat(Stream.of(reader.status(page).split(" ?· ?", -1))
                            .skip(1)
                            .map(offer -> offer.replaceAll(" ?[(（].*", "")))
                    .allSatisfy(
                            offer -> assertThat(text(reader.next(here, offer).report()))
                                    .as(offer)
                                    .doesNotContain("none of the words here", "is asked for", "不是这里可用的词", "这里要"));
            page = reader.next(page, LearnWord.SKIP.word(words)).session();
            assertThat(page.page()).isEqualTo(i + 1);
        }
        assertThat(reader.next(page, "back").session().page()).isEqualTo(3);
    }

    @Test
    void aLessonIsOpenedWhereItWasLeft() {
        type("b", "");
        Session later = learner.open(thirds, session.progress());
        assertThat(later.page()).isEqualTo(2);
        assertThat(later.entry().prediction()).contains("b");
    }

    @Test
    void aLessonThatIsDoneBeginsAnewAndStaysDone() {
        toTheLastPage();
        Session later = learner.open(thirds, session.progress());
        assertThat(later.page()).isZero();
        assertThat(thirds.state(later.progress())).isEqualTo(LessonState.DONE);
    }

    /// The second of three exercises is solved.
    private void skipThrough() {
        toTheFirstExercise();
        type("skip", "b", "", "skip");
    }

    @Test
    void whereExercisesWereSkippedALessonIsReadAndNotDone() {
        skipThrough();
        assertThat(session.page()).isEqualTo(LAST);
        assertThat(type("list")).containsSubsequence("thirds", "read, 2 to solve", "halves", "open");
        assertThat(type("quit")).contains("bn learn goes on with halves.");
        assertThat(course.open(session.progress())).contains(halves);
    }

    @Test
    void theExercisesThatWereSkippedAreWhereItIsOpenedAgain() {
        skipThrough();
        assertThat(type("halves", "", "", ""))
                .contains("Exercises are left in: thirds.")
                .doesNotContain("done");
        assertThat(turn.ends()).isTrue();
        assertThat(course.open(session.progress())).contains(thirds);
        session = learner.open(thirds, session.progress());
        assertThat(text(learner.page(session))).contains("Your turn, 1 of 3.");
        type("2/3");
        session = learner.open(thirds, session.progress());
        assertThat(text(learner.page(session))).contains("Your turn, 3 of 3.");
        type("2");
        assertThat(thirds.state(session.progress())).isEqualTo(LessonState.DONE);
        assertThat(course.open(session.progress())).isEmpty();
        assertThat(type("quit")).contains("You have done all lessons.");
    }

    @Test
    void anotherSeedBeginsAnew() {
        type("b", "");
        Session same = learner(OptionalLong.of(0)).open(thirds, session.progress());
        assertThat(same.page()).isEqualTo(2);
        Session other = learner(OptionalLong.of(5)).open(thirds, session.progress());
        assertThat(other.page()).isZero();
        assertThat(other.entry()).isEqualTo(LearnerProgress.Entry.begun(5));
        assertThat(learner.open(thirds, other.progress()).run().seed())
                .as("it is kept")
                .isEqualTo(5);
    }

    /// A lesson may have become shorter since.
    @Test
    void aPageThatIsNoMoreIsTheLastOne() {
        LearnerProgress.Entry far = new LearnerProgress.Entry(0, 99, Optional.empty(), Map.of(), false);
        assertThat(learner.open(thirds, LearnerProgress.NONE.with("thirds", far))
                        .page())
                .isEqualTo(LAST);
    }
}
