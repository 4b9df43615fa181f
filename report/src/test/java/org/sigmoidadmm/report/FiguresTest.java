package org.sigmoidadmm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;

class FiguresTest {

    private static final List<String> LEGEND = List.of("first", "second & last");

    private static final LinePlot PLOT = new LinePlot(
            "Error <small>",
            "MSE",
            "epochs",
            true,
            true,
            List.of(
                    new Curve("first", List.of(Point.of(1, 0.1), Point.of(10, Double.NaN), new Point(100, 1e-9, 0, 1))),
                    new Curve("second & last", List.of(Point.of(1, Double.POSITIVE_INFINITY), Point.of(2, -1)))));

    private static final HeatMap MAP = new HeatMap(
            "Map",
            "error",
            "β",
            "λ",
            List.of("0.1", "1"),
            List.of("1e-9", "1e-6", "1e-3"),
            List.of(List.of(1e-9, 1.0, Double.NaN), List.of(5.0, 0.0, 1e-3)),
            true,
            1e-9,
            1);

    private static final CategoryChart BARS = new CategoryChart(
            "Bars",
            "ms",
            "",
            List.of(""),
            LEGEND,
            List.of(List.of(new Estimate(2, 1, 3), new Estimate(1, 1, 1))),
            false,
            2);

    private static String page(Figure figure) {
        Section section = new Section("Section", "Text", LEGEND, List.of(figure), List.of());
        Card card = new Card("Claim", "holds", Card.Tone.GOOD, List.of("because"));
        return HtmlPage.render(new Page("Title", "summary", "note", List.of(card), List.of(section)));
    }

    @Test
    void pageEscapesTextsAndNeedsNothingElse() {
        assertThat(page(PLOT))
                .contains("Error &lt;small&gt;", "second &amp; last", "class=\"badge GOOD\"", "<svg viewBox")
                .doesNotContain("NaN", "Infinity", "<script", "http:", "https:", "src=");
    }

    @Test
    void valuesThatCannotBeShownLeaveGaps() {
        String page = page(PLOT);
        String figure = page.substring(page.indexOf("<figure>"));
        // Two points of the first curve are shown, apart; nothing of the second.
        assertThat(figure.split("<polygon", -1)).hasSize(3);
        assertThat(figure).doesNotContain("class=\"curve");
    }

    @Test
    void seriesAreToldApartWithoutColours() {
        String page = page(level("second & last", 2));
        List<String> dashes = page.lines()
                .filter(line -> line.startsWith(".f"))
                .map(line -> line.replaceAll(".*stroke: var\\(--c\\d\\);", ""))
                .toList();
        assertThat(dashes).hasSize(HtmlPage.LIGHT_COLOURS.size()).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, dashes.size()).mapToObj(Palette::marker)).doesNotHaveDuplicates();
        // the same line and the same marker in legend and figure
        for (String style : List.of("curve s1", "marker f1")) {
            assertThat(page.split(style, -1)).as(style).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void imageHasTheDashesOfThePage() throws IOException {
        assertThat(runsOfColour(level("first", 2), HtmlPage.LIGHT_COLOURS.get(0)))
                .isLessThan(5);
        assertThat(runsOfColour(level("second & last", 2), HtmlPage.LIGHT_COLOURS.get(1)))
                .isGreaterThan(25);
    }

    @Test
    void longNamesGetARowEachInTheImage() throws IOException {
        List<String> names = List.of("a", "b");
        List<String> longNames = List.of("a name as long as they come", "another one as long as they come");
        assertThat(height(longNames)).isEqualTo(height(names) + 40);
    }

    private static int height(List<String> names) throws IOException {
        List<Curve> curves = names.stream()
                .map(name -> new Curve(name, List.of(Point.of(1, 1), Point.of(2, 1))))
                .toList();
        LinePlot plot = new LinePlot("Names", "", "", false, false, curves);
        return ImageIO.read(new ByteArrayInputStream(PngFile.of(plot, names))).getHeight();
    }

    @Test
    void longCurvesHaveMarkersToo() {
        String page = page(level("first", 200));
        String figure = page.substring(page.indexOf("<figure>"));
        assertThat(figure.split("<polygon", -1)).hasSizeBetween(4, 10);
    }

    @Test
    void referenceIsGreyAndDashedWithoutMarkers() {
        Curve bound = new Curve("first", List.of(Point.of(1, 1), Point.of(2, 1)), true);
        String page = page(new LinePlot("Bound", "", "", false, false, List.of(bound)));
        assertThat(page.split("curve reference", -1)).hasSize(3);
        assertThat(page.substring(page.indexOf("<figure>"))).doesNotContain("<polygon");
        assertThat(page).contains(".reference { stroke: var(--quiet); stroke-dasharray: 5 4; }");
    }

    @Test
    void noteStandsWhereAFigureHasASpread() {
        assertThat(page(PLOT)).contains(">note<");
        assertThat(page(BARS)).contains(">note<");
        assertThat(page(level("first", 2))).doesNotContain(">note<");
        assertThat(page(MAP)).doesNotContain(">note<");
    }

    /** A horizontal line. */
    private static LinePlot level(String series, int points) {
        List<Point> all =
                IntStream.rangeClosed(1, points).mapToObj(k -> Point.of(k, 0.5)).toList();
        return new LinePlot("Level", "", "", false, false, List.of(new Curve(series, all)));
    }

    /** The largest number of runs of a colour in a row of pixels. */
    private static int runsOfColour(Figure figure, String colour) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngFile.of(figure, LEGEND)));
        int most = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            int runs = 0;
            boolean inside = false;
            for (int x = 0; x < image.getWidth(); x++) {
                boolean now = image.getRGB(x, y) == Color.decode(colour).getRGB();
                runs += now && !inside ? 1 : 0;
                inside = now;
            }
            most = Math.max(most, runs);
        }
        return most;
    }

    @Test
    void heatMapHasACellForEachValueAndACrossForWhatIsMissing() {
        String page = page(MAP);
        assertThat(page.split("fill-opacity", -1)).hasSize(7);
        assertThat(page).contains(">×<").doesNotContain("NaN");
    }

    @Test
    void heatMapRefusesValuesOfAnotherShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatMap(
                        "", "", "", "", List.of("a"), List.of("b"), List.of(List.of(1.0, 2.0)), false, 0, 1))
                .withMessageContaining("1×1");
    }

    @Test
    void everyFigureBecomesAnImage() throws IOException {
        for (Figure figure : List.of(PLOT, MAP, BARS)) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngFile.of(figure, LEGEND)));
            assertThat(image.getWidth()).isEqualTo(900);
            long colours = Arrays.stream(image.getRGB(0, 0, 900, image.getHeight(), null, 0, 900))
                    .distinct()
                    .count();
            assertThat(colours).isGreaterThan(10); // a blank page would have one
        }
    }

    @Test
    void axesAreMarkedAtRoundValues() {
        assertThat(Scale.fromZero(7, 0, 1).ticks()).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        Scale log = Scale.log(3e-9, 0.02, 0, 1);
        assertThat(log.ticks().get(0)).isEqualTo(1e-9);
        assertThat(log.label(1e-7)).isEqualTo("1e-7");
        assertThat(log.shows(0)).isFalse();
    }

    @Test
    void numbersOfAnyMagnitudeAreShort() {
        assertThat(Numbers.significant(1.234e-9)).isEqualTo("1.2e-9");
        assertThat(Numbers.significant(0.1234)).isEqualTo("0.12");
        assertThat(Numbers.significant(35)).isEqualTo("35");
        assertThat(Numbers.significant(1.5e12)).isEqualTo("1.5e12");
        assertThat(Numbers.significant(0)).isEqualTo("0");
        assertThat(Numbers.significant(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.brief(0.00012)).isEqualTo("1e-4");
    }

    @Test
    void jsonIsReadBackAsWritten() {
        JsonTree tree = JsonTree.parse(
                "test", JsonText.of(Map.of("list", new double[] {0.1, Double.NaN}, "text", "a\"b", "yes", true)));
        assertThat(tree.get("list").numbers()).containsExactly(0.1, Double.NaN);
        assertThat(tree.get("text").text()).isEqualTo("a\"b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.of(new Object()))
                .withMessageContaining("java.lang.Object");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonTree.parse("test", "{} {}"))
                .withMessageContaining("more follows");
    }
}
