package bn.browser;

import java.util.List;

/// Whether what is on a page can be read: its text against what is behind it, by the rules of WCAG 2, level AA.
public final class Contrast {
    private static final String SCRIPT = """
            (() => {
              const parse = text => {
                const n = text.match(/[\\d.]+/g).map(Number);
                return {rgb: n.slice(0, 3), alpha: n.length > 3 ? n[3] : 1};
              };
              const over = (top, below) => top.rgb.map((c, i) => c * top.alpha + below[i] * (1 - top.alpha));
              const behind = element => {
                if (!element) return [255, 255, 255];
                return over(parse(getComputedStyle(element).backgroundColor), behind(element.parentElement));
              };
              // In a drawing it is what was drawn there before.
              const drawnBehind = text => {
                const { x, y, width, height } = text.getBoundingClientRect();
                return [...text.ownerSVGElement.querySelectorAll('rect, circle, ellipse, path, polygon')]
                  .filter(shape => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
                  .filter(shape => shape.checkVisibility() && shape.ownerSVGElement === text.ownerSVGElement)
                  .filter(shape => shape.isPointInFill(
                    new DOMPoint(x + width / 2, y + height / 2).matrixTransform(shape.getScreenCTM().inverse())))
                  .map(shape => getComputedStyle(shape))
                  .filter(style => style.fill.startsWith('rgb'))
                  .map(style => ({ ...parse(style.fill), share: style.fillOpacity * style.opacity }))
                  .reduce((below, { rgb, alpha, share }) => over({ rgb, alpha: alpha * share }, below), behind(text.ownerSVGElement));
              };
              const light = rgb => {
                const [r, g, b] = rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const faint = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                const text = texts.currentNode.textContent.trim();
                if (!text || !element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
                const style = getComputedStyle(element);
                const isDrawn = element instanceof SVGElement;
                const ground = isDrawn ? drawnBehind(element) : behind(element);
                const colour = isDrawn ? style.fill : style.color;
                const ink = over(parse(colour), ground);
                const [dark, bright] = [light(ink), light(ground)].sort((a, b) => a - b);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
                const ratio = (bright + 0.05) / (dark + 0.05);
                if (ratio < (large ? 3 : 4.5)) faint.push(`${text}: ${colour} on ${ground}, ${ratio.toFixed(2)}`);
              }
              return faint;
            })()""";

    private Contrast() {}

    /// The texts that stand out too little, each with its colours.
    public static List<?> tooLow(Page page) {
        // What is on its way from one colour to another has neither.
        page.await("document.getAnimations().every(one => one.playState !== 'running')");
        return (List<?>) java.util.Objects.requireNonNull(page.evaluate(SCRIPT));
    }
}
