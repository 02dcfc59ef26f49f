package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.browser.Browser;
import bn.browser.Contrast;
import bn.browser.HtmlChecker;
import bn.browser.Page;
import bn.cli.environment.ExitStatus;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistakes;
import bn.grading.judging.Answer;
import bn.graph.Trace;
import bn.prose.Language;
import bn.prose.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Thirty learners, each with an exercise of their own: made, marked and told by the commands of
/// docs/how-to/teaching.md, and held against what each of them did.
class ClassOfThirtyIT extends InFolder {
    private static final Path PLAN = Path.of("docs/how-to/teaching.md");
    private static final Pattern BLOCK = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);
    private static final String PROMPT = "$ bn ";

    /// The width of a sheet without its margins, in CSS pixels.
    private static final int A4 = 718;

    private static final List<String> RESULTS = List.of("out", "dx", "dgamma", "dbeta");

    private static final Predicate<String> ALL_STEPS = _ -> true;

    private static final DoubleFunction<String> DOUBLE = Double::toString;

    private static final DoubleFunction<String> SINGLE = number -> Float.toString((float) number);

    /// What somebody does, and the marks that this deserves.
    ///
    /// @param told what the first hint says
    private record Learner(String name, Deed deed, String marks, String told) {}

    /// What somebody does in their folder.
    @FunctionalInterface
    private interface Deed {
        void in(Path own, Exercise exercise) throws IOException;
    }

    private static final String RIGHT = "right,4,4,,";
    private static final String ALL_RIGHT = "All of it is right.";
    private static final String NOT_READ = ",0,0,,";

    /// A line of the table that is wrong by a mistake leaves those behind it right by it; of the results
    /// alone, the one is wrong that it reaches. Of another's numbers nothing is right here.
    private final List<Learner> learners = List.of(
            new Learner("Ann Lee", computing(ALL_STEPS, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner("Ann Lee", computing(ALL_STEPS, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner("李小明", computing(ALL_STEPS, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner("../evil", computing(ALL_STEPS, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner("CON", computing(ALL_STEPS, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner("key", computing(ALL_STEPS, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner("Dave", computing(RESULTS::contains, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner("Erin", computing(RESULTS::contains, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner("Faye", computing(ALL_STEPS, SINGLE), RIGHT, "These are float32"),
            new Learner("Gus", computing(ALL_STEPS, SINGLE), RIGHT, "These are float32"),
            new Learner("Hal", computing(RESULTS::contains, SINGLE), RIGHT, "These are float32"),
            new Learner(
                    "Ida",
                    computing(ALL_STEPS, DOUBLE, "mean-path-missing"),
                    "wrong,4,3,dx,mean-path-missing",
                    "The first wrong step: dx\n"),
            new Learner(
                    "Jim",
                    computing(ALL_STEPS, DOUBLE, "mean-path-missing"),
                    "wrong,4,3,dx,mean-path-missing",
                    "The first wrong step: dx\n"),
            new Learner(
                    "Kim",
                    computing(RESULTS::contains, DOUBLE, "mean-path-missing"),
                    "wrong,4,3,dx,mean-path-missing",
                    "The first wrong step: dx\n"),
            new Learner(
                    "Lea",
                    computing(RESULTS::contains, DOUBLE, "mean-path-missing"),
                    "wrong,4,3,dx,mean-path-missing",
                    "The first wrong step: dx\n"),
            new Learner(
                    "Max",
                    computing(ALL_STEPS, DOUBLE, "dvar-no-half"),
                    "wrong,4,4,dvar,dvar-no-half",
                    "The first wrong step: dvar\n"),
            new Learner(
                    "Nia",
                    computing(RESULTS::contains, DOUBLE, "dvar-no-half"),
                    "wrong,4,3,dx,dvar-no-half",
                    "The first wrong step: dx\n"),
            new Learner(
                    "Oli",
                    computing(ALL_STEPS, SINGLE, "dxmu2-no-two"),
                    "wrong,4,4,dxmu2,dxmu2-no-two",
                    "The first wrong step: dxmu2\n"),
            new Learner(
                    "Pam",
                    computing(ALL_STEPS, DOUBLE, "std-as-var"),
                    "wrong,4,4,var,std-as-var",
                    "The first wrong step: var\n"),
            new Learner(
                    "Quin",
                    computing(ALL_STEPS, DOUBLE, "dvar-no-half", "mean-path-missing"),
                    "wrong,4,3,dvar,dvar-no-half + mean-path-missing",
                    "The first wrong step: dvar\n"),
            new Learner("Rae", computing("dx"::equals, DOUBLE), "incomplete,1,1,,", "What was handed in is right."),
            new Learner("Sam", nothing(), "nothing" + NOT_READ, "has no file of answers"),
            new Learner("Tess", nothing(), "nothing" + NOT_READ, "has no file of answers"),
            new Learner("Uma", copying("Ann-Lee"), "wrong,4,0,mu,numbers of Ann-Lee", "By those other numbers, all"),
            new Learner(
                    "Vic", copying("Max"), "wrong,4,0,mu,numbers of Max; dvar-no-half", "The first wrong step: dvar\n"),
            new Learner(
                    "Will", writing("answers.py", "import numpy as np\n"), "unreadable" + NOT_READ, "is Python code"),
            new Learner(
                    "Xena",
                    writing("answers.json", "{\"dx\": \"see my notebook\"}"),
                    "unreadable" + NOT_READ,
                    "found the string 'see my notebook'"),
            new Learner("Yan", writing("answers.npz", ""), "unreadable" + NOT_READ, "is empty"),
            new Learner("Zoe", nothing(), "nothing" + NOT_READ, "has no file of answers"),
            new Learner("Zoë", nothing(), "nothing" + NOT_READ, "has no file of answers"));

    /// What the last two do when the others have been marked.
    private final List<Learner> late = List.of(
            new Learner("Zoe", computing(ALL_STEPS, DOUBLE), RIGHT, ALL_RIGHT),
            new Learner(
                    "Zoë",
                    computing(ALL_STEPS, DOUBLE, "mean-path-missing"),
                    "wrong,4,3,dx,mean-path-missing",
                    "The first wrong step: dx\n"));

    /// The folder of each, in the order of the list.
    private List<String> folders = List.of();

    private static Deed nothing() {
        return (_, _) -> {};
    }

    private static Deed writing(String file, String text) {
        return (own, _) -> Files.writeString(own.resolve(file), text);
    }

    private static Deed copying(String other) {
        return (own, _) -> Files.copy(own.resolveSibling(other).resolve("answers.json"), own.resolve("answers.json"));
    }

    /// Computes the exercise, with mistakes of the catalogue.
    private static Deed computing(Predicate<String> handedIn, DoubleFunction<String> written, String... mistakes) {
        return (own, exercise) -> {
            Map<String, Expr> lines = new HashMap<>();
            for (String mistake : mistakes) {
                lines.putAll(Mistakes.ALL.stream()
                        .filter(one -> one.id().equals(mistake))
                        .findFirst()
                        .orElseThrow()
                        .rewrites(exercise)
                        .getFirst()
                        .lines());
            }
            Trace trace = exercise.run(exercise.table().with(lines), List.of());
            StringJoiner answers = new StringJoiner(", ", "{", "}\n");
            exercise.table().steps().stream()
                    .filter(step -> exercise.asks(step.name()) && handedIn.test(step.name()))
                    .filter(step -> exercise.table().extent(step.name()) != Extent.ONE)
                    .map(step -> Answer.of(trace, step.name(), exercise.table().extent(step.name())))
                    .forEach(answer -> answers.add("\"" + answer.step() + "\": " + array(answer, written)));
            Files.writeString(own.resolve("answers.json"), answers.toString());
        };
    }

    private static String array(Answer answer, DoubleFunction<String> written) {
        int columns = answer.axes().getLast();
        List<String> numbers = IntStream.range(0, answer.numbers().length)
                .mapToObj(i -> written.apply(answer.numbers()[i]))
                .toList();
        List<String> rows = IntStream.range(0, numbers.size() / columns)
                .mapToObj(row -> "[" + String.join(", ", numbers.subList(row * columns, (row + 1) * columns)) + "]")
                .toList();
        return answer.axes().size() == 1 ? rows.getFirst() : "[" + String.join(", ", rows) + "]";
    }

    private static double[] numbers(Object list) {
        return Json.flat(list).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Value.PerRow batch(Object list) {
        List<?> rows = (List<?>) list;
        double[] all = numbers(list);
        int features = all.length / rows.size();
        double[][] columns = new double[features][rows.size()];
        for (int i = 0; i < all.length; i++) {
            columns[i % features][i / features] = all[i];
        }
        return Value.PerRow.of(Batch.numbered(Shape.of(rows.size(), features), columns));
    }

    private static Exercise exercise(Path file) throws IOException {
        Map<String, Object> said = Json.object(Files.readString(file));
        Value.PerRow x = batch(said.get("x"));
        double[] gamma = numbers(said.get("gamma"));
        return Exercise.training(
                Shape.of(x.rows(), gamma.length),
                Map.of(
                        "x", x,
                        "gamma", new Value.PerFeature(gamma),
                        "beta", new Value.PerFeature(numbers(said.get("beta"))),
                        "eps", new Value.One((Double) said.get("eps")),
                        "dout", batch(said.get("dout"))));
    }

    /// What the plan shows, command by command and screen by screen.
    private static List<String> shown() throws IOException {
        return BLOCK.matcher(Files.readString(PLAN))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String[] command(String beginning) throws IOException {
        return shown().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(PROMPT) && line.contains(beginning))
                .map(line -> line.substring(PROMPT.length()).split(" "))
                .findFirst()
                .orElseThrow();
    }

    private void does(Learner learner, int number) throws IOException {
        String own = folders.get(number);
        learner.deed()
                .in(
                        folder.resolve("class").resolve(own),
                        exercise(folder.resolve("class/key").resolve(own).resolve("batch.json")));
    }

    @BeforeEach
    void makeTheClass() throws IOException {
        assertThat(learners).hasSize(30);
        Files.write(
                folder.resolve("names.txt"),
                learners.stream().map(Learner::name).toList());
        Run made = here.run(command("exercise --students names.txt"));
        assertThat(made.status()).as(made.err()).isZero();
        folders = Files.readAllLines(folder.resolve("class/students.csv")).stream()
                .skip(1)
                .map(line -> line.split(",")[1])
                .toList();
        for (int i = 0; i < learners.size(); i++) {
            does(learners.get(i), i);
        }
    }

    /// Marks the class, and tells everyone.
    private Map<String, String> marks() throws IOException {
        Run run = here.run(command("--output marks.csv"));
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("feedback/: has what 30 learners are told\n");
        List<String> lines = Files.readAllLines(folder.resolve("marks.csv"));
        assertThat(lines.getFirst()).isEqualTo("who,verdict,handed_in,right,first_wrong,mistake");
        Map<String, String> marks = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            marks.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',') + 1));
        }
        assertThat(marks).containsOnlyKeys(folders);
        return marks;
    }

    private void isMarked(Learner learner, String marks, String own) throws IOException {
        if (learner.marks().endsWith(NOT_READ)) {
            assertThat(marks).as(own).startsWith(learner.marks()).contains(learner.told());
        } else {
            assertThat(marks).as(own).isEqualTo(learner.marks());
        }
        assertThat(folder.resolve("feedback").resolve(own + ".txt"))
                .content()
                .as(own)
                .startsWith("Feedback: " + own + "\n")
                .contains(learner.told())
                .doesNotContain("What was probably done");
    }

    @Test
    void everyoneIsMarkedByWhatTheyDid() throws IOException {
        isCountedByMistake(here.run(command("grade --class class/")).out());
        Map<String, String> marks = marks();
        assertThat(shown()).contains(Files.readString(folder.resolve("marks.csv")));
        for (int i = 0; i < learners.size(); i++) {
            isMarked(learners.get(i), marks.get(folders.get(i)), folders.get(i));
        }
        try (Stream<Path> told = Files.list(folder.resolve("feedback"))) {
            assertThat(told.filter(file -> file.toString().endsWith(".txt"))).hasSize(30);
        }

        for (Learner learner : late) {
            does(learner, indexOf(learner));
        }
        Map<String, String> again = marks();
        for (Learner learner : late) {
            String own = folders.get(indexOf(learner));
            isMarked(learner, again.put(own, marks.get(own)), own);
        }
        assertThat(again).isEqualTo(marks);
    }

    /// The page: who is where, what each sign says against what each of them did, and that a name leads to a report.
    @Test
    void thePageHasThemAll() throws IOException {
        Run run = here.run(command("--output class.html"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.NO);
        Path page = folder.resolve("class.html");
        assertThat(HtmlChecker.complaints(Files.readString(page))).isEmpty();
        assertThat(Files.size(page)).isLessThan(500_000);
        try (Browser browser = Browser.start();
                Page seen = browser.open(page)) {
            assertThat(groups(seen))
                    .startsWith(
                            "The branch through the mean, dx2, is missing. 4 of 30 · mean-path-missing",
                            "The ½ of the root's derivative was forgotten. 2 of 30 · dvar-no-half")
                    .endsWith("right 11 of 30")
                    .doesNotHaveDuplicates();
            assertThat(seen.evaluate(
                            "[...document.querySelectorAll('.matrix thead th:not(.column)')].map(e => e.textContent)"))
                    .isEqualTo(List.of("who", "handed in"));
            for (int i = 0; i < learners.size(); i++) {
                isShown(seen, called(i), learners.get(i).marks().split(",", -1));
            }
            opens(seen, "Ida");
            opens(seen, "李小明");
            assertThat(seen.errors()).isEmpty();
            assertThat(seen.requests()).hasSize(1);
            canBeRead(seen);
        }
    }

    /// On a page people have their names, and where two have the same one, their folders, too.
    private String called(int number) {
        String name = learners.get(number).name();
        boolean isAmbiguous =
                learners.stream().filter(other -> other.name().equals(name)).count() > 1;
        return isAmbiguous ? name + " (" + folders.get(number) + ")" : name;
    }

    private static List<String> groups(Page page) {
        Object titles = page.evaluate("[...document.querySelectorAll('.group')].map(row => row.textContent)");
        return ((List<?>) Objects.requireNonNull(titles))
                .stream().map(String::valueOf).toList();
    }

    /// @param marks the verdict, how many steps are handed in, how many of them are right, the first wrong step,
    /// the mistake
    private static void isShown(Page page, String own, String[] marks) {
        String row =
                "[...document.querySelectorAll('.matrix tbody tr')].find(row => row.querySelector('a')?.textContent"
                        + " === '" + own + "')";
        String signs = "[...document.querySelectorAll('.column')].map((column, i) => [column.textContent, " + row
                + ".querySelectorAll('.sign')[i].className.slice(5)])";
        // What follows from another exercise's numbers is not counted.
        String counted = marks[4].startsWith("numbers of") ? "['right']" : "['right', 'follows']";
        assertThat(page.number(signs + ".filter(([step, sign]) => ['out', 'dx', 'dgamma', 'dbeta'].includes(step) && "
                        + counted + ".includes(sign)).length"))
                .as(own)
                .isEqualTo(Double.parseDouble(marks[2]));
        assertThat(page.text(signs + ".filter(([step, sign]) => sign === 'first-wrong').map(([step]) => step).join()"))
                .as(own)
                .isEqualTo(marks[3]);
        String group = page.text(row + ".parentElement.querySelector('strong').textContent");
        if (!marks[3].isEmpty() && !marks[4].equals("none") && !marks[4].contains(";")) {
            assertThat(group)
                    .as(own)
                    .isEqualTo(
                            marks[4].equals("numbers of Ann-Lee")
                                    ? "the numbers of Ann Lee (Ann-Lee)"
                                    : Stream.of(marks[4].split(" \\+ "))
                                            .map(Words.of(Language.EN)::mistake)
                                            .collect(Collectors.joining(" · ")));
        } else if (marks[3].isEmpty()) {
            assertThat(group).as(own).isEqualTo(marks[0]);
        }
    }

    private static void opens(Page page, String own) {
        String link = "[...document.querySelectorAll('.matrix a')].find(a => a.textContent === '" + own + "')";
        String told = "document.getElementById(" + link + ".hash.slice(1))";
        assertThat(page.evaluate(told + ".checkVisibility()")).as(own).isEqualTo(false);
        page.evaluate(link + ".focus()");
        page.press("Enter");
        page.await(told + ".checkVisibility()");
        assertThat(page.text(told + ".textContent")).contains("Feedback: " + own);
    }

    private static void canBeRead(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
        for (int width : List.of(320, 1280)) {
            page.window(width, 740);
            assertThat(page.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        }
        page.window(320, 740);
        page.evaluate("document.querySelector('.scroll').scrollTo(200, 0)");
        assertThat(page.evaluate("[...document.querySelectorAll('.group strong')].filter(title =>"
                        + " title.getBoundingClientRect().left < 0).map(title => title.textContent)"))
                .isEqualTo(List.of());
        page.window(1280, 740);
        assertThat(page.number("document.querySelector('.scroll').scrollWidth"))
                .as("all steps are in a window of this width")
                .isLessThanOrEqualTo(page.number("document.querySelector('.scroll').clientWidth"));
        assertThat(Contrast.tooLow(page)).isEmpty();
        page.dark(true);
        assertThat(Contrast.tooLow(page)).isEmpty();
        page.print();
        page.window(A4, 1000);
        assertThat(page.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(A4);
    }

    /// A learner is told on a page what they are told as text, and such a page is written again.
    @Test
    void feedbackMayBePages() throws IOException {
        for (int i = 0; i < 2; i++) {
            Run run = here.run("grade", "--class", "class/", "-o", "class.html", "--feedback", "told", "--hints", "1");
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.NO);
        }
        assertThat(folder.resolve("told/Ida.html"))
                .content()
                .contains("<title>Feedback: Ida</title>", "The first wrong step: dx")
                .doesNotContain("mean-path-missing");
        assertThat(folder.resolve("class.html")).content().contains("mean-path-missing");
    }

    private int indexOf(Learner learner) {
        return learners.stream().map(Learner::name).toList().indexOf(learner.name());
    }

    /// What a teacher reads: who did the same, what to show again, and who has another's numbers.
    private static void isCountedByMistake(String report) throws IOException {
        assertThat(report)
                .contains("A class of 30, 11 of them right throughout\n")
                .containsPattern("mean-path-missing +Ida, Jim, Kim, Lea\n +dvar-no-half +Max, Nia\n")
                .containsPattern(" 5 of 30  .*mean.*\\s+\\(bn mistakes mean-path-missing, bn explain dx\\)")
                .containsPattern(" 4 of 30  .*root.*\\s+\\(bn mistakes dvar-no-half,\\s+bn explain dvar\\)")
                .containsPattern("what is wrong in them included\n    Ann-Lee, Uma\n    Max, Vic\n");
        assertThat(shown()).contains(PROMPT + String.join(" ", command("grade --class class/")) + "\n" + report);
    }
}
