package bn.data.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bn.batch.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever stands in a file of tensors, it is read or refused in a sentence, and nothing else comes of it.
@Timeout(120)
class TensorFuzzIT {
    /// Some thousands over all files; -Dbn.random=100000 looks at more.
    private static final int CASES = Integer.getInteger("bn.random", 600);

    private static final int LONGEST = 380;

    private static final List<String> PIECES = List.of(
            "",
            ".",
            "(",
            "t",
            "R",
            "Q",
            "b",
            "s",
            "u",
            "e",
            ")",
            "]",
            "}",
            "h\u0000",
            "h\u0001",
            "q\u0000",
            "j\u00ff\u00ff\u00ff\u00ff",
            "K\u00ff",
            "J\u00ff\u00ff\u00ff\u00ff",
            "J\u0000\u0000\u0000\u0080",
            "\u008a\u0008\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f",
            "\u0085",
            "\u0086",
            "\u0087",
            "\u0081",
            "\u0093",
            "N",
            "X\u0001\u0000\u0000\u0000a",
            "X\u00ff\u00ff\u00ff\u007f",
            "cos\nsystem\n",
            "ctorch\nFloatStorage\n",
            "ctorch\nDoubleStorage\n",
            "ctorch._utils\n_rebuild_tensor_v3\n",
            "-1",
            "9223372036854775807",
            "[",
            "{",
            "\"",
            "\"F64\"",
            "\u0000",
            "PK\u0001\u0002",
            "(".repeat(300));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dtypes.pt",
                "views.pt",
                "one.pt",
                "checkpoint.pt",
                "protocol4.pt",
                "old-views.pt",
                "old-checkpoint.pt",
                "dtypes.safetensors",
                "network.safetensors",
                "whole.pt"
            })
    void whatIsWrongIsSaidInASentence(String name) throws IOException {
        byte[] seed = Files.readAllBytes(Path.of("src/test/resources/torch", name));
        Random random = new Random(20_25);
        for (int i = 0; i < CASES; i++) {
            check(overwritten(seed, random));
            check(rebuilt(seed, random));
            check(Arrays.copyOf(seed, random.nextInt(seed.length)));
        }
    }

    private static void check(byte[] file) {
        try {
            for (Tensor tensor : TensorFile.read(file).values()) {
                assertThat(tensor.numbers()).hasSize(tensor.count());
            }
        } catch (TensorProblem problem) {
            assertThat(Printable.of(String.valueOf(problem.getMessage())))
                    .as(() -> shown(file))
                    .hasSizeLessThan(LONGEST)
                    .matches("[^\\p{Cntrl}\\p{Zl}\\p{Zp}]+")
                    .doesNotContain("null");
        } catch (RuntimeException | Error e) {
            fail(shown(file), e);
        }
    }

    private static String shown(byte[] file) {
        return Printable.of(new String(file, StandardCharsets.ISO_8859_1));
    }

    /// A few bytes are others; the length is the same, so that what lies behind is found.
    private static byte[] overwritten(byte[] seed, Random random) {
        byte[] file = seed.clone();
        for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
            byte[] piece = piece(random);
            int at = random.nextInt(file.length);
            System.arraycopy(piece, 0, file, at, Math.min(piece.length, file.length - at));
        }
        return file;
    }

    /// The pickle or the header is changed, and a file made of it whose lengths are right.
    private static byte[] rebuilt(byte[] seed, Random random) {
        if (seed[0] == 'P') {
            return Made.zip(entries(seed, random));
        }
        if (seed[0] == (byte) 0x80) {
            return changed(seed, random);
        }
        int length = (int) ByteBuffer.wrap(seed).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] header = changed(Arrays.copyOfRange(seed, 8, 8 + length), random);
        return Made.safetensors(new String(header, StandardCharsets.ISO_8859_1), seed.length - 8 - length);
    }

    private static Map<String, byte[]> entries(byte[] seed, Random random) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try {
            StoredZip zip = StoredZip.of(ByteBuffer.wrap(seed).order(ByteOrder.LITTLE_ENDIAN));
            String pickle = zip.find("data.pkl").orElseThrow();
            entries.put("m/data.pkl", changed(content(zip, pickle), random));
            String folder = pickle.replace("data.pkl", "data/");
            for (int i = 0; zip.get(folder + i).isPresent(); i++) {
                entries.put("m/data/" + i, content(zip, folder + i));
            }
        } catch (TensorProblem e) {
            throw new IllegalStateException(e);
        }
        return entries;
    }

    private static byte[] content(StoredZip zip, String name) throws TensorProblem {
        ByteBuffer bytes = zip.get(name).orElseThrow();
        byte[] content = new byte[bytes.limit()];
        bytes.get(0, content);
        return content;
    }

    private static byte[] changed(byte[] seed, Random random) {
        byte[] file = seed;
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int at = random.nextInt(file.length + 1);
            int behind = Math.min(file.length, at + random.nextInt(6));
            ByteArrayOutputStream made = new ByteArrayOutputStream();
            made.write(file, 0, at);
            made.writeBytes(piece(random));
            made.write(file, behind, file.length - behind);
            file = made.toByteArray();
        }
        return file;
    }

    private static byte[] piece(Random random) {
        return random.nextInt(3) == 0
                ? new byte[] {(byte) random.nextInt(256)}
                : Made.bytes(PIECES.get(random.nextInt(PIECES.size())));
    }
}
