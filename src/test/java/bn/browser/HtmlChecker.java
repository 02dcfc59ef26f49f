package bn.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// The checker of the HTML standard's authors, which checks the CSS and the SVG in a page, too.
public final class HtmlChecker {
    /// Made once, since it reads the schemas, which takes longer than to check a page.
    private static final SimpleDocumentValidator VALIDATOR = validator();

    private HtmlChecker() {}

    // What language a page is in is ours to say, and a table of numbers is in none: none is detected.
    private static SimpleDocumentValidator validator() {
        SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
        try {
            validator.setUpMainSchema("http://s.validator.nu/html5-all.rnc", new SystemErrErrorHandler());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return validator;
    }

    /// Errors and warnings about a page, each with its line; none for one that is as it should be.
    public static synchronized List<String> complaints(String page) {
        Complaints complaints = new Complaints(new ArrayList<>());
        try {
            VALIDATOR.setUpValidatorAndParsers(complaints, false, false);
            VALIDATOR.checkHtmlInputSource(
                    new InputSource(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
        return complaints.said();
    }

    private record Complaints(List<String> said) implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) {
            add("warning", problem);
        }

        @Override
        public void error(SAXParseException problem) {
            add("error", problem);
        }

        @Override
        public void fatalError(SAXParseException problem) {
            add("error", problem);
        }

        /// The checker knows no hash by which a policy allows a style or a script; what the policy really forbids, the
        /// console of a browser tells.
        private void add(String kind, SAXParseException problem) {
            if (!problem.getMessage().matches("(?s)Inline (style|script) violates Content Security Policy.*")) {
                said.add("%d %s: %s".formatted(problem.getLineNumber(), kind, problem.getMessage()));
            }
        }
    }
}
