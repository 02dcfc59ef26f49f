package bn.page;

import bn.data.json.JsonOutput;
import bn.grading.catalogue.Mistake;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.NotComputed;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.StepText;
import bn.report.block.Block;
import bn.stats.Convention;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// All that a page says in one language.
final class PageTexts {
    private final Words words;
    private final Collection<Mistake> mistakes;

    /// @param mistakes that the page can make
    PageTexts(Words words, Collection<Mistake> mistakes) {
        this.words = words;
        this.mistakes = mistakes;
    }

    void write(JsonOutput json) {
        json.object("said", said -> {
            words.ofPage().forEach(said::text);
            said.text("list-comma", words.say(Message.LIST_COMMA));
            said.text("why-given", words.say(Message.WHY_GIVEN));
            said.text("via", words.say(Message.VIA));
        });
        json.object("symbols", this::symbols);
        json.object("steps", modes -> {
            for (Mode mode : Mode.values()) {
                modes.object(mode.word(), steps -> steps(mode, steps));
            }
        });
        json.object("mistakes", list -> mistakes.forEach(one -> list.text(one.id(), words.mistake(one.id()))));
        json.object(
                "conventions",
                list -> Convention.ALL.forEach(one -> list.text(one.name(), words.conventionTitle(one.name()))));
    }

    private void symbols(JsonOutput json) {
        Stream.concat(BatchNorm.TABLE.inputs().stream(), BatchNorm.TABLE.steps().stream())
                .forEach((Quantity one) -> json.text(one.name(), words.symbol(one)));
    }

    /// Of each step what it does, and in training how that comes about; of one that the mode lacks, why.
    private void steps(Mode mode, JsonOutput json) {
        StepText text = new StepText(mode, words);
        for (Step step : BatchNorm.TABLE.steps()) {
            NotComputed absence = mode.table().absences().get(step.name());
            List<String> paragraphs = absence != null ? List.of(text.reason(absence)) : prose(mode, step, text);
            json.list(step.name(), list -> paragraphs.forEach(list::text));
        }
    }

    private List<String> prose(Mode mode, Step step, StepText text) {
        Step here = (Step) mode.table().graph().quantity(step.name());
        Stream<String> lines = text.prose(here).stream()
                .flatMap(block -> block instanceof Block.Paragraph(String line) ? Stream.of(line) : Stream.empty());
        Stream<String> lesson = mode == Mode.TRAIN ? words.explanation(step.name()).stream() : Stream.empty();
        return Stream.concat(lines, lesson).toList();
    }
}
