package bn.browser;

import bn.cli.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;

/// The checker of the HTML standard's authors, which checks the CSS and the SVG in a page, too.
public final class HtmlChecker {
    private HtmlChecker() {}

    /// Errors and warnings about a page, each with its place; none for one that is as it should be.
    public static List<String> complaints(String page) {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        // What language a page is in is ours to say, and a table of numbers is in none.
        validator.setNoLangDetect(true);
        try {
            String said = validator.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
            List<?> messages = (List<?>) Json.object(said).getOrDefault("messages", List.of());
            return messages.stream()
                    .map(DevTools::object)
                    .filter(message -> !isOfInlineText(message))
                    .map(HtmlChecker::complaint)
                    .toList();
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The checker knows no hash by which a policy allows a style or a script; what the policy really forbids, the
    /// console of a browser tells.
    private static boolean isOfInlineText(Map<String, Object> message) {
        return String.valueOf(message.get("message"))
                .matches("Inline (style|script) violates Content Security Policy.*");
    }

    private static String complaint(Map<String, Object> message) {
        return "%s %s: %s: %s"
                .formatted(
                        message.get("lastLine"),
                        message.getOrDefault("subType", message.get("type")),
                        message.get("message"),
                        message.get("extract"));
    }
}
