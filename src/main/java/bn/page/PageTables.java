package bn.page;

import bn.data.json.JsonOutput;
import bn.formula.Expr;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.Rewrite;
import bn.graph.Input;
import bn.graph.Mode;
import bn.graph.Step;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tables between which a page can switch, by mode and convention, and the lines that each mistake of the catalogue
/// changes in them.
final class PageTables {
    private final FormulaList formulas;
    private final List<Place> places;
    private final Map<Mistake, Map<Map<String, Expr>, List<Place>>> mistakes = new LinkedHashMap<>();

    PageTables(PageInputs inputs, FormulaList formulas) {
        this.formulas = formulas;
        this.places = places(inputs);
        for (Mistake mistake : Mistakes.ALL) {
            Map<Map<String, Expr>, List<Place>> ways = ways(mistake);
            if (!ways.isEmpty()) {
                mistakes.put(mistake, ways);
            }
        }
    }

    /// A table of the page: a mode by the rules of a convention. In the data it goes by its number.
    private record Place(int number, Mode mode, Convention convention, Exercise exercise) {}

    private static List<Place> places(PageInputs inputs) {
        List<Place> places = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (Convention convention : inputs.conventions()) {
                places.add(new Place(places.size(), mode, convention, inputs.exercise(mode, convention)));
            }
        }
        return places;
    }

    /// The mistakes that can be made on a table of the page.
    Set<Mistake> mistakes() {
        return mistakes.keySet();
    }

    void write(JsonOutput json) {
        json.list(
                "tables",
                list -> places.forEach(place -> list.object(table -> {
                    table.text("mode", place.mode().word());
                    table.text("convention", place.convention().name());
                    table.object("steps", steps -> lines(own(place), steps));
                    table.list("given", given -> given(place.mode()).forEach(given::text));
                })));
        List<List<Place>> there = mistakes.values().stream()
                .flatMap(ways -> ways.values().stream())
                .distinct()
                .toList();
        json.list(
                "places",
                list -> there.forEach(some -> list.object(one ->
                        one.list("tables", tables -> some.forEach(place -> tables.count(place.number()))))));
        json.list("mistakes", list -> mistakes.forEach((mistake, ways) -> mistake(mistake, ways, there, list)));
    }

    /// The first table of a mode has all its lines, and the others those in which they differ from it.
    private List<Step> own(Place place) {
        List<Step> all = place.exercise().table().steps();
        Place first = places.stream()
                .filter(other -> other.mode() == place.mode())
                .findFirst()
                .orElseThrow();
        return first.equals(place)
                ? all
                : all.stream()
                        .filter(step -> !first.exercise().table().steps().contains(step))
                        .toList();
    }

    private void lines(List<Step> steps, JsonOutput json) {
        steps.forEach(step -> json.count(step.name(), formulas.number(step.formula())));
    }

    /// What is computed in training and given in this mode.
    private static List<String> given(Mode mode) {
        return mode.table().graph().inputs().stream()
                .filter(input -> mode.table().whole().quantity(input.name()) instanceof Step)
                .map(Input::name)
                .toList();
    }

    /// The lines by which a mistake is made, and where so.
    private Map<Map<String, Expr>, List<Place>> ways(Mistake mistake) {
        Map<Map<String, Expr>, List<Place>> ways = new LinkedHashMap<>();
        places.forEach(place -> usual(mistake, place.exercise())
                .ifPresent(lines ->
                        ways.computeIfAbsent(lines, _ -> new ArrayList<>()).add(place)));
        return ways;
    }

    /// @param places the lists of tables, by whose number a way says where it goes
    private void mistake(
            Mistake mistake, Map<Map<String, Expr>, List<Place>> ways, List<List<Place>> places, JsonOutput json) {
        json.object(object -> {
            object.text("id", mistake.id());
            object.list(
                    "ways",
                    list -> ways.forEach((lines, there) -> list.object(way -> {
                        way.count("places", places.indexOf(there));
                        way.object(
                                "lines",
                                changed -> lines.forEach(
                                        (name, formula) -> changed.count(name, formulas.number(formula))));
                    })));
        });
    }

    private static Optional<Map<String, Expr>> usual(Mistake mistake, Exercise exercise) {
        return mistake.rewrites(exercise).stream().findFirst().map(Rewrite::lines);
    }
}
