package bn.report.render;

import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Sign;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Signs in rows and columns as a table. Each has a form of its own, and a word for those who hear the page.
record HtmlMatrix(Markup html, Words words) {
    void write(Block.Matrix matrix) throws IOException {
        html.open("div", "class", "scroll").open("table", "class", "matrix").line();
        headings(matrix);
        for (Block.MatrixGroup group : matrix.groups()) {
            group(matrix, group);
        }
        total(matrix);
        html.close("table").close("div").line();
        legend(matrix);
    }

    private void headings(Block.Matrix matrix) throws IOException {
        html.open("thead").open("tr");
        for (String heading : matrix.headings()) {
            html.element("th", heading, "scope", "col");
        }
        for (String column : matrix.columns()) {
            html.open("th", "scope", "col", "class", "column")
                    .element("span", column)
                    .close("th");
        }
        html.close("tr").close("thead").line();
    }

    private void group(Block.Matrix matrix, Block.MatrixGroup group) throws IOException {
        int width = matrix.headings().size() + matrix.columns().size();
        html.open("tbody").line().open("tr", "class", "group");
        html.open("th", "scope", "rowgroup", "colspan", String.valueOf(width));
        html.open("div").element("strong", group.title()).text(" ").element("span", group.note());
        html.close("div").close("th").close("tr").line();
        for (Block.MatrixRow row : group.rows()) {
            html.open("tr").open("th", "scope", "row");
            html.element("a", row.cells().getFirst(), "href", "#" + row.anchor())
                    .close("th");
            for (String cell : row.cells().subList(1, row.cells().size())) {
                html.element("td", cell);
            }
            for (Sign sign : row.signs()) {
                html.open("td", "class", kind(sign));
                sign(sign);
                html.close("td");
            }
            html.close("tr").line();
        }
        html.close("tbody").line();
    }

    private void sign(Sign sign) throws IOException {
        html.element("span", sign.glyph(), "aria-hidden", "true")
                .element("span", words.say(sign.meaning()), "class", "heard");
    }

    private static String kind(Sign sign) {
        return "sign " + sign.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void total(Block.Matrix matrix) throws IOException {
        html.open("tfoot").open("tr").element("th", matrix.total(), "scope", "row");
        for (int i = 1; i < matrix.headings().size(); i++) {
            html.element("td", "");
        }
        for (int count : matrix.counts()) {
            html.element("td", count == 0 ? "" : String.valueOf(count), "class", "count");
        }
        html.close("tr").close("tfoot").line();
    }

    /// The signs that are there.
    private void legend(Block.Matrix matrix) throws IOException {
        List<Sign> there = matrix.groups().stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> row.signs().stream())
                .distinct()
                .sorted()
                .toList();
        html.open("ul", "class", "signs").line();
        for (Sign sign : there) {
            html.open("li").element("span", sign.glyph(), "class", kind(sign), "aria-hidden", "true");
            html.text(" " + words.say(sign.meaning())).close("li").line();
        }
        html.close("ul").line();
    }
}
