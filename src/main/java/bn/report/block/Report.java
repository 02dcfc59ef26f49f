package bn.report.block;

import java.util.List;
import java.util.stream.Stream;

/// The result of a command, for any renderer.
public record Report(List<Block> blocks) {
    public Report {
        blocks = List.copyOf(blocks);
    }

    /// A report of one sentence, or a few.
    public static Report of(String paragraph) {
        return new Report(List.of(new Block.Paragraph(paragraph)));
    }

    /// The named values in this report, including those in groups.
    public List<Block.Numbers> numbers() {
        return numbers(blocks).toList();
    }

    /// Its running text.
    public List<String> paragraphs() {
        return blocks.stream()
                .flatMap(block -> block instanceof Block.Paragraph(String text) ? Stream.of(text) : Stream.empty())
                .toList();
    }

    private static Stream<Block.Numbers> numbers(List<Block> blocks) {
        return blocks.stream().flatMap(block -> switch (block) {
            case Block.Numbers numbers -> Stream.of(numbers);
            case Block.Group(String _, List<Block> inner) -> numbers(inner);
            case Block.Section section -> numbers(section.blocks());
            case Block.Heading _,
                    Block.Paragraph _,
                    Block.StepLine _,
                    Block.AbsentStep _,
                    Block.Equations _,
                    Block.SeriesList _,
                    Block.Bars _,
                    Block.Chart _,
                    Block.Plot _,
                    Block.WorkedNumber _,
                    Block.Listing _,
                    Block.Matrix _,
                    Block.Gap _,
                    Block.Drawing _,
                    Block.ValueLine _,
                    Block.Table _,
                    Block.Fact _ -> Stream.empty();
        });
    }
}
