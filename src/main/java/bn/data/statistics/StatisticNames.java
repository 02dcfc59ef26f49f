package bn.data.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How frameworks call the numbers of a layer: the one table of spellings, and how a layer's name is parted from them.
public final class StatisticNames {
    /// What a number is to its layer.
    enum StatisticRole {
        MEAN,
        VAR,
        GAMMA,
        BETA,
        BATCHES,
        /// By which Caffe's sums are to be divided.
        FACTOR,
        EPS,
        MOMENTUM,
        CONVENTION,
        MEANING,
        VARIANCE;

        /// Whether it says how statistics are kept, and is none.
        boolean isSetting() {
            return compareTo(EPS) >= 0;
        }

        /// Whether it has a number for each feature.
        boolean isPerFeature() {
            return compareTo(BETA) <= 0;
        }
    }

    /// The names that go together.
    ///
    /// @param whose as sentences call it
    /// @param gamma the first that is there is meant
    /// @param convention that such names tell of; empty where several have them
    /// @param plain whether nothing else is called so, so that one of them alone is a layer's
    /// @param outputsLast whether weights of linear layers and convolutions have their outputs on the last axis
    record Spelling(
            String whose,
            String mean,
            String var,
            List<String> gamma,
            List<String> beta,
            Optional<String> convention,
            boolean plain,
            boolean outputsLast) {}

    /// PyTorch's, which bn writes itself.
    static final Spelling PYTORCH = new Spelling(
            "PyTorch",
            "running_mean",
            "running_var",
            List.of("weight", "gamma"),
            List.of("bias", "beta"),
            Optional.empty(),
            true,
            false);

    static final Spelling KERAS = new Spelling(
            "Keras",
            "moving_mean",
            "moving_variance",
            List.of("gamma"),
            List.of("beta"),
            Optional.of("keras"),
            true,
            true);

    /// In `batch_stats` and `params`; elsewhere these names tell nothing, and older models of ONNX have them too.
    static final Spelling FLAX = new Spelling(
            "Flax", "mean", "var", List.of("scale"), List.of("bias", "B"), Optional.of("flax"), false, true);

    static final Spelling CAFFE = new Spelling(
            "Caffe",
            "mean",
            "variance",
            List.of("gamma", "weight", "scale"),
            List.of("beta", "bias"),
            Optional.empty(),
            false,
            false);

    /// All of them. Where a layer has several, the first is meant.
    static final List<Spelling> ALL = List.of(
            PYTORCH,
            KERAS,
            new Spelling(
                    "MXNet",
                    "moving_mean",
                    "moving_var",
                    List.of("gamma"),
                    List.of("beta"),
                    Optional.empty(),
                    true,
                    false),
            new Spelling(
                    "ONNX",
                    "input_mean",
                    "input_var",
                    List.of("scale"),
                    List.of("B"),
                    Optional.of("onnx"),
                    true,
                    false),
            FLAX,
            CAFFE);

    /// In the order in which Keras' `get_weights()` has them.
    static final List<String> IN_ORDER = List.of("gamma", "beta", "moving_mean", "moving_variance");

    static final String BATCHES = "num_batches_tracked";
    static final String FACTOR = "scale_factor";
    static final String MOMENTUM = "momentum";

    /// Where Flax keeps statistics, and what it learns.
    static final String BATCH_STATS = "batch_stats";

    static final String PARAMS = "params";

    private static final Map<String, StatisticRole> OTHERS = Map.of(
            BATCHES,
            StatisticRole.BATCHES,
            FACTOR,
            StatisticRole.FACTOR,
            "eps",
            StatisticRole.EPS,
            "epsilon",
            StatisticRole.EPS,
            MOMENTUM,
            StatisticRole.MOMENTUM,
            "convention",
            StatisticRole.CONVENTION,
            "momentum_meaning",
            StatisticRole.MEANING,
            "running_variance",
            StatisticRole.VARIANCE);

    private static final Map<String, StatisticRole> ROLES = roles();

    /// What says in itself that it is of more than one batch.
    private static final Pattern RUNNING = Pattern.compile("(running|moving)_\\w+");

    /// Names before which a layer's may end in `_`, as MXNet and older Keras write them; the longest first.
    private static final List<String> BEHIND_UNDERSCORE = ROLES.entrySet().stream()
            .filter(one -> one.getValue().isPerFeature())
            .map(Map.Entry::getKey)
            .filter(name -> name.matches("gamma|beta") || RUNNING.matcher(name).matches())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    /// A name as frameworks write it: the layer, the number's own name, `:0` of TensorFlow.
    private static final Pattern NAME = Pattern.compile("(?s)(?:(.*)[./])?([^./]*?)(?::\\d{1,9})?");

    private static final Pattern COLLECTION = Pattern.compile("(^|[./])" + BATCH_STATS + "([./]|$)");

    /// What MXNet writes before a name.
    private static final Pattern KIND = Pattern.compile("(^|[./])(?:arg|aux):");

    /// A name in its parts.
    ///
    /// @param layer empty where a file has but one
    record Parts(String layer, String name) {
        /// What the number is, if anything of a normalization is called so.
        Optional<StatisticRole> role() {
            return Optional.ofNullable(ROLES.get(name));
        }
    }

    private StatisticNames() {}

    /// How bn calls the running statistic that some framework calls so: `running_mean` of `moving_mean`. Names that the
    /// statistics of a single batch have too are of none.
    public static Optional<String> running(String name) {
        return !RUNNING.matcher(name).matches()
                ? Optional.empty()
                : ALL.stream()
                        .flatMap(one ->
                                Stream.of(Map.entry(one.mean(), PYTORCH.mean()), Map.entry(one.var(), PYTORCH.var())))
                        .filter(one -> one.getKey().equals(name))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    /// A name in its parts.
    static Parts parts(String whole) {
        String bare = KIND.matcher(whole).replaceAll("$1");
        Matcher matcher = NAME.matcher(bare);
        if (!matcher.matches()) {
            return new Parts("", whole);
        }
        String layer = matcher.group(1) == null ? "" : matcher.group(1);
        String last = matcher.group(2);
        if (ROLES.containsKey(last)) {
            return new Parts(layer, last);
        }
        String before = layer.isEmpty() ? "" : bare.substring(0, matcher.start(2));
        return BEHIND_UNDERSCORE.stream()
                .filter(name -> last.endsWith("_" + name))
                .findFirst()
                .map(name -> new Parts(before + last.substring(0, last.length() - name.length() - 1), name))
                .orElse(new Parts(layer, last));
    }

    /// What the i-th array of Keras' `get_weights()` is; beyond the last, as that.
    static StatisticRole inOrder(int i) {
        return ROLES.getOrDefault(IN_ORDER.get(Math.min(i, IN_ORDER.size() - 1)), StatisticRole.VAR);
    }

    /// Whether bn writes this name itself.
    static boolean isOwn(String whole) {
        return PYTORCH.mean().equals(whole)
                || PYTORCH.var().equals(whole)
                || PYTORCH.gamma().getFirst().equals(whole)
                || PYTORCH.beta().getFirst().equals(whole)
                || (OTHERS.containsKey(whole) && !whole.equals(FACTOR) && !whole.equals("epsilon"));
    }

    /// The name of a layer of `batch_stats` with another collection in the place of that, or with none.
    ///
    /// @return empty where it is not of `batch_stats`
    static Optional<String> outside(String layer, String other) {
        Matcher matcher = COLLECTION.matcher(layer);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String before = layer.substring(0, matcher.start());
        String behind = layer.substring(matcher.end());
        String separator = before.isEmpty() || behind.isEmpty() ? "" : matcher.group(1);
        return Optional.of(
                other.isEmpty()
                        ? before + separator + behind
                        : before + matcher.group(1) + other + matcher.group(2) + behind);
    }

    private static Map<String, StatisticRole> roles() {
        Stream<Map.Entry<String, StatisticRole>> ofSpellings = ALL.stream()
                .flatMap(one -> Stream.of(
                                Stream.of(
                                        Map.entry(one.mean(), StatisticRole.MEAN),
                                        Map.entry(one.var(), StatisticRole.VAR)),
                                one.gamma().stream().map(name -> Map.entry(name, StatisticRole.GAMMA)),
                                one.beta().stream().map(name -> Map.entry(name, StatisticRole.BETA)))
                        .flatMap(entries -> entries));
        return Stream.concat(ofSpellings, OTHERS.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }
}
