package org.sigmoidadmm.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws into an image, in the colours of the light page. */
final class ImageCanvas implements Canvas {

    /** Pixels per unit. */
    static final double SCALE = 2.5;

    private static final Color TEXT = new Color(0x1b1f24);
    private static final Color QUIET = new Color(0x59636e);
    private static final Color GRID = new Color(0xe6eaee);
    private static final float TEXT_SIZE = 12;
    private static final float LABEL_SIZE = 9.5f;
    private static final float RIM = 0.8f;

    private final Graphics2D graphics;

    /** Draws into the part of an image that begins at a height, in units. */
    ImageCanvas(BufferedImage image, double top) {
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        graphics.translate(0, top);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(TEXT_SIZE));
    }

    /** The colour of a series on the light page. */
    static Color colour(int series) {
        return Color.decode(HtmlPage.LIGHT_COLOURS.get(series));
    }

    void dispose() {
        graphics.dispose();
    }

    /** A bold text from its left end. */
    void heading(double x, double y, String content) {
        graphics.setFont(graphics.getFont().deriveFont(Font.BOLD, TEXT_SIZE));
        graphics.setColor(TEXT);
        graphics.drawString(content, (float) x, (float) y);
        graphics.setFont(graphics.getFont().deriveFont(Font.PLAIN, TEXT_SIZE));
    }

    /** The width of a text, in units. */
    double width(String content) {
        return graphics.getFontMetrics().stringWidth(content);
    }

    @Override
    public void line(Stroke stroke, double x1, double y1, double x2, double y2) {
        graphics.setColor(
                switch (stroke) {
                    case GRID -> GRID;
                    case BASE -> QUIET;
                    case AIM, WHISKER -> TEXT;
                });
        graphics.setStroke(
                stroke == Stroke.AIM
                        ? new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0)
                        : new BasicStroke(stroke == Stroke.WHISKER ? 1.3f : 1));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void curve(int series, double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        path.moveTo(x[0], y[0]);
        for (int k = 1; k < x.length; k++) {
            path.lineTo(x[k], y[k]);
        }
        graphics.setColor(series == Palette.REFERENCE ? QUIET : colour(series));
        float[] dashes = Palette.dashes(series);
        graphics.setStroke(new BasicStroke(
                2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0));
        graphics.draw(path);
    }

    @Override
    public void marker(int series, double x, double y, double radius, String hint) {
        double[] outline = Palette.marker(series).outline(x, y, radius);
        Path2D path = new Path2D.Double();
        path.moveTo(outline[0], outline[1]);
        for (int k = 2; k < outline.length; k += 2) {
            path.lineTo(outline[k], outline[k + 1]);
        }
        path.closePath();
        graphics.setColor(colour(series));
        graphics.fill(path);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(RIM, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    @Override
    public void bar(int series, double x, double y, double width, double height, String hint) {
        graphics.setColor(colour(series));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void shade(double depth, double x, double y, double width, double height, String hint) {
        Color full = colour(0);
        graphics.setColor(new Color(full.getRed(), full.getGreen(), full.getBlue(), (int) Math.round(255 * depth)));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void text(double x, double y, Anchor anchor, String content) {
        double width = width(content);
        double left = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        graphics.setColor(QUIET);
        graphics.drawString(content, (float) left, (float) y);
    }

    @Override
    public void label(double x, double y, double depth, String content) {
        graphics.setFont(graphics.getFont().deriveFont(LABEL_SIZE));
        graphics.setColor(depth > SvgCanvas.DEEPEST ? Color.WHITE : TEXT);
        graphics.drawString(content, (float) (x - width(content) / 2), (float) y);
        graphics.setFont(graphics.getFont().deriveFont(TEXT_SIZE));
    }
}
