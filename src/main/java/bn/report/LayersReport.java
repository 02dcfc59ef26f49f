package bn.report;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.formula.Value;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Columns;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.block.TextRole;
import bn.stats.LayerReview;
import bn.stats.LayerReview.Finding;
import bn.stats.LayerReview.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The normalization layers of a file, worst first.
public final class LayersReport {
    /// Characters of a layer's name that a narrow table has.
    private static final int NAME = 24;

    /// Characters of a command on one line.
    private static final int SHORT = 70;

    private static final String UNREAD = "unread";

    /// A layer.
    ///
    /// @param name empty where the file has none for it
    /// @param review what its numbers say
    /// @param why in place of that, why they cannot be read
    public record Line(String name, Optional<LayerReview> review, Optional<Sentence> why) {
        private int severity() {
            return review.isEmpty()
                    ? -1
                    : review.get().worst().map(Kind::ordinal).orElse(Kind.values().length);
        }
    }

    private final String file;
    private final List<Line> lines;
    private final int others;
    private final Words words;
    private final int digits;
    private final boolean full;

    /// The report.
    ///
    /// @param file as it was typed
    /// @param lines in the order of the file
    /// @param others arrays that belong to none of them
    /// @param digits of the numbers in the table
    /// @param full whether names are shown whole
    public LayersReport(String file, List<Line> lines, int others, Words words, int digits, boolean full) {
        this.file = file;
        this.lines =
                lines.stream().sorted(Comparator.comparingInt(Line::severity)).toList();
        this.others = others;
        this.words = words;
        this.digits = digits;
        this.full = full;
    }

    /// The table, what its remarks mean, and what to do next.
    public Report report() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Fact.text("command", "layers"));
        blocks.add(new Block.Fact(
                "layers", new Datum.Objects(lines.stream().map(this::facts).toList())));
        blocks.add(new Block.Fact("other_arrays", new Datum.WholeNumber(others)));
        blocks.add(new Block.Heading(words.say(Message.LAYERS_TITLE, Printable.of(file))));
        blocks.add(new Block.Paragraph(words.say(Message.LAYERS_COUNTED, lines.size(), others)));
        blocks.add(new Block.Gap());
        blocks.add(table());
        blocks.addAll(meaning());
        blocks.addAll(next());
        return new Report(blocks);
    }

    private Block table() {
        List<Block.ListingRow> rows = new ArrayList<>();
        rows.add(new Block.ListingRow(
                TextRole.FAINT, List.of(words.say(Message.LAYERS_COLUMNS).split(";", -1))));
        for (int i = 0; i < lines.size(); i++) {
            rows.add(row(i));
        }
        return new Block.Listing(rows);
    }

    private Block.ListingRow row(int i) {
        Line line = lines.get(i);
        if (line.review().isEmpty()) {
            return new Block.ListingRow(TextRole.ERROR, List.of(shown(i), "", "", "", words.say(Message.LAYER_UNREAD)));
        }
        LayerReview review = line.review().get();
        String batches = review.state().batches().isPresent()
                ? String.valueOf(review.state().batches().getAsLong())
                : "?";
        double[] var = review.state().var().toArray();
        String range = Decimal.rounded(least(var), digits) + " … " + Decimal.rounded(most(var), digits);
        TextRole role = review.remarks().isEmpty() ? TextRole.PLAIN : TextRole.WARNING;
        return new Block.ListingRow(
                role, List.of(shown(i), String.valueOf(review.state().features()), batches, range, verdict(review)));
    }

    private String verdict(LayerReview review) {
        return review.remarks().isEmpty()
                ? words.say(Message.LAYER_FINE)
                : review.remarks().stream()
                        .map(remark -> verdict(remark, review))
                        .collect(Collectors.joining(words.say(Message.SEMICOLON)));
    }

    private String verdict(Finding remark, LayerReview review) {
        double left = 100 * remark.left().orElse(0);
        return words.say(
                inTable(remark.kind()),
                remark.features(),
                Decimal.rounded(left, 2),
                review.state().features());
    }

    private static Message inTable(Kind kind) {
        return switch (kind) {
            case NOT_FINITE -> Message.LAYER_NOT_FINITE;
            case NEGATIVE_VARIANCE -> Message.LAYER_NEGATIVE;
            case NEVER_UPDATED -> Message.LAYER_NEVER_UPDATED;
            case BELOW_THE_START -> Message.LAYER_BELOW_THE_START;
            case NOT_COUNTED -> Message.LAYER_NOT_COUNTED;
            case HARDLY_TRAINED -> Message.LAYER_HARDLY_TRAINED;
            case CONSTANT -> Message.LAYER_CONSTANT;
            case SMALL_GAMMA -> Message.LAYER_SMALL_GAMMA;
        };
    }

    private static Message legend(Kind kind) {
        return switch (kind) {
            case NOT_FINITE -> Message.LAYERS_NOT_FINITE;
            case NEGATIVE_VARIANCE -> Message.LAYERS_NEGATIVE;
            case NEVER_UPDATED -> Message.LAYERS_NEVER_UPDATED;
            case BELOW_THE_START -> Message.LAYERS_BELOW_THE_START;
            case NOT_COUNTED -> Message.LAYERS_NOT_COUNTED;
            case HARDLY_TRAINED -> Message.LAYERS_HARDLY_TRAINED;
            case CONSTANT -> Message.LAYERS_CONSTANT;
            case SMALL_GAMMA -> Message.LAYERS_SMALL_GAMMA;
        };
    }

    /// Each remark that was made, once; and each layer that could not be read.
    private List<Block> meaning() {
        List<Block.ListingRow> rows = new ArrayList<>();
        for (Line line : lines) {
            line.why()
                    .ifPresent(why -> rows.add(explained(
                            words.say(Message.LAYER_UNREAD),
                            words.say(Message.LAYERS_UNREAD, name(line.name()), Printable.of(why.in(words))))));
        }
        reviews()
                .flatMap(review -> review.remarks().stream().map(Finding::kind))
                .distinct()
                .sorted()
                .forEach(kind -> rows.add(explained(
                        words.say(inTable(kind), "N", "N"),
                        words.say(legend(kind), Decimal.shortest(LayerReview.SMALL_GAMMA), rules(kind), epsilons()))));
        return rows.isEmpty()
                ? List.of()
                : List.of(new Block.Heading(words.say(Message.LAYERS_MEANING)), new Block.Listing(rows));
    }

    private static Block.ListingRow explained(String remark, String meaning) {
        return new Block.ListingRow(TextRole.PLAIN, List.of(remark, meaning));
    }

    private Stream<LayerReview> reviews() {
        return lines.stream().flatMap(line -> line.review().stream());
    }

    /// The rules of the layers of which this was remarked.
    private String rules(Kind kind) {
        RulesText text = new RulesText(words);
        return reviews()
                .filter(review -> review.remarks().stream().anyMatch(remark -> remark.kind() == kind))
                .map(review -> text.of(review.rules()))
                .distinct()
                .collect(Collectors.joining(words.say(Message.SEMICOLON)));
    }

    private String epsilons() {
        return reviews()
                .filter(review -> review.remarks().stream().anyMatch(remark -> remark.kind() == Kind.CONSTANT))
                .map(review -> Decimal.shortest(
                        review.state().eps().orElse(review.rules().convention().eps())))
                .distinct()
                .collect(Collectors.joining(words.say(Message.LIST_COMMA)));
    }

    private List<Block> next() {
        Optional<Line> first = lines.stream()
                .filter(line -> line.review().filter(LayersReport::isComparable).isPresent())
                .findFirst();
        if (first.isEmpty()) {
            return List.of();
        }
        String layer = first.get().name().isEmpty()
                ? ""
                : "--layer " + Printable.inShell(first.get().name());
        return List.of(
                new Block.Heading(words.say(Message.LAYERS_NEXT)),
                new Block.Paragraph(words.say(Message.LAYERS_NEXT_NOTE)),
                new Block.Drawing(command("bn compare --input x.npy", "--stats " + Printable.inShell(file), layer)));
    }

    /// Of numbers that are none, eval mode makes nothing that could be compared.
    private static boolean isComparable(LayerReview review) {
        return review.worst()
                .map(kind -> kind != Kind.NOT_FINITE && kind != Kind.NEGATIVE_VARIANCE)
                .orElse(true);
    }

    /// On one line, or on two or three that a shell takes for one.
    private static List<List<Block.Piece>> command(String begin, String file, String layer) {
        String end = layer.isEmpty() ? file : file + " " + layer;
        boolean isShort = begin.length() + Columns.width(end) <= SHORT;
        boolean isOneMore = layer.isEmpty() || Columns.width(end) <= SHORT + 4;
        String next = " \\\n  ";
        return Stream.of(isShort ? begin + " " + end : begin + next + (isOneMore ? end : file + next + layer))
                .flatMap(String::lines)
                .map(line -> List.of(new Block.Piece(TextRole.NAME, "    " + line)))
                .toList();
    }

    private String name(String name) {
        return name.isEmpty() ? words.say(Message.LAYER_NO_NAME) : Printable.of(name);
    }

    /// A name in the table: the middle of a long one is left out, and where another then looks the same, its place
    /// in the table stands behind it.
    private String shown(int i) {
        String whole = name(lines.get(i).name());
        if (full) {
            return whole;
        }
        String shortened = Printable.within(NAME, whole);
        boolean isAlone = lines.stream()
                        .filter(line ->
                                Printable.within(NAME, name(line.name())).equals(shortened))
                        .count()
                == 1;
        return isAlone ? shortened : Printable.within(NAME - 5, whole) + " (" + (i + 1) + ")";
    }

    private List<Block.Fact> facts(Line line) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Block.Fact.text("layer", line.name()));
        if (line.review().isEmpty()) {
            facts.add(Block.Fact.texts("remarks", Stream.of(UNREAD)));
            return facts;
        }
        LayerReview review = line.review().get();
        double[] mean = review.state().mean().toArray();
        double[] var = review.state().var().toArray();
        facts.add(
                new Block.Fact("features", new Datum.WholeNumber(review.state().features())));
        review.state()
                .batches()
                .ifPresent(batches -> facts.add(new Block.Fact("num_batches_tracked", new Datum.WholeNumber(batches))));
        facts.add(number("running_mean_min", least(mean)));
        facts.add(number("running_mean_max", most(mean)));
        facts.add(number("running_var_min", least(var)));
        facts.add(number("running_var_max", most(var)));
        review.smallGammas()
                .ifPresent(count -> facts.add(new Block.Fact("gamma_near_zero", new Datum.WholeNumber(count))));
        facts.add(Block.Fact.texts("remarks", review.remarks().stream().map(remark -> word(remark.kind()))));
        return facts;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Block.Fact number(String key, double number) {
        return new Block.Fact(key, new Datum.NumberArray(new Value.One(number), Shape.of(1)));
    }

    /// The least of what are numbers, NaN where none is.
    private static double least(double... numbers) {
        return reduced(numbers, Math::min);
    }

    private static double most(double... numbers) {
        return reduced(numbers, Math::max);
    }

    private static double reduced(double[] numbers, DoubleBinaryOperator how) {
        return DoubleStream.of(numbers)
                .filter(number -> !Double.isNaN(number))
                .reduce(how)
                .orElse(Double.NaN);
    }
}
