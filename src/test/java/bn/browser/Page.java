package bn.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A page in the browser: what somebody does there, what it says of itself, and how it looks.
public final class Page implements AutoCloseable {
    private final DevTools tools;
    private final String target;
    private final String session;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    Page(DevTools tools, String target, String session) {
        this.tools = tools;
        this.target = target;
        this.session = session;
        tools.listen(this::event);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    private Map<String, Object> send(String method, Map<String, Object> parameters) {
        return tools.send(session, method, parameters);
    }

    private void event(Map<String, Object> event) {
        if (!session.equals(event.get("sessionId"))) {
            return;
        }
        Map<String, Object> said = DevTools.object(event.get("params"));
        switch (String.valueOf(event.get("method"))) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" -> errors.add(String.valueOf(said.get("exceptionDetails")));
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "assert", "warning").contains(said.get("type"))) {
                    errors.add(String.valueOf(said.get("args")));
                }
            }
            // What a policy forbids comes here.
            case "Log.entryAdded" -> {
                Map<String, Object> entry = DevTools.object(said.get("entry"));
                if (List.of("error", "warning").contains(entry.get("level"))) {
                    errors.add(String.valueOf(entry.get("text")));
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(String.valueOf(DevTools.object(said.get("request")).get("url")));
            default -> {}
        }
    }

    /// Goes to an address, and waits until it is there.
    public void go(URI address) {
        loaded = new CompletableFuture<>();
        send("Page.navigate", Map.of("url", address.toString()));
        loaded.orTimeout(DevTools.SECONDS, TimeUnit.SECONDS).join();
    }

    /// What the page asked for, itself included: for a page that is one file, that alone.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// Errors and warnings of its console: of scripts, and of what its policy forbids.
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /// The size of the window, in CSS pixels.
    public void window(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /// Whether the system is dark.
    public void dark(boolean dark) {
        media("", dark ? "dark" : "light");
    }

    /// Whether the system has its few colours in place of all others, those of a dark one or not.
    public void forcedColours(boolean dark) {
        send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        "",
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "forced-colors", "value", "active"))));
    }

    /// As it is printed.
    public void print() {
        media("print", "light");
    }

    private void media(String media, String scheme) {
        send(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// The value of an expression, or of its promise: a string, a double, a list, a map, or null.
    ///
    /// @throws IllegalStateException if it throws
    public @Nullable Object evaluate(String expression) {
        Map<String, Object> answer = send(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return DevTools.object(answer.get("result")).get("value");
    }

    /// The same as text.
    public String text(String expression) {
        return String.valueOf(evaluate(expression));
    }

    /// The same as a number.
    public double number(String expression) {
        return evaluate(expression) instanceof Double number ? number : Double.NaN;
    }

    /// Milliseconds of a processor that the page takes for an expression until what comes of it is laid
    /// out and painted, whatever else is at work on this machine.
    public double milliseconds(String expression) {
        send("Performance.enable", Map.of("timeDomain", "threadTicks"));
        double before = busySeconds();
        evaluate("new Promise(painted => { " + expression
                + "; requestAnimationFrame(() => requestAnimationFrame(painted)); })");
        return 1000 * (busySeconds() - before);
    }

    private double busySeconds() {
        List<?> metrics = (List<?>) send("Performance.getMetrics", Map.of()).getOrDefault("metrics", List.of());
        return metrics.stream()
                .map(DevTools::object)
                .filter(metric -> "TaskDuration".equals(metric.get("name")))
                .mapToDouble(metric -> (Double) metric.get("value"))
                .sum();
    }

    /// Waits until an expression is true.
    ///
    /// @throws IllegalStateException if it never is
    public void await(String expression) {
        Object came = evaluate("new Promise(done => { const end = Date.now() + " + 1000 * DevTools.SECONDS / 2
                + "; const look = () => (" + expression
                + ") ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 10); look(); })");
        if (!Boolean.TRUE.equals(came)) {
            throw new IllegalStateException("never: " + expression);
        }
    }

    /// Clicks the middle of the first element that a selector means, as a mouse does.
    public void click(String selector) {
        Map<String, Object> place = place(selector);
        mouse("mouseMoved", place, 0);
        mouse("mousePressed", place, 1);
        mouse("mouseReleased", place, 1);
    }

    /// Moves the mouse there.
    public void hover(String selector) {
        mouse("mouseMoved", place(selector), 0);
    }

    /// Drags from there to the right by so many pixels; to the left, if there are fewer than none.
    public void drag(String selector, int right) {
        Map<String, Object> place = new LinkedHashMap<>(place(selector));
        mouse("mouseMoved", place, 0);
        mouse("mousePressed", place, 1);
        place.put("x", ((Number) place.get("x")).doubleValue() + right);
        place.put("buttons", 1);
        mouse("mouseMoved", place, 1);
        mouse("mouseReleased", place, 1);
    }

    /// Moves a finger from there to the right by so many pixels; to the left, if there are fewer than none.
    public void swipe(String selector, int right) {
        Map<String, Object> gesture = new LinkedHashMap<>(place(selector));
        gesture.put("xDistance", right);
        gesture.put("gestureSourceType", "touch");
        send("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
        send("Input.synthesizeScrollGesture", gesture);
    }

    private Map<String, Object> place(String selector) {
        Object place = evaluate("(() => { const e = document.querySelector('" + selector.replace("'", "\\'") + "');"
                + " e.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});"
                + " const r = e.getBoundingClientRect(); return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()");
        return DevTools.object(place);
    }

    private void mouse(String type, Map<String, Object> place, int clicks) {
        Map<String, Object> event = new LinkedHashMap<>(place);
        event.put("type", type);
        event.put("button", clicks == 0 ? "none" : "left");
        event.put("clickCount", clicks);
        send("Input.dispatchMouseEvent", event);
    }

    /// Presses a key: `Enter`, `Tab`, `Shift+Tab`, `ArrowLeft`, `Control+z`, `a`.
    public void press(String keys) {
        List<String> parts = new ArrayList<>(List.of(keys.split("\\+(?=.)")));
        String key = parts.removeLast();
        int modifiers = parts.stream().mapToInt(Page::modifier).sum();
        boolean isLetter = key.codePointCount(0, key.length()) == 1;
        Map<String, Object> event = new LinkedHashMap<>(Map.of(
                "key",
                key.equals("Space") ? " " : key,
                "code",
                isLetter ? "Key" + key.toUpperCase(java.util.Locale.ROOT) : key,
                "windowsVirtualKeyCode",
                code(key),
                "modifiers",
                modifiers));
        String text = text(key, isLetter);
        boolean types = !text.isEmpty() && (modifiers & ~modifier("Shift")) == 0;
        event.put("type", types ? "keyDown" : "rawKeyDown");
        if (types) {
            event.put("text", text);
        }
        send("Input.dispatchKeyEvent", event);
        event.remove("text");
        event.put("type", "keyUp");
        send("Input.dispatchKeyEvent", event);
    }

    private static String text(String key, boolean isLetter) {
        return switch (key) {
            case "Enter" -> "\r";
            case "Space" -> " ";
            default -> isLetter ? key : "";
        };
    }

    private static int modifier(String name) {
        return switch (name) {
            case "Alt" -> 1;
            case "Control" -> 2;
            case "Meta" -> 4;
            case "Shift" -> 8;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int code(String key) {
        return switch (key) {
            case "Backspace" -> 8;
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "Space" -> 32;
            case "PageUp" -> 33;
            case "PageDown" -> 34;
            case "End" -> 35;
            case "Home" -> 36;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            case "Delete" -> 46;
            default -> Character.toUpperCase(key.codePointAt(0));
        };
    }

    /// Types text where the focus is.
    public void type(String text) {
        send("Input.insertText", Map.of("text", text));
    }

    /// How the window looks, as PNG.
    public void screenshot(Path file) throws IOException {
        write(send("Page.captureScreenshot", Map.of("format", "png")), file);
    }

    /// How the whole page looks, to its end.
    public void wholeScreenshot(Path file) throws IOException {
        write(send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true)), file);
    }

    /// The page on paper.
    public void pdf(Path file) throws IOException {
        write(send("Page.printToPDF", Map.of("printBackground", false, "preferCSSPageSize", true)), file);
    }

    private static void write(Map<String, Object> answer, Path file) throws IOException {
        Files.write(file, Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
    }

    @Override
    public void close() {
        tools.send("", "Target.closeTarget", Map.of("targetId", target));
    }
}
