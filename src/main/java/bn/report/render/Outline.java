package bn.report.render;

import bn.report.block.Block;
import bn.report.block.Report;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The headings of a report in their order, each with its rank and with the name by which a link finds it.
final class Outline {
    /// The longest name for links, in characters.
    private static final int LONGEST = 40;

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Optional<String> derived = Optional.empty();
    private boolean isParted;
    private int depth;

    /// A heading.
    ///
    /// @param level 1 for the title
    /// @param id letters, digits and hyphens, and that of no other
    record Entry(int level, String id, String text) {}

    private Outline() {}

    static Outline of(Report report) {
        Outline outline = new Outline();
        outline.read(report.blocks());
        return outline;
    }

    /// The headings, as they come.
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Whether the report has a title of its own.
    boolean isTitled() {
        return !entries.isEmpty();
    }

    /// What the report is called: its title, or else the number that it takes apart.
    String title() {
        return isTitled() ? entries.getFirst().text() : derived.orElse("bn");
    }

    private void read(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading(String text) -> {
                    isParted = isTitled();
                    add(2, text);
                }
                case Block.StepLine step -> add(belowParts(), step.name());
                case Block.AbsentStep step -> add(belowParts(), step.name());
                case Block.ValueLine line -> add(belowParts(), line.name());
                case Block.Group(String _, List<Block> inner) -> read(inner);
                case Block.Section section -> {
                    depth++;
                    read(section.blocks());
                    depth--;
                }
                case Block.WorkedNumber worked -> derived = derived.or(() -> Optional.of(worked.left()));
                case Block.Paragraph _,
                        Block.Equations _,
                        Block.SeriesList _,
                        Block.Bars _,
                        Block.Chart _,
                        Block.Plot _,
                        Block.Listing _,
                        Block.Matrix _,
                        Block.Gap _,
                        Block.Drawing _,
                        Block.Numbers _,
                        Block.Table _,
                        Block.Fact _ -> {}
            }
        }
    }

    private int belowParts() {
        return isParted ? 3 : 2;
    }

    private void add(int level, String text) {
        entries.add(new Entry(isTitled() ? level + depth : 1, id(text), text));
    }

    /// The letters and digits of a text, parted by hyphens, and a number behind what there is already.
    private String id(String text) {
        StringBuilder name = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .limit(LONGEST)
                .forEach(c -> {
                    if (Character.isLetterOrDigit(c)) {
                        name.appendCodePoint(Character.toLowerCase(c));
                    } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
                        name.append('-');
                    }
                });
        String begun = name.toString().replaceAll("-$", "");
        String id = begun.isEmpty() ? "part" : begun;
        for (int i = 2; !ids.add(id); i++) {
            id = (begun.isEmpty() ? "part" : begun) + "-" + i;
        }
        return id;
    }
}
