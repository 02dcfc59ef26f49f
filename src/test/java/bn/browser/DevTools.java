package bn.browser;

import bn.cli.Json;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Chromium's own protocol, of which each message is a JSON object: commands that are answered, and events.
final class DevTools implements AutoCloseable {
    /// A machine that does much else is slow.
    static final int SECONDS = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Double, CompletableFuture<Map<String, Object>>> awaited = new ConcurrentHashMap<>();
    private final List<Consumer<Map<String, Object>>> listeners = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private int sent;

    /// @param address as the browser tells it
    DevTools(String address) {
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Messages(this::take))
                .join();
    }

    /// Sends a command, and waits for what it answers.
    ///
    /// @param session of a page; empty for the browser itself
    /// @throws IllegalStateException if the browser refuses it
    Map<String, Object> send(String session, String method, Map<String, Object> parameters) {
        Map<String, Object> message = new LinkedHashMap<>(Map.of("method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        synchronized (this) {
            sent++;
            message.put("id", sent);
            awaited.put((double) sent, answer);
            socket.sendText(text(message), true).join();
        }
        Map<String, Object> answered =
                answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (answered.containsKey("error")) {
            throw new IllegalStateException(method + ": " + answered.get("error"));
        }
        return object(answered.get("result"));
    }

    /// Passes each event on, as it comes.
    void listen(Consumer<Map<String, Object>> listener) {
        listeners.add(listener);
    }

    /// A JSON object that is part of another.
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private void take(String text) {
        Map<String, Object> message = Json.object(text);
        if (message.containsKey("id")) {
            CompletableFuture<Map<String, Object>> answer = awaited.remove((Double) message.get("id"));
            if (answer != null) {
                answer.complete(message);
            }
        } else {
            listeners.forEach(listener -> listener.accept(message));
        }
    }

    private static String text(Map<String, Object> message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, message);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, member) -> {
                    json.writeName(String.valueOf(key));
                    write(json, member);
                });
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(element -> write(json, element));
                json.writeEndArray();
            }
            case Integer number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    /// A message comes in parts.
    private static final class Messages implements WebSocket.Listener {
        private final StringBuilder begun = new StringBuilder();
        private final Consumer<String> whole;

        Messages(Consumer<String> whole) {
            this.whole = whole;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            begun.append(part);
            if (last) {
                String message = begun.toString();
                begun.setLength(0);
                whole.accept(message);
            }
            socket.request(1);
            return null;
        }
    }
}
