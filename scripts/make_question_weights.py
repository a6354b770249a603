"""Make ontology/data/question_weights.csv: what each trait of a question in words weighs for each question asked.

In: the worked examples of tests/queries/words/ (CSV: question, expected_query, expected_parameters) but the sets kept
apart, and the samples, whose graph gives the names. Out: feature, weights (`question=hundredths …`).
A multinomial logistic regression: each text's features (queries/words/features.py) weigh the same and together one; a
feature is taken if MET texts hold it; PULL draws weights to zero. Weights below LEAST are left out. What an example
may mean beside the first of its questions is not used. Run it after examples, concepts or names have changed:

    python scripts/make_question_weights.py            # write the weights
    python scripts/make_question_weights.py --folds 5  # only say how many are right when a fifth is kept apart
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.build import build
from graph.stores import open_store
from queries.words import Vocabulary, vocabulary_of
from queries.words.features import features_of
from queries.words.heard import hear
from queries.words.learnt import NONE

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "tests" / "queries" / "words"
KEPT_APART = ("fresh_*.csv",)
NOT_ANSWERED = ("none", "unsure")
MET, PULL, LEAST, ROUNDS = 2, 0.07, 30, 250


@dataclass(frozen=True)
class Example:
    """A text's features, and the class that it belongs to."""

    features: frozenset[str]
    meant: str


def main() -> None:
    """Write the weights, or tell how well they do on what they were not fitted to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0, help="measure instead of writing")
    folds = parser.parse_args().folds
    examples = read_examples(names_of_samples())
    if folds:
        right = sum(
            _best(fit([one for at, one in enumerate(examples) if at % folds != part]), example) == example.meant
            for part in range(folds)
            for example in examples[part::folds]
        )
        print(f"{right} of {len(examples)}")
        return
    write(*fit(examples))


def names_of_samples() -> Vocabulary:
    """The names in a graph of the samples."""
    with tempfile.TemporaryDirectory() as folder:
        build(sorted((ROOT / "samples").glob("*.txt")), Path(folder) / "graph", workers=1)
        store = open_store(Path(folder) / "graph", None)
        known = vocabulary_of(store)
        store.close()
    return known


def read_examples(known: Vocabulary) -> list[Example]:
    """All examples but those kept apart, in the order of the files' names."""
    apart = {path for pattern in KEPT_APART for path in EXAMPLES.glob(pattern)}
    found = []
    for path in sorted(set(EXAMPLES.glob("*.csv")) - apart):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                meant = row["expected_query"].split("|")[0]
                found.append(
                    Example(features_of(hear(row["question"], known)), NONE if meant in NOT_ANSWERED else meant)
                )
    return found


def fit(examples: list[Example]) -> tuple[list[str], list[str], Any]:
    """The features, the classes, and the weights (one row a feature and one for the constant, one column a class)."""
    met = Counter(feature for example in examples for feature in example.features)
    features = sorted(feature for feature, times in met.items() if times >= MET)
    classes = sorted({example.meant for example in examples})
    place = {feature: at for at, feature in enumerate(features)}
    cells: list[tuple[float, int, int]] = []
    for row, example in enumerate(examples):
        known = sorted(place[feature] for feature in example.features if feature in place)
        cells.extend((1 / np.sqrt(len(known)), row, column) for column in known)
        cells.append((1.0, row, len(features)))
    values, rows, columns = zip(*cells, strict=True)
    held = csr_array((values, (rows, columns)), shape=(len(examples), len(features) + 1))
    turned = held.T.tocsr()
    meant = np.array([classes.index(example.meant) for example in examples])
    wanted = np.eye(len(classes))[meant]

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(len(features) + 1, len(classes))
        totals = held @ weights
        totals -= totals.max(axis=1, keepdims=True)
        likely = np.exp(totals)
        likely /= likely.sum(axis=1, keepdims=True)
        slope = turned @ (likely - wanted)
        slope[:-1] += PULL * weights[:-1]
        missed = -np.log(likely[np.arange(len(meant)), meant] + 1e-12).sum()
        return missed + PULL / 2 * (weights[:-1] ** 2).sum(), slope.ravel()

    start = np.zeros((len(features) + 1) * len(classes))
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return features, classes, fitted.x.reshape(len(features) + 1, len(classes))


def _best(fitted: tuple[list[str], list[str], Any], example: Example) -> str:
    features, classes, weights = fitted
    known = [at for at, feature in enumerate(features) if feature in example.features]
    totals = weights[-1] + weights[known].sum(axis=0) / np.sqrt(max(len(known), 1))
    return classes[int(totals.argmax())]


def write(features: list[str], classes: list[str], weights: Any) -> None:
    """Write the weights in hundredths, those too small to matter left out."""
    with (ROOT / "ontology" / "data" / "question_weights.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["feature", "weights"])
        for feature, row in zip((*features, "constant"), np.rint(weights * 100).astype(int), strict=True):
            least = 1 if feature == "constant" else LEAST
            pairs = [f"{name}={weight}" for name, weight in zip(classes, row, strict=True) if abs(weight) >= least]
            if pairs:
                writer.writerow([feature, " ".join(pairs)])


if __name__ == "__main__":
    main()
