"""One epoch of sigmoid-ADMM in plain NumPy, timed at the shapes of docs/benchmarks.md: python3 bench/peers/numpy_admm.py

With --beside ./bench/run it is timed in turn with the library on jblas (./bench/run profile), and the ratio is printed.

Needs numpy alone. One thread. The iteration is that of ./bench/run's epochs: all W, then V from the first layer to the
last, then the multipliers L; squared loss, columns are samples, the curvature is max|B|/2, beta = 1. It is written as one
would write it down from the formulas, but does no product twice: S, the output of each layer, serves V, L and the next W.
"""

import argparse
import os
import re
import statistics
import subprocess
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ.pop("OPENBLAS_CORETYPE", None)  # ./admm sets it for the old OpenBLAS of jblas; it slows down a current one
import numpy as np  # noqa: E402

LAMBDA, BETA = 0.01, 1.0
ROUNDS = 3  # with --beside
NETS = {
    "S1": ([1, 100, 100, 1], 1000, 200),
    "S2": ([2, 300, 300, 1], 1000, 50),
    "S3": ([64, 500, 500, 10], 10_000, 7),
}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def with_ones(v):
    return np.vstack([v, np.ones(v.shape[1])])


def forward(x, w):
    outputs = []
    for i, weight in enumerate(w):
        z = weight @ with_ones(x)
        x = sigmoid(z) if i < len(w) - 1 else z
        outputs.append(x)
    return outputs


def epoch(x, y, w, v, s, multiplier, lam, beta):
    """One iteration; w (bias in the last column), v, s and multiplier are lists of one matrix per layer, updated."""
    last = len(w) - 1
    b = [v[i] - multiplier[i] / beta for i in range(last + 1)]
    c = [np.abs(b[i]).max() / 2 if i < last else 1.0 for i in range(last + 1)]
    for i in range(last + 1):
        a = with_ones(v[i - 1] if i > 0 else x)
        g = (s[i] - b[i]) * (s[i] * (1 - s[i]) if i < last else 1)
        system = lam * np.eye(len(a)) + beta * c[i] * (a @ a.T)
        w[i] = w[i] - np.linalg.solve(system, (lam * w[i] + beta * (g @ a.T)).T).T
    for i in range(last + 1):
        z = w[i] @ with_ones(v[i - 1] if i > 0 else x)
        s[i] = sigmoid(z) if i < last else z
        if i == last:
            v[i] = (y + multiplier[i] + beta * z) / (1 + beta)
        else:
            u = w[i + 1][:, :-1]
            ahead = u @ v[i] + w[i + 1][:, -1:]
            if i + 1 < last:
                p = sigmoid(ahead)
                g = (p - b[i + 1]) * p * (1 - p)
            else:
                g = ahead - b[i + 1]
            system = beta * np.eye(len(v[i])) + beta * c[i + 1] * (u.T @ u)
            v[i] = v[i] + np.linalg.solve(system, beta * (s[i] - v[i]) + multiplier[i] - beta * (u.T @ g))
        multiplier[i] = multiplier[i] + beta * (s[i] - v[i])


def measure(name, sizes, samples, epochs):
    random = np.random.default_rng(1)
    x = random.uniform(-1, 1, (sizes[0], samples))
    y = np.stack([(x * x * np.cos(1 + i + np.arange(sizes[0]))[:, None]).sum(0) for i in range(sizes[-1])])
    w = [random.normal(0, 3 / np.sqrt(d + 1), (e, d + 1)) for d, e in zip(sizes, sizes[1:])]
    s = forward(x, w)
    v, multiplier = list(s), [np.zeros_like(layer) for layer in s]
    wall, cpu = [], []
    for k in range(epochs + 3):
        begin = time.perf_counter(), time.process_time()
        epoch(x, y, w, v, s, multiplier, LAMBDA, BETA)
        if k >= 3:
            wall.append(time.perf_counter() - begin[0])
            cpu.append(time.process_time() - begin[1])
    error = ((forward(x, w)[-1] - y) ** 2).mean()
    print(f"{name} {'-'.join(map(str, sizes))}, n = {samples}: {1e3 * statistics.median(wall):.1f} ms per epoch,"
          f" {1e3 * statistics.median(cpu):.1f} ms of processor time; training error {error:.2g}", flush=True)
    return 1e3 * statistics.median(wall)


def beside(run, name, epochs):
    """Milliseconds per epoch of the library on jblas."""
    command = [run, "profile", "--net", name, "--backend", "jblas", "--epochs", str(epochs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return float(re.search(r"samples: ([0-9.]+) ms", done.stdout)[1])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Times plain NumPy, one thread.")
    parser.add_argument("--beside", metavar="RUN", help="the script bench/run, to time the library in turn")
    run = parser.parse_args().beside
    print(f"NumPy {np.__version__}, one thread; medians")
    for net, (layers, n, repetitions) in NETS.items():
        times = []
        for _ in range(ROUNDS if run else 1):
            numpy_time = measure(net, layers, n, repetitions)
            if run:
                times.append((numpy_time, beside(run, net, 2 * repetitions)))
        if run:
            ours = statistics.median(time for _, time in times)
            ratios = sorted(numpy_time / time for numpy_time, time in times)
            print(f"{net}: jblas {ours:.2f} ms per epoch; NumPy / jblas {statistics.median(ratios):.2f}"
                  f" ({ratios[0]:.2f} to {ratios[-1]:.2f})", flush=True)
