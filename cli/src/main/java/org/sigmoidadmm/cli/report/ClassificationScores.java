package org.sigmoidadmm.cli.report;

/**
 * How good predicted classes are.
 *
 * @param confusion entry [i][j] is the number of rows of class i that were taken for class j
 * @param weighted the same with the weights of these rows added up
 * @param ofNone entry [j] is the weight of the rows of none of the classes that were taken for class j
 * @param logLoss the mean of −log p, where p is the predicted probability of a row's true class, by the rows' weights,
 *     over the rows of one of the classes; NaN of a model without probabilities
 */
public record ClassificationScores(int[][] confusion, double[][] weighted, double[] ofNone, double logLoss)
        implements Scores {

    /**
     * Compares predictions with the truth.
     *
     * @param predicted index of the predicted class of each row
     * @param actual index of its true class; -1 if it is none of them, so that the row is wrong and not in the confusion
     * @param weights how much each row counts in all but the confusion, above 0
     * @param classes number of classes
     * @param logLoss the mean of −log p; NaN without probabilities
     * @return the scores
     */
    public static ClassificationScores of(
            int[] predicted, int[] actual, double[] weights, int classes, double logLoss) {
        int[][] confusion = new int[classes][classes];
        double[][] weighted = new double[classes][classes];
        double[] ofNone = new double[classes];
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] >= 0) {
                confusion[actual[i]][predicted[i]]++;
                weighted[actual[i]][predicted[i]] += weights[i];
            } else {
                ofNone[predicted[i]] += weights[i];
            }
        }
        return new ClassificationScores(confusion, weighted, ofNone, logLoss);
    }

    /**
     * The share of rows whose class was predicted rightly, by their weights.
     *
     * @return from 0 to 1; NaN without rows
     */
    public double accuracy() {
        double right = 0;
        double all = 0;
        for (int i = 0; i < weighted.length; i++) {
            right += weighted[i][i];
            all += ofClass(i) + ofNone[i];
        }
        return right / all;
    }

    /**
     * Of what was taken for a class, the share that is of it, by the rows' weights.
     *
     * @param index of the class
     * @return from 0 to 1; NaN if nothing was taken for it
     */
    public double precision(int index) {
        return weighted[index][index] / takenFor(index);
    }

    /**
     * Of the rows of a class, the share that was taken for it, by their weights.
     *
     * @param index of the class
     * @return from 0 to 1; NaN if it has no rows
     */
    public double recall(int index) {
        return weighted[index][index] / ofClass(index);
    }

    /**
     * The harmonic mean of precision and recall.
     *
     * @param index of the class
     * @return from 0 to 1; NaN if the class has no rows and nothing was taken for it
     */
    public double f1(int index) {
        return 2 * weighted[index][index] / (ofClass(index) + takenFor(index));
    }

    /**
     * Counts the rows of a class, whatever they weigh.
     *
     * @param index of the class
     * @return their number
     */
    public int rows(int index) {
        int rows = 0;
        for (int count : confusion[index]) {
            rows += count;
        }
        return rows;
    }

    private double ofClass(int index) {
        double sum = 0;
        for (double weight : weighted[index]) {
            sum += weight;
        }
        return sum;
    }

    private double takenFor(int index) {
        double sum = ofNone[index];
        for (double[] row : weighted) {
            sum += row[index];
        }
        return sum;
    }
}
