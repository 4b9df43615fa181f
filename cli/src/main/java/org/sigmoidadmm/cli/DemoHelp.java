package org.sigmoidadmm.cli;

import java.util.ListResourceBundle;

/** What the help of {@code demo} says of options that it shares with {@code train}, but not with all optimizers. */
final class DemoHelp extends ListResourceBundle {

    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {
                "hidden",
                "Units of each hidden layer, from input to output, such as 100,50,20 for three layers. Default: 100,100 "
                        + "for square, 300,300 for product."
            },
            {
                "activation",
                "Activation function of the hidden layers, one for all or one per layer: sigmoid, tanh, arctan, isru, erf "
                        + "or sin, or one of your own. Default: sigmoid."
            },
            {
                "init",
                "Distribution of the first weights: zero, orthogonal-uniform, orthogonal-gauss, lecun-gauss, "
                        + "lecun-uniform, xavier, msra or msra-fan-out. Default: lecun-gauss; preset paper msra-fan-out."
            },
            {"init-scale", "Factor on the first weights, above 0. Default: 3; preset paper 8."},
            {"epochs", "Number of epochs at most, at least 1. Default: 50; preset paper 50 for square, 30 for product."
            },
            {"patience", "End after K epochs without a smaller training error. Default: no such end."},
            {
                "time-limit",
                "End with the epoch at which so much time has passed, such as 90s, 5m or 1h30m. Default: no limit."
            },
            {
                "lambda",
                "Weight of the squared weights against the loss (see --lambda-scaling), above 0; one for all layers or one "
                        + "per layer. Larger is smoother. Default: 1e-9; preset paper 1e-6."
            }
        };
    }
}
