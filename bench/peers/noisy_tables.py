#!/usr/bin/env python3
"""Writes tables that the default method was not chosen by one by one: small ones, noisy ones, and classes.

    python3 bench/peers/noisy_tables.py DIR
    ./bench/run stick --tables DIR --backend jblas --methods adam,default --seeds 5

Needs numpy and scikit-learn (diabetes, bcancer and wine are its own copies of measured data; the rest is invented).
"""

import gzip
import pathlib
import sys

import numpy as np
from sklearn import datasets


def diabetes(_):
    return datasets.load_diabetes(return_X_y=True)


def friedman1(_):
    return datasets.make_friedman1(3000, n_features=10, noise=1, random_state=2)


def friedman1_small(_):
    return datasets.make_friedman1(300, n_features=10, noise=1, random_state=1)


def friedman2(_):
    return datasets.make_friedman2(1000, noise=30, random_state=3)


def friedman3(_):
    return datasets.make_friedman3(1500, noise=0.1, random_state=4)


def linear(random):
    """As much noise as signal, and nothing to bend for."""
    x = random.normal(size=(600, 20))
    return x, x @ random.normal(size=20) + 4 * random.normal(size=600)


def houses(random):
    """Kinks and products, few rows, a binary input."""
    n = 500
    x = random.normal(size=(n, 13))
    x[:, 3] = x[:, 3] > 1
    x[:, 5] = 0.7 * x[:, 4] + 0.7 * x[:, 5]
    y = 5 * x[:, 0] - 3 * np.abs(x[:, 1]) + 2 * x[:, 4] * x[:, 2] + 3 * np.maximum(x[:, 6], 0)
    return x, 22 + y + 2.5 * random.normal(size=n)


def grades(random):
    """Skewed inputs, whole numbers from 3 to 8 as targets, two thirds of their variance noise."""
    n = 1600
    z = random.normal(size=(n, 5))
    x = np.exp(0.4 * (0.6 * z @ random.normal(size=(5, 11)) + 0.6 * random.normal(size=(n, 11))))
    signal = 0.5 * np.tanh(z[:, 0]) + 0.3 * z[:, 1] - 0.2 * z[:, 2] ** 2 + 0.2 * z[:, 0] * z[:, 3]
    return x, np.clip(np.round(5.6 + 0.8 * (signal + 0.75 * random.normal(size=n))), 3, 8)


def shells(random):
    """Eight measures of nearly the same size, noise that grows with it and has heavy tails."""
    n = 3000
    size = random.gamma(4, 1, n)
    lengths = [c * (np.cbrt(size) + 0.08 * random.normal(size=n)) for c in (1, 0.8, 0.3)]
    weights = [c * size * (1 + 0.1 * random.normal(size=n)) for c in (1, 0.45, 0.2, 0.3)]
    x = np.column_stack(lengths + weights + [random.integers(0, 3, n)])
    y = 5 + 6 * np.sqrt(x[:, 6]) + 1.2 * x[:, 2] - 0.8 * x[:, 4]
    return x, np.round(y + 0.2 * size * random.standard_t(4, size=n) + 1.5 * random.normal(size=n))


def smooth_small(random):
    """150 rows of a smooth function with little noise."""
    x = random.uniform(-1, 1, (150, 4))
    return x, np.exp(x[:, 0]) * np.cos(2 * x[:, 1]) + x[:, 2] ** 2 * x[:, 3] + 0.02 * random.normal(size=150)


def bcancer(_):
    return datasets.load_breast_cancer(return_X_y=True)


def wine(_):
    return datasets.load_wine(return_X_y=True)


def flipped(_):
    """Two classes, 15 of 100 labels at random."""
    return datasets.make_classification(
        1000, 30, n_informative=6, n_classes=2, flip_y=0.15, random_state=6)


def rings(_):
    return datasets.make_gaussian_quantiles(n_samples=2500, n_features=10, n_classes=3, random_state=7)


def moons(random):
    """Two inputs that count and four that do not."""
    x, y = datasets.make_moons(800, noise=0.25, random_state=8)
    return np.column_stack([x, random.normal(size=(800, 4))]), y


NUMBERS = [diabetes, friedman1, friedman1_small, friedman2, friedman3, linear, houses, grades, shells, smooth_small]
CLASSES = [bcancer, wine, flipped, rings, moons]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for seed, table in enumerate(NUMBERS + CLASSES):
        x, y = table(np.random.default_rng(seed))
        with gzip.open(folder / (table.__name__ + ".csv.gz"), "wt") as file:
            file.write(",".join(f"x{k}" for k in range(x.shape[1])) + ",y\n")
            for row, target in zip(x, y):
                last = f"c{int(target)}" if table in CLASSES else f"{target:.7g}"
                file.write(",".join(f"{value:.7g}" for value in row) + "," + last + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: noisy_tables.py DIR")
    main(pathlib.Path(sys.argv[1]))
