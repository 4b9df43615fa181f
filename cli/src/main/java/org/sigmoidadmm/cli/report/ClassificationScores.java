package org.sigmoidadmm.cli.report;

/**
 * How good predicted classes are.
 *
 * @param confusion entry [i][j] is the number of rows of class i that were taken for class j
 * @param accuracy the share of rows whose class was predicted rightly, by their weights; NaN without rows
 */
public record ClassificationScores(int[][] confusion, double accuracy) implements Scores {

    /**
     * Compares predictions with the truth.
     *
     * @param predicted index of the predicted class of each row
     * @param actual index of its true class; -1 if it is none of them, so that the row is wrong and not in the matrix
     * @param weights how much each row counts in the accuracy, above 0
     * @param classes number of classes
     * @return the scores
     */
    public static ClassificationScores of(int[] predicted, int[] actual, double[] weights, int classes) {
        int[][] confusion = new int[classes][classes];
        double right = 0;
        double all = 0;
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] >= 0) {
                confusion[actual[i]][predicted[i]]++;
            }
            right += actual[i] == predicted[i] ? weights[i] : 0;
            all += weights[i];
        }
        return new ClassificationScores(confusion, right / all);
    }
}
