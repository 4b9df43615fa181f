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
        double rows = Math.ceil(shown.size() / 2.0);
        double height = HEADLINE + Drawing.height(figure) + LEGEND_ROW * rows + 6;
        BufferedImage image = new BufferedImage(
                (int) Math.round(Frame.WIDTH * ImageCanvas.SCALE),
                (int) Math.round(height * ImageCanvas.SCALE),
                BufferedImage.TYPE_INT_RGB);
        fill(image);
        ImageCanvas head = new ImageCanvas(image, 0);
        head.heading(8, 14, figure.title());
        head.text(8, 28, Canvas.Anchor.START, figure.unit());
        List<Figure> figures = List.of(figure);
        for (int k = 0; k < shown.size(); k++) {
            int row = k / 2;
            double x = 8 + (k % 2) * (Frame.WIDTH / 2);
            double y = HEADLINE + Drawing.height(figure) + LEGEND_ROW * row + 10;
            Key.draw(figures, legend, shown.get(k), head, x, y - Key.HEIGHT);
            head.text(x + Key.width(figures, shown.get(k)) + 5, y, Canvas.Anchor.START, shown.get(k));
        }
        head.dispose();
        ImageCanvas body = new ImageCanvas(image, HEADLINE);
        Drawing.draw(figure, legend, body);
        body.dispose();
        return bytes(image);
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
