package bn.graph;

import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Extents;
import bn.formula.Latex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A consistent table of steps, in topological order: names are unique, every formula reads only inputs and
/// earlier steps, all extents match, and every gradient has the extent of its value.
public final class Graph {
    /// What stands in the symbol of a branch between the gradient and what it flows through: `∂ℓ/∂x via μ`. A reader
    /// is shown it in words of their language.
    public static final String VIA = Latex.VIA;

    private final List<Input> inputs;
    private final List<Step> steps;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Quantity quantity, Extent extent, List<String> reads) {
        Entry(Quantity quantity, Extent extent) {
            this(
                    quantity,
                    extent,
                    quantity instanceof Step step ? step.formula().reads() : List.of());
        }
    }

    private Graph(List<Input> inputs, List<Step> steps) {
        this.inputs = List.copyOf(inputs);
        Map<String, Quantity> spellings = new HashMap<>();
        inputs.forEach(input -> add(input, input.extent(), spellings));
        List<Step> named = new ArrayList<>();
        for (Step unnamed : steps) {
            Step step = withSymbol(unnamed);
            add(step, extentOf(step), spellings);
            checkRole(step);
            named.add(step);
        }
        this.steps = List.copyOf(named);
    }

    private Graph(Graph original, Map<String, Expr> formulas) {
        this.inputs = original.inputs;
        inputs.forEach(input -> entries.put(input.name(), original.entry(input.name())));
        List<Step> rewritten = new ArrayList<>();
        boolean sameExtents = true;
        for (Step step : original.steps) {
            Expr formula = formulas.get(step.name());
            Entry before = original.entry(step.name());
            if (formula == null && sameExtents) {
                entries.put(step.name(), before);
                rewritten.add(step);
                continue;
            }
            Step fresh = formula == null ? step : step.with(formula);
            Extent extent = extentOf(fresh);
            sameExtents &= extent == before.extent();
            entries.put(fresh.name(), new Entry(fresh, extent));
            rewritten.add(fresh);
        }
        this.steps = List.copyOf(rewritten);
        formulas.keySet().forEach(original::entry);
    }

    /// Builds and checks a graph. The symbol of a gradient is derived from that of its value.
    ///
    /// @param steps in the order in which they run
    /// @throws IllegalArgumentException if a spelling is ambiguous, a formula reads something that is not
    ///     above it, an extent is wrong, or a gradient does not have the extent of its value
    public static Graph of(List<Input> inputs, List<Step> steps) {
        return new Graph(inputs, steps);
    }

    /// The same table with other formulas for some steps; each may read only what is above it. A gradient
    /// need not have the extent of its value here, since a mistaken formula may change it.
    ///
    /// @param formulas formulas by the name of the step
    /// @throws IllegalArgumentException if no step has such a name, a formula reads something that is not
    ///     above it, or an extent is wrong
    public Graph with(Map<String, Expr> formulas) {
        return new Graph(this, formulas);
    }

    /// Whether [#with] accepts these formulas.
    public boolean accepts(Map<String, Expr> formulas) {
        try {
            with(formulas);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public List<Input> inputs() {
        return inputs;
    }

    /// The steps in topological order.
    public List<Step> steps() {
        return steps;
    }

    /// The steps of one pass, in topological order.
    public List<Step> steps(Pass pass) {
        return steps.stream().filter(step -> step.pass() == pass).toList();
    }

    /// The quantity with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Quantity quantity(String name) {
        return entry(name).quantity();
    }

    /// The quantity with this name, symbol or alias.
    public Optional<Quantity> find(String word) {
        for (Entry entry : entries.values()) {
            if (entry.quantity().goesBy(word)) {
                return Optional.of(entry.quantity());
            }
        }
        return Optional.empty();
    }

    /// The step with this name, symbol, alias or number, counted from 1.
    public Optional<Step> step(String word) {
        if (word.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(word);
            return number < 1 || number > steps.size() ? Optional.empty() : Optional.of(steps.get(number - 1));
        }
        return find(word).filter(Step.class::isInstance).map(Step.class::cast);
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /// The extent of a quantity.
    ///
    /// @throws IllegalArgumentException if there is none
    public Extent extent(String name) {
        return entry(name).extent();
    }

    /// The names that the formula of a step reads, in reading order; none for an input.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    public List<String> reads(String name) {
        return entry(name).reads();
    }

    /// The names that a quantity depends on, directly or through others.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    public Set<String> behind(String name) {
        return behind(name, Set.of());
    }

    /// The same where some numbers are given: they are among the names, and not what they depend on.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    public Set<String> behind(String name, Set<String> given) {
        Set<String> names = new HashSet<>();
        addBehind(name, given, names);
        return names;
    }

    private void addBehind(String name, Set<String> given, Set<String> names) {
        for (String read : reads(name)) {
            if (names.add(read) && !given.contains(read)) {
                addBehind(read, given, names);
            }
        }
    }

    /// The symbol of a quantity.
    ///
    /// @throws IllegalArgumentException if there is none
    public String symbol(String name) {
        return quantity(name).symbol();
    }

    /// The forward steps that read a value, in order: the edges along which its gradient flows back.
    public List<Step> readers(String name) {
        return steps(Pass.FORWARD).stream()
                .filter(step -> step.formula().reads().contains(name))
                .toList();
    }

    /// The branches whose sum is the gradient of a value; none if a single step reads it.
    public List<Step> branches(String of) {
        return steps.stream()
                .filter(step ->
                        step.role() instanceof Role.Branch branch && branch.of().equals(of))
                .toList();
    }

    /// The forward steps through which a gradient flows back: for a branch the reader on its edge, otherwise
    /// all readers. None for a forward step.
    public List<Step> through(Step step) {
        return switch (step.role()) {
            case Role.Forward _ -> List.of();
            case Role.Gradient(String of) -> readers(of);
            case Role.Branch(String of, String by) ->
                readers(of).stream().filter(reader -> reader.name().equals(by)).toList();
        };
    }

    private void add(Quantity quantity, Extent extent, Map<String, Quantity> spellings) {
        List<String> own = Stream.concat(Stream.of(quantity.name(), quantity.symbol()), quantity.aliases().stream())
                .toList();
        for (String spelling : own) {
            Quantity other = spellings.get(spelling.toLowerCase(Locale.ROOT));
            if (other != null) {
                throw new IllegalArgumentException(
                        "'" + spelling + "' means both " + other.name() + " and " + quantity.name());
            }
        }
        own.forEach(spelling -> spellings.put(spelling.toLowerCase(Locale.ROOT), quantity));
        entries.put(quantity.name(), new Entry(quantity, extent));
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("there is no '" + name + "' here");
        }
        return entry;
    }

    private Extent extentOf(Step step) {
        try {
            return Extents.of(step.formula(), this::extent);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("step " + step.name() + ": " + e.getMessage(), e);
        }
    }

    private void checkRole(Step step) {
        switch (step.role()) {
            case Role.Forward _ -> {}
            case Role.Gradient(String of) -> checkShapedAs(step, of);
            case Role.Branch(String of, String by) -> {
                checkShapedAs(step, of);
                if (!(quantity(by) instanceof Step reader)
                        || !reader.formula().reads().contains(of)) {
                    throw new IllegalArgumentException("step " + step.name() + ": " + by + " does not read " + of);
                }
            }
        }
    }

    private void checkShapedAs(Step gradient, String value) {
        if (extent(gradient.name()) != extent(value)) {
            throw new IllegalArgumentException("step " + gradient.name() + " is not shaped as " + value);
        }
    }

    private Step withSymbol(Step step) {
        String symbol = switch (step.role()) {
            case Role.Forward _ -> step.symbol();
            case Role.Gradient(String of) -> partial(of);
            case Role.Branch(String of, String by) -> partial(of) + VIA + symbol(by);
        };
        return new Step(step.name(), symbol, step.role(), step.formula(), step.aliases());
    }

    /// The symbol of the gradient: `∂ℓ/∂σ²`, with parentheses around several factors, `∂ℓ/∂(γx̂)`, and
    /// brackets around a symbol that has parentheses itself, `∂ℓ/∂[(x−μ)²]`.
    public String partial(String of) {
        String symbol = symbol(of);
        long factors = symbol.codePoints()
                .filter(c -> Character.isLetter(c) || c == '√' || c == '/')
                .count();
        if (symbol.startsWith("(")) {
            return "∂ℓ/∂[" + symbol + "]";
        }
        return "∂ℓ/∂" + (factors == 1 || symbol.startsWith("√") ? symbol : "(" + symbol + ")");
    }
}
