package bn.watch;

import bn.report.block.Columns;
import bn.report.block.Report;
import bn.report.block.TextRole;
import bn.report.render.Look;
import bn.report.render.TextRenderer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The state of a watch as one screen: a title, how far the learner has come, a pane, and the keys.
///
/// @param watched what is watched, as it was named
public record WatchScreen(WatchReports reports, String watched) {
    /// Below so many rows, the steps make room for what is said of them.
    private static final int ROOMY = 16;

    /// The screen.
    ///
    /// @param rows at least 1
    /// @return as many lines as rows, none wider than the look from 80 columns on; a table may be wider than fewer
    public List<String> lines(Watch watch, Look look, int rows) {
        List<String> lines = new ArrayList<>();
        lines.add(title(watch, look));
        List<String> progress = rendered(reports.progress(watch, look.width()), look);
        lines.addAll(rows < ROOMY ? progress.subList(0, Math.min(1, progress.size())) : progress);
        lines.add("");
        List<String> pane = rendered(reports.pane(watch, look.width()), look);
        // How many lines the keys take is known with the pages, and how many pages with those lines.
        int room = Math.max(1, rows - lines.size() - keys(watch, look, 0, 2).size());
        int pages = Math.max(1, (pane.size() + room - 1) / room);
        int page = Math.floorMod(watch.page(), pages);
        List<String> keys = keys(watch, look, page, pages);
        lines.addAll(pane.subList(page * room, Math.min(pane.size(), (page + 1) * room)));
        while (lines.size() < rows - keys.size()) {
            lines.add("");
        }
        keys.forEach(line -> lines.add(look.paint().on(TextRole.HEADING, line)));
        // Where there is room for little, the keys and what stands above them stay.
        return List.copyOf(lines.subList(lines.size() - rows, lines.size()));
    }

    private List<String> keys(Watch watch, Look look, int page, int pages) {
        return reports.keys(watch, page, pages, look.width()).stream()
                .map(line -> Columns.shortened(look.glyphs().of(line), look.width(), ""))
                .toList();
    }

    private String title(Watch watch, Look look) {
        String right = look.glyphs().of(reports.doing(watch));
        String left = Columns.shortened(
                look.glyphs().of("bn watch " + watched),
                look.width() - Columns.width(right) - 2,
                look.glyphs().of("…"));
        String between = " ".repeat(look.width() - Columns.width(left) - Columns.width(right));
        return look.paint().on(TextRole.HEADING, left) + between + look.paint().on(TextRole.FAINT, right);
    }

    private static List<String> rendered(Report report, Look look) {
        StringWriter text = new StringWriter();
        try {
            new TextRenderer(look).render(report, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().lines().toList();
    }
}
