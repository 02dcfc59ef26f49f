package bn.learn;

import bn.prose.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of a lesson in one language, read from Markdown: `# title`, then sections, `## name`, of
/// screens with `---` between them.
///
/// A table or a plot of the script stands between `::: name` and `:::`, with the words that belong to it: `corner:`,
/// `columns: group / heading | heading`, `rows: label | label`.
///
/// @param title the question that the lesson answers
/// @param sections by name: `question`, `predict`, `result`, `exercise NAME`, `hints NAME`, `wrong NAME`,
///     `solved NAME`, `belief`, `sources`
public record LessonText(String title, SequencedMap<String, List<Passage>> sections) {
    private static final Pattern ITEM = Pattern.compile("(?<label>- |[a-z]\\) |\\d+\\. )(?<text>.*)", Pattern.DOTALL);
    private static final Set<String> WORDS_OF_PICTURES = Set.of("corner", "columns", "rows");
    private static final String TITLE = "# ";
    private static final String FENCE = ":::";
    private static final String QUOTED = "> ";

    /// What is shown at once.
    public record Passage(List<Element> elements) {
        public Passage {
            elements = List.copyOf(elements);
        }

        Stream<Piece> pieces() {
            return elements.stream().flatMap(element -> switch (element) {
                case Element.Paragraph(List<Piece> pieces) -> pieces.stream();
                case Element.Item(String _, List<Piece> pieces) -> pieces.stream();
                case Element.Quote(List<Piece> pieces) -> pieces.stream();
                case Element.Picture _ -> Stream.of();
            });
        }
    }

    /// Reads a text.
    ///
    /// @param betweenLines what joins two lines of a paragraph
    public static LessonText parse(String file, String markdown, String betweenLines) {
        return new Parser(file, markdown, betweenLines).text();
    }

    /// The title of a text, if it has one.
    static Optional<String> title(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith(TITLE))
                .map(line -> line.substring(TITLE.length()).strip())
                .findFirst();
    }

    /// The screens of a section; none where it is missing.
    public List<Passage> screens(String section) {
        return sections.getOrDefault(section, List.of());
    }

    /// The elements of a section, of all its screens.
    public List<Element> elements(String section) {
        return screens(section).stream()
                .flatMap(screen -> screen.elements().stream())
                .toList();
    }

    /// The items of a section.
    public List<Element.Item> items(String section) {
        return elements(section).stream()
                .flatMap(element -> element instanceof Element.Item item ? Stream.of(item) : Stream.of())
                .toList();
    }

    /// The item of a section whose text begins with a key and a colon, without these.
    public Optional<Element.Item> item(String section, String key) {
        String start = key + ": ";
        return items(section).stream()
                .filter(item ->
                        item.pieces().getFirst() instanceof Piece.Words(String words) && words.startsWith(start))
                .map(item -> new Element.Item("", without(start, item.pieces())))
                .findFirst();
    }

    private static List<Piece> without(String start, List<Piece> pieces) {
        List<Piece> rest = new ArrayList<>(pieces);
        if (rest.getFirst() instanceof Piece.Words(String words)) {
            rest.set(0, new Piece.Words(words.substring(start.length())));
        }
        return rest;
    }

    /// Reads one file.
    private static final class Parser {
        private final String file;
        private final String betweenLines;
        private final List<String> lines;
        private final SequencedMap<String, List<Passage>> sections = new LinkedHashMap<>();
        private String title = "";
        private String section = "";
        private final List<Element> screen = new ArrayList<>();
        private int at;

        Parser(String file, String markdown, String betweenLines) {
            this.file = file;
            this.betweenLines = betweenLines;
            this.lines = markdown.lines().toList();
        }

        LessonText text() {
            for (at = 0; at < lines.size(); at++) {
                line(lines.get(at));
            }
            endScreen();
            if (title.isEmpty()) {
                throw LessonProblem.at(file, 1, Message.LESSON_NO_TITLE);
            }
            return new LessonText(title, sections);
        }

        private void line(String line) {
            if (line.startsWith(TITLE)) {
                title = line.substring(TITLE.length()).strip();
            } else if (line.startsWith("## ")) {
                endScreen();
                section = line.substring(3).strip();
            } else if (line.equals("---")) {
                endScreen();
            } else if (line.startsWith(FENCE)) {
                screen.add(picture(line.substring(FENCE.length()).strip()));
            } else if (!line.isBlank()) {
                screen.add(paragraph());
            }
        }

        private void endScreen() {
            if (!screen.isEmpty()) {
                sections.computeIfAbsent(section, _ -> new ArrayList<>()).add(new Passage(screen));
                screen.clear();
            }
        }

        /// Lines up to a blank one, or up to where an item begins.
        private Element paragraph() {
            List<String> taken = new ArrayList<>(List.of(lines.get(at).strip()));
            while (at + 1 < lines.size() && continues(lines.get(at + 1))) {
                taken.add(lines.get(++at).strip());
            }
            String text = joined(taken);
            Matcher item = ITEM.matcher(text);
            if (item.matches()) {
                String label = item.group("label").strip();
                return new Element.Item(label.equals("-") ? "" : label, Piece.of(item.group("text")));
            }
            if (taken.getFirst().startsWith(QUOTED)) {
                return new Element.Quote(Piece.of(joined(taken.stream()
                        .map(line -> line.startsWith(QUOTED) ? line.substring(QUOTED.length()) : line)
                        .toList())));
            }
            return new Element.Paragraph(Piece.of(text));
        }

        /// Lines as one. A Chinese text has a space where Latin letters meet, or Latin letters and Chinese ones.
        private String joined(List<String> taken) {
            StringBuilder text = new StringBuilder(taken.getFirst());
            for (String line : taken.subList(1, taken.size())) {
                boolean spaced = isSpaced(text.charAt(text.length() - 1), line.charAt(0));
                text.append(spaced ? " " : betweenLines).append(line);
            }
            return text.toString();
        }

        private static boolean isSpaced(char before, char after) {
            boolean latin = isLatin(before) && isLatin(after);
            boolean mixed = (isLatin(before) && Character.isIdeographic(after))
                    || (Character.isIdeographic(before) && isLatin(after));
            return latin || mixed;
        }

        private static boolean isLatin(char c) {
            return c > ' ' && c < 0x2000;
        }

        private static boolean continues(String line) {
            return !line.isBlank()
                    && !line.startsWith("#")
                    && !line.startsWith(FENCE)
                    && !line.equals("---")
                    && !ITEM.matcher(line).matches();
        }

        private Element.Picture picture(String name) {
            int begin = at + 1;
            Map<String, String> words = new LinkedHashMap<>();
            for (at++; at < lines.size() && !lines.get(at).equals(FENCE); at++) {
                String[] parts = lines.get(at).split(": *", 2);
                if (lines.get(at).isBlank()) {
                    throw LessonProblem.at(file, begin, Message.LESSON_PICTURE_NOT_CLOSED, name);
                }
                if (parts.length < 2 || !WORDS_OF_PICTURES.contains(parts[0])) {
                    throw LessonProblem.at(file, at + 1, Message.LESSON_NO_SUCH_LINE_OF_PICTURE, lines.get(at));
                }
                words.put(parts[0], parts[1]);
            }
            if (at == lines.size()) {
                throw LessonProblem.at(file, begin, Message.LESSON_PICTURE_NOT_CLOSED, name);
            }
            List<Element.ColumnHeading> headings = listed(words.getOrDefault("columns", "")).stream()
                    .map(Parser::heading)
                    .toList();
            return new Element.Picture(
                    name, words.getOrDefault("corner", ""), headings, listed(words.getOrDefault("rows", "")));
        }

        private static Element.ColumnHeading heading(String text) {
            int slash = text.indexOf(" / ");
            return slash < 0
                    ? new Element.ColumnHeading("", text)
                    : new Element.ColumnHeading(
                            text.substring(0, slash).strip(),
                            text.substring(slash + 3).strip());
        }

        private static List<String> listed(String text) {
            return text.isBlank()
                    ? List.of()
                    : Stream.of(text.split("\\|", -1)).map(String::strip).toList();
        }
    }
}
