package bn.data.statistics;

import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.data.statistics.StatisticNames.Parts;
import bn.data.statistics.StatisticNames.Spelling;
import bn.data.statistics.StatisticNames.StatisticRole;
import bn.formula.Value;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.stats.Convention;
import bn.stats.LayerState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A layer as a file has it.
///
/// @param file how it is called in sentences
/// @param name as `--layer` takes it; empty where the file has no name for it
/// @param group its numbers by their own names
/// @param settings how they are kept
/// @param told whose names they are where the file says so, and the names alone do not
/// @param whyNotWritten what keeps bn from writing the file again, if anything
record StoredLayer(
        String file,
        String name,
        Map<String, NamedEntry> group,
        Map<StatisticRole, Entry> settings,
        Optional<Spelling> told,
        Optional<DataMessage> whyNotWritten) {
    /// What stands under a name.
    ///
    /// @param whole the name as the file has it
    record NamedEntry(String whole, Entry entry) {}

    /// Whether these are a layer's: a mean and a variance, or one of them under a name that nothing else has.
    boolean hasStatistics() {
        return spelling().isPresent();
    }

    /// How many of its entries are arrays.
    int arrays() {
        return State.arrays(group);
    }

    private Optional<Spelling> spelling() {
        Optional<Spelling> whole = StatisticNames.ALL.stream()
                .filter(one -> group.containsKey(one.mean()) && group.containsKey(one.var()))
                .findFirst();
        return whole.or(() -> StatisticNames.ALL.stream()
                .filter(Spelling::plain)
                .filter(one -> group.containsKey(one.mean()) || group.containsKey(one.var()))
                .findFirst());
    }

    /// What the layer is, where all of it can be computed with.
    ///
    /// @throws DataProblem if it cannot
    SavedStatistics saved() throws DataProblem {
        Spelling spelling = spelling().orElseThrow();
        LayerState state = state();
        check(given(spelling.mean()).orElseThrow(), StatisticRole.MEAN, state);
        check(given(spelling.var()).orElseThrow(), StatisticRole.VAR, state);
        for (StatisticRole role : List.of(StatisticRole.GAMMA, StatisticRole.BETA)) {
            Optional<NamedEntry> parameter = parameter(spelling, role);
            if (parameter.isPresent()) {
                check(parameter.get(), role, state);
            }
        }
        List<Sentence> notes = new ArrayList<>();
        if (factor(spelling).isPresent()) {
            notes.add(Sentence.of(
                            DataMessage.DIVIDED_BY_FACTOR,
                            whole(spelling.mean()).orElseThrow(),
                            whole(spelling.var()).orElseThrow(),
                            whole(StatisticNames.FACTOR).orElseThrow())
                    .at(file + ": "));
        }
        return new SavedStatistics(state, Settings.of(settings).rules(), byNames(), notes, whyNotWritten);
    }

    /// The convention that the names tell of, and whose they are.
    private Optional<SavedStatistics.ByNames> byNames() {
        Spelling spelling = told.orElseGet(() -> spelling().orElseThrow());
        if (told.isEmpty() && !spelling.plain()) {
            return Optional.empty();
        }
        return spelling.convention()
                .flatMap(Convention::named)
                .map(convention -> new SavedStatistics.ByNames(convention, spelling.whose(), spelling.outputsLast()));
    }

    /// What the layer is, whatever its numbers are.
    ///
    /// @throws DataProblem if they are none, or not as many as it has features
    LayerState state() throws DataProblem {
        Spelling spelling = spelling().orElseThrow();
        Settings kept = Settings.of(settings);
        double[] mean = statistic(spelling.mean());
        double[] var = statistic(spelling.var());
        if (mean.length != var.length) {
            throw lengthsDiffer(spelling.mean(), mean.length, spelling.var(), var.length);
        }
        double[][] divided = divided(factor(spelling), mean, var);
        return new LayerState(
                name,
                new Value.PerFeature(divided[0]),
                new Value.PerFeature(divided[1]),
                batches(),
                parameter(spelling, StatisticRole.GAMMA, mean.length),
                parameter(spelling, StatisticRole.BETA, mean.length),
                kept.eps(),
                byNames()
                        .map(names -> kept.rules().assuming(names.convention()))
                        .orElse(kept.rules()));
    }

    private Optional<String> whole(String own) {
        return given(own).map(given -> Printable.brief(given.whole()));
    }

    private Optional<NamedEntry> given(String own) {
        return Optional.ofNullable(group.get(own));
    }

    private double[] statistic(String own) throws DataProblem {
        NamedEntry given = group.get(own);
        if (given == null) {
            throw new DataProblem(
                    file + ": ", DataMessage.STATISTIC_MISSING, Printable.brief(name.isEmpty() ? own : beside(own)));
        }
        Entry entry = given.entry();
        refuse(entry);
        if (!entry.isRow()) {
            throw new DataProblem(
                    entry.at(Entry.WHOLE), DataMessage.STATISTIC_OF_OTHER_SHAPE, Shape.written(entry.axes()));
        }
        return entry.numbers().get();
    }

    /// A name that is missing, as it would be beside those that are there.
    private String beside(String own) {
        return group.entrySet().stream()
                .findFirst()
                .map(one -> {
                    String whole = one.getValue().whole();
                    int at = whole.lastIndexOf(one.getKey());
                    return whole.substring(0, at)
                            + own
                            + whole.substring(at + one.getKey().length());
                })
                .orElse(own);
    }

    private static void refuse(Entry entry) throws DataProblem {
        if (entry.problem().isPresent()) {
            throw entry.problem().get();
        }
    }

    /// Of other frameworks' layers a number of this name is something else.
    private Optional<NamedEntry> factor(Spelling spelling) {
        return given(StatisticNames.FACTOR).filter(_ -> spelling.equals(StatisticNames.CAFFE));
    }

    /// Caffe keeps sums; 0 is left of no batch.
    private static double[][] divided(Optional<NamedEntry> by, double[] mean, double[] var) throws DataProblem {
        if (by.isEmpty()) {
            return new double[][] {mean, var};
        }
        Entry entry = by.get().entry();
        double factor = one(entry);
        if (OddNumber.is(StatisticRole.FACTOR, factor)) {
            throw new DataProblem(OddNumber.why(StatisticRole.FACTOR, factor).at(entry.at(Entry.WHOLE)));
        }
        return new double[][] {
            Arrays.stream(mean).map(sum -> factor == 0 ? 0 : sum / factor).toArray(),
            Arrays.stream(var).map(sum -> factor == 0 ? 0 : sum / factor).toArray()
        };
    }

    private static double one(Entry entry) throws DataProblem {
        refuse(entry);
        double[] numbers = entry.numbers().get();
        if (numbers.length != 1) {
            throw new DataProblem(entry.at(Entry.WHOLE), DataMessage.COUNT_OF_OTHER_SHAPE, Shape.written(entry.axes()));
        }
        return numbers[0];
    }

    private OptionalLong batches() throws DataProblem {
        NamedEntry given = group.get(StatisticNames.BATCHES);
        if (given == null) {
            return OptionalLong.empty();
        }
        double batches = one(given.entry());
        if (OddNumber.is(StatisticRole.BATCHES, batches)) {
            throw new DataProblem(OddNumber.why(StatisticRole.BATCHES, batches)
                    .at(given.entry().at(Entry.WHOLE)));
        }
        return OptionalLong.of((long) batches);
    }

    /// γ or β, where it has numbers for features: else it is of another kind of layer.
    private Optional<NamedEntry> parameter(Spelling spelling, StatisticRole role) throws DataProblem {
        List<String> names = role == StatisticRole.GAMMA ? spelling.gamma() : spelling.beta();
        Optional<NamedEntry> found =
                names.stream().map(this::given).flatMap(Optional::stream).findFirst();
        if (found.isPresent()) {
            refuse(found.get().entry());
        }
        return found.filter(given -> given.entry().isRow());
    }

    private Optional<Value.PerFeature> parameter(Spelling spelling, StatisticRole role, int features)
            throws DataProblem {
        Optional<NamedEntry> given = parameter(spelling, role);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        double[] found = given.get().entry().numbers().get();
        if (found.length != features) {
            throw lengthsDiffer(given.get().whole(), found.length, spelling.mean(), features);
        }
        return Optional.of(new Value.PerFeature(Arrays.copyOf(found, found.length)));
    }

    private DataProblem lengthsDiffer(String one, int length, String other, int lengthOfOther) {
        return new DataProblem(
                file + ": ",
                DataMessage.LENGTHS_DIFFER,
                whole(one).orElse(Printable.brief(one)),
                length,
                whole(other).orElse(Printable.brief(other)),
                lengthOfOther);
    }

    /// Refuses a number that cannot be computed with.
    private void check(NamedEntry given, StatisticRole role, LayerState state) throws DataProblem {
        double[] numbers = given.entry().numbers().get();
        for (int i = 0; i < numbers.length; i++) {
            if (OddNumber.is(role, numbers[i])) {
                Sentence why = Double.isNaN(numbers[i])
                        ? nan(given, role, i, state, numbers)
                        : OddNumber.why(role, numbers[i]);
                throw new DataProblem(why.at(given.entry().at(i)));
            }
        }
        double[] used = role == StatisticRole.MEAN
                ? state.mean().toArray()
                : state.var().toArray();
        if (role.compareTo(StatisticRole.VAR) <= 0 && !Arrays.stream(used).allMatch(Double::isFinite)) {
            throw new DataProblem(OddNumber.why(role, Double.POSITIVE_INFINITY)
                    .at(given.entry().at(Entry.WHOLE)));
        }
    }

    /// What NaN in a state means: in which layer, how many, and what usually makes it.
    private Sentence nan(NamedEntry given, StatisticRole role, int feature, LayerState state, double[] numbers) {
        long count = Arrays.stream(numbers).filter(Double::isNaN).count();
        Parts parts = StatisticNames.parts(given.whole());
        boolean varAlone =
                role == StatisticRole.VAR && Double.isFinite(state.mean().at(feature));
        DataMessage cause = switch (role) {
            case MEAN, VAR -> varAlone ? DataMessage.NAN_OF_VARIANCE : DataMessage.NAN_OF_BATCH;
            default -> DataMessage.NAN_OF_PARAMETER;
        };
        Sentence where = name.isEmpty()
                ? Sentence.of(DataMessage.NAN_IN_FEATURES, feature, count, numbers.length)
                : Sentence.of(DataMessage.NAN_IN_FEATURES_OF, feature, count, numbers.length, Printable.brief(name));
        return Sentence.of(DataMessage.STATE_HAS_NAN, parts.name(), where, Sentence.of(cause));
    }
}
