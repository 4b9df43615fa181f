package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.MatrixBackends;

class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "''|Missing command",
                "fly|there is no command 'fly'",
                "backends --jsn|Unknown option: '--jsn', did you mean --json?",
                "train --target z|Missing required option: '--data=FILE'",
                "train --data z|Missing required option: '--target=COL'",
                "predict --data z|Missing required option: '--model=M'",
                "export m --output z|Missing required option: '--format=onnx|npz|json|safetensors'",
                "export m --format onnx|Missing required option: '--output=FILE'",
                "export --format onnx --output z|Missing required parameter: 'MODEL'",
                "export m --format pmml --output z|'pmml' is none of onnx, npz, json, safetensors",
                "export m --format onnx --precision half --output z|'half' is none of float32, float64",
                "export m --format npz --precision float32 --output z|--precision float32 belongs to --format onnx; npz",
                "export m --format npz --output m|--output and MODEL are the same file, m",
                "describe|Missing required parameter: 'MODEL'",
                "demo|Missing required parameter: 'square|product'",
                "demo cube|'cube' is none of square, product",
                "demo square --preset best|'best' is none of default, paper",
                "demo square --majorizer m|'m' is none of lipschitz, max-abs",
                "demo square --init he|'he' is none of zero, orthogonal-uniform",
                "demo square --bias 1|'1' is none of zero, random",
                "demo square --epochs many|'many' is not a whole number",
                "demo square --epochs 1.5|'1.5' is not a whole number",
                "demo square --epochs 3000000000|'3000000000' is too large, must be from -2147483648 to 2147483647",
                "demo square --seed 1.5|'1.5' is not a whole number",
                "demo square --seed 99999999999999999999|'99999999999999999999' is too large, must be from -92",
                "demo square --hidden 9,x|'x' is not a whole number",
                "demo square --beta 1,x|'x' is not a number",
                "train --data z --target y --validation 20%|'20%' is not a number",
                "train --data z --target y --polish -1|polish is -1, must be at least 0",
                "train --data z --target y --start-from m --init zero|--init has no place beside a model to start from",
                "train --data z --target y --start-from m --init-scale 2|--init-scale has no place beside a model to",
                "train --data z --target y --warm-start m --bias zero|--bias has no place beside a model to start from",
                "demo square --epochs 0|epochs is 0, must be at least 1",
                "demo square --lambda 0|lambda is 0.0, must be positive and finite",
                "demo square --lambda -1e-6|lambda is -1.0E-6, must be positive and finite",
                "demo square --beta 0|beta is 0.0, must be positive and finite",
                "demo square --beta 1,NaN,1|beta is NaN, must be positive and finite",
                "demo square --beta 1,1|beta has 2 values, the network has 3 weight layers",
                "demo square --hidden 0|hidden layer width is 0, must be at least 1",
                "demo square --hidden 10,-1|hidden layer width is -1, must be at least 1",
                "demo square --init-scale 0|initial scale is 0.0, must be positive and finite",
                "demo square --threads -1|threads is -1, must be at least 0",
                "demo square --activation relu|activation relu has no finite bounds",
                "demo square --activation swish|There is no activation function 'swish'",
                "train --data z --target y --optimizer newton|'newton' is none of admm, sgd, adam, lbfgs, random-features",
                "train --data z --target y --optimizer adam --beta 1|--beta belongs to --optimizer admm, not to adam",
                "train --data z --target y --optimizer sgd --preset paper|--preset belongs to --optimizer admm, not to sgd",
                "train --data z --target y --step-size 1|--step-size belongs to --optimizer sgd, adam, not to admm",
                "train --data z --target y --optimizer lbfgs --batch-size 9|--batch-size belongs to --optimizer sgd, adam",
                "train --data z --target y --optimizer adam --momentum 0|--momentum belongs to --optimizer sgd, not to adam",
                "train --data z --target y --optimizer random-features --epochs 2|--epochs belongs to --optimizer admm, sgd",
                "train --data z --target y --optimizer random-features --lambda 1,2|--lambda has 2 values",
                "train --data z --target y --optimizer sgd --step-size 0|step size is 0.0, must be positive and finite",
                "train --data z --target y --optimizer sgd --momentum 1|momentum is 1.0, must be at least 0 and below 1",
                "train --data z --target y --optimizer sgd --batch-size 0|batch size is 0, must be at least 1",
                "train --data z --target y --optimizer adam --nesterov|--nesterov belongs to --optimizer sgd, not to adam",
                "train --data z --target y --optimizer sgd --momentum 0 --nesterov|Nesterov's momentum needs a momentum",
                "train --data z --target y --optimizer lbfgs --schedule cosine|--schedule belongs to --optimizer sgd, adam",
                "train --data z --target y --optimizer sgd --schedule cosine --decay 0.5|--decay belongs to --schedule step, not to cosine",
                "train --data z --target y --optimizer sgd --decay-every 5|--decay-every belongs to --schedule step, which is not",
                "train --data z --target y --optimizer sgd --schedule step --decay 2|step decay is 2.0, must be above 0 and at most 1",
                "train --data z --target y --optimizer sgd --schedule step --decay-every 0|decays every 0 epochs, must be at least 1",
                "train --data z --target y --optimizer sgd --schedule log|'log' is none of constant, step, cosine",
                "train --data z --target y --optimizer sgd --weight-decay -1|weight decay is -1.0, must be at least 0",
                "train --data z --target y --optimizer sgd --clip 0|clip norm is 0.0, must be positive",
                "train --data z --target y --optimizer lbfgs --lbfgs-memory 0|L-BFGS memory is 0, must be at least 1",
                "train --data z --target y --lbfgs-memory 9|--lbfgs-memory belongs to --optimizer lbfgs, not to admm",
                "train --data z --target y --weight-decay 1|--weight-decay belongs to --optimizer sgd, adam, lbfgs, not to admm",
                "train --data z --target y --optimizer adam --safeguard off|--safeguard belongs to --optimizer admm, not to adam",
                "train --data z --target y --optimizer adam --tolerance-primal 1|--tolerance-primal belongs to --optimizer admm",
                "train --data z --target y --optimizer random-features --patience 1|--patience belongs to --optimizer admm, sgd",
                "train --data z --target y --optimizer random-features --loss hinge|--loss belongs to --optimizer admm, sgd",
                "train --data z --target y --loss log|'log' is none of squared, cross-entropy, hinge, huber",
                "train --data z --target y --loss huber:0|delta of the Huber loss is 0.0, must be positive",
                "train --data z --target y --safeguard on|'on' is none of off, warn, restart",
                "train --data z --target y --keep first|'first' is none of best, last",
                "train --data z --target y --output-start zero|'zero' is none of forward, target",
                "train --data z --target y --patience 0|patience is 0, must be at least 1 epoch",
                "train --data z --target y --time-limit 10|--time-limit is '10', must be a duration such as 90s",
                "train --data z --target y --time-limit 0s|time limit is 0s, must be longer than 0s",
                "train --data z --target y --objective-tolerance 0|objective tolerance is 0.0, must be above 0",
                "train --data z --target y --objective-tolerance NaN|objective tolerance is NaN, must be above 0",
                "train --data z --target y --tolerance-primal -1|absolute tolerance is -1.0, must be at least 0",
                "train --data z --target y --tolerance-primal 0|--tolerance-primal is 0, must be above 0 in one",
                "train --data z --target y --tolerance-primal 1,1|relative tolerance is 1.0, must be in [0, 1)",
                "train --data z --target y --tolerance-dual 1,2,3|--tolerance-dual is '1,2,3', must be one number or two",
                "train --data z --target y --tolerance-dual 1,x|--tolerance-dual is '1,x', 'x' is not a number",
                "train --data z --target y --curvature-factor 0|curvature factor is 0.0, must be positive and finite",
                "train --data z --target y --activation-curvature-factor 0|activation curvature factor is 0.0, must be positive",
                "train --data z --target y --dual-step 2|dual step is 2.0, must be in (0, 1]",
                "train --data z --target y --weight-curvature max|'max' is none of layer, neuron, backtracked, gauss-newton",
                "train --data z --target y --activation-curvature neuron|'neuron' is none of layer, sample, backtracked",
                "train --data z --target y --penalty-adaptation on|'on' is none of fixed, residual-balancing, norm-tied",
                "train --data z --target y --lambda-scaling median|'median' is none of sum, mean",
                "train --data z --target y --optimizer adam --dual-step 1|--dual-step belongs to --optimizer admm, not to adam",
                "demo square --polish 5|Unknown option",
                "train --data z --target y --hidden 9,9 --activation tanh,sin,erf|--activation has 3 names, --hidden has 2",
                "train --data z --target y --activation tanh,relu|activation relu has no finite bounds",
                "demo square --backend blis|there is no backend 'blis'; present are"
            })
    void badUsageIsOneSentenceWithAHintAndCodeTwo(String line, String expected) {
        Run run = Run.of(line.equals("''") || line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.err()).contains(expected).contains("--help'").hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).doesNotContain("epoch ");
    }

    @Test
    void presetBackendThatIsNotThereIsBadUsageLikeThatOfTheOption() {
        System.setProperty(MatrixBackends.PROPERTY, "foo");
        try {
            Run demo = Run.of("demo", "square");
            assertThat(demo.err())
                    .contains(
                            "there is no backend 'foo', which the system property sigmoidadmm.backend asks for; present")
                    .hasLineCount(1);
            assertThat(demo.code()).isEqualTo(2);
            assertThat(Run.of("backends").out())
                    .contains(
                            "without --backend the system property sigmoidadmm.backend asks for foo, which is not present");
        } finally {
            System.clearProperty(MatrixBackends.PROPERTY);
        }
    }

    /** What a command cannot do without stands in the first line of its help, and "Usage:" once. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "train;Usage: admm train --data=FILE --target=COL [--model=OUT] [OPTIONS]",
                "predict;Usage: admm predict --model=M --data=FILE [--out=OUT.csv] [OPTIONS]",
                "evaluate;Usage: admm evaluate --model=M --data=FILE [--target=COL] [OPTIONS]",
                "export;Usage: admm export MODEL --format=onnx|npz|json|safetensors --output=FILE [OPTIONS]",
                "describe;Usage: admm describe [OPTIONS] MODEL"
            })
    void helpBeginsWithWhatIsNeeded(String command, String first) {
        assertThat(Run.of(command, "--help").out().lines().findFirst()).hasValue(first);
    }

    /** The options are those of train, the optimizers and the polish are not. */
    @Test
    void helpOfDemoSpeaksOfWhatItHas() {
        String demo = Run.of("demo", "--help").out().replaceAll("\\s+", " ");
        assertThat(demo)
                .contains("Default: 100,100 for square, 300,300 for product.")
                .doesNotContain("random-features", "sgd", "polish", "optimizer", "--resume", "validation");
        assertThat(Run.of("train", "--help").out().replaceAll("\\s+", " "))
                .contains("Default: 100,100; random-features 500.", "before a --polish 5; sgd")
                .contains("diverged, that is a number became infinite or NaN. Errors that only grow are no failure");
    }

    @Test
    void stackTraceOnlyWithDebug() {
        assertThat(Run.of("demo", "square", "--epochs", "0").err()).doesNotContain("\tat ");
        assertThat(Run.of("demo", "square", "--epochs", "0", "--debug").err())
                .contains("\tat ")
                .contains("UsageException");
        assertThat(Run.of("demo", "square", "--epochs", "x", "--debug").err()).contains("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "train ", "predict ", "evaluate ", "describe ", "export ", "backends ", "demo "})
    void helpAndVersionAreResultsOfEveryCommand(String command) {
        Run help = Run.of((command + "--help").split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("--debug").contains("Exit codes");

        Run version = Run.of((command + "--version").split(" "));
        assertThat(version.code()).isZero();
        assertThat(version.out()).containsPattern("admm \\d+\\.\\d+\\.\\d+");
    }
}
