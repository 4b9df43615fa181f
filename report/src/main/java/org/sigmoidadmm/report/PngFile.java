package org.sigmoidadmm.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A figure as an image with headline and legend, for documents. Needs no display. */
public final class PngFile {

    private static final double HEADLINE = 34;
    private static final double LEGEND_ROW = 16;
    private static final double MARGIN = 8;
    private static final double KEY_GAP = 5;

    private PngFile() {}

    /**
     * Draws a figure.
     *
     * @param figure what to draw
     * @param legend the names of the series of its section
     * @return the bytes of a PNG file, 900 pixels wide
     */
    public static byte[] of(Figure figure, List<String> legend) {
        List<String> shown = shown(figure, legend);
        List<Figure> figures = List.of(figure);
        double second = secondColumn(figures, shown);
        int columns = Double.isNaN(second) ? 1 : 2;
        double rows = Math.ceil(shown.size() / (double) columns);
        double height = HEADLINE + Drawing.height(figure) + LEGEND_ROW * rows + 6;
        BufferedImage image = new BufferedImage(
                (int) Math.round(Frame.WIDTH * ImageCanvas.SCALE),
                (int) Math.round(height * ImageCanvas.SCALE),
                BufferedImage.TYPE_INT_RGB);
        fill(image);
        ImageCanvas head = new ImageCanvas(image, 0);
        head.heading(MARGIN, 14, figure.title());
        head.text(MARGIN, 28, Canvas.Anchor.START, figure.unit());
        for (int k = 0; k < shown.size(); k++) {
            int row = k / columns;
            double x = k % columns == 0 ? MARGIN : second;
            double y = HEADLINE + Drawing.height(figure) + LEGEND_ROW * row + 10;
            Key.draw(figures, legend, shown.get(k), head, x, y - Key.HEIGHT);
            head.text(x + Key.width(figures, shown.get(k)) + KEY_GAP, y, Canvas.Anchor.START, shown.get(k));
        }
        head.dispose();
        ImageCanvas body = new ImageCanvas(image, HEADLINE);
        Drawing.draw(figure, legend, body);
        body.dispose();
        return bytes(image);
    }

    /** Where the second column of the legend begins; NaN if one must do. */
    private static double secondColumn(List<Figure> figures, List<String> shown) {
        ImageCanvas measure = new ImageCanvas(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), 0);
        double[] widths = new double[2];
        for (int k = 0; k < shown.size(); k++) {
            double width = Key.width(figures, shown.get(k)) + KEY_GAP + measure.width(shown.get(k));
            widths[k % 2] = Math.max(widths[k % 2], width);
        }
        measure.dispose();
        double usual = Math.min(MARGIN + Frame.WIDTH / 2, Frame.WIDTH - MARGIN / 2 - widths[1]);
        double second = Math.max(usual, MARGIN + widths[0] + MARGIN);
        return second + widths[1] <= Frame.WIDTH ? second : Double.NaN;
    }

    /** The names of the legend that the figure uses. */
    private static List<String> shown(Figure figure, List<String> legend) {
        List<String> used = figure instanceof LinePlot plot
                ? plot.curves().stream().map(LinePlot.Curve::name).toList()
                : figure instanceof CategoryChart chart ? chart.series() : List.of();
        return legend.stream().filter(used::contains).toList();
    }

    private static void fill(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, Color.WHITE.getRGB());
            }
        }
    }

    /** In memory alone: the usual file cache registers a shutdown hook, which fails once the process is ending. */
    private static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java has no writer of PNG files");
            }
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
