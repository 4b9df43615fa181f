package org.sigmoidadmm.cli.report;

/**
 * How good predicted classes are.
 *
 * @param confusion entry [i][j] is the number of rows of class i that were taken for class j
 */
public record ClassificationScores(int[][] confusion) implements Scores {

    /**
     * Compares predictions with the truth.
     *
     * @param predicted index of the predicted class of each row
     * @param actual index of its true class
     * @param classes number of classes
     * @return the scores
     */
    public static ClassificationScores of(int[] predicted, int[] actual, int classes) {
        int[][] confusion = new int[classes][classes];
        for (int i = 0; i < actual.length; i++) {
            confusion[actual[i]][predicted[i]]++;
        }
        return new ClassificationScores(confusion);
    }

    /**
     * The share of rows whose class was predicted rightly.
     *
     * @return from 0 to 1; NaN without rows
     */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int i = 0; i < confusion.length; i++) {
            for (int j = 0; j < confusion.length; j++) {
                all += confusion[i][j];
                right += i == j ? confusion[i][j] : 0;
            }
        }
        return all == 0 ? Double.NaN : (double) right / all;
    }
}
