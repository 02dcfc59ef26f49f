package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.browser.Browser;
import bn.browser.Page;
import bn.cli.Run;
import bn.prose.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The picture of a page in the README of each language is one of a real page.
///
/// Since no two machines draw letters alike, the picture keeps what is written in it as a text of its own, and that is
/// what is compared. `mvn test -Dtest=PagePictureIT -Dgolden.update=true` takes them again.
final class PagePictureIT {
    /// The signature of a PNG and its header, after which other chunks stand.
    private static final int HEADER = 8 + 25;

    /// A chunk of text in UTF-8, not compressed, of no language.
    private static final byte[] KEYWORD = "iTXtComment\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePictureIsOfARealPage(Language language) throws IOException {
        Path file = Path.of(language == Language.EN ? "docs" : "docs/" + language.code(), "page.png");
        Path html = folder.resolve("page.html");
        Run.Place.at(Path.of(""), folder).run("page", "--lang", language.code(), "--output", html.toString());
        try (Browser browser = Browser.start();
                Page page = browser.open(html)) {
            page.click("[data-key='graph divar']");
            page.click("[data-cell='divar[width]']");
            String written = page.text(
                    "[...document.querySelectorAll('h1, .drawing, .value > div')].map(e => e.textContent).join('\\n')");
            if (Boolean.getBoolean("golden.update")) {
                page.evaluate("scrollTo(0, 0)");
                Path taken = folder.resolve("page.png");
                page.screenshot(taken);
                Files.write(file, with(written, small(taken)));
            }
            assertThat(textOf(Files.readAllBytes(file))).isEqualTo(written);
        }
        assertThat(file).satisfies(picture -> assertThat(Files.size(picture)).isLessThan(150_000));
    }

    /// The same, compressed with more care.
    private static byte[] small(Path picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(ImageIO.read(picture.toFile()), "png", out);
        return out.toByteArray();
    }

    private static byte[] with(String text, byte[] png) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(png.length + 8 + KEYWORD.length + bytes.length);
        all.put(png, 0, HEADER).putInt(KEYWORD.length - 4 + bytes.length);
        CRC32 check = new CRC32();
        check.update(KEYWORD);
        check.update(bytes);
        all.put(KEYWORD).put(bytes).putInt((int) check.getValue());
        return all.put(png, HEADER, png.length - HEADER).array();
    }

    private static String textOf(byte[] png) {
        ByteBuffer all = ByteBuffer.wrap(png);
        int length = all.getInt(HEADER) - (KEYWORD.length - 4);
        return new String(png, HEADER + 4 + KEYWORD.length, length, StandardCharsets.UTF_8);
    }
}
