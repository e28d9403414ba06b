"""Trains the net on the shards in data/: python train.py [epochs]. A stopped run goes on from its last epoch."""

import copy
import math
import os
import sys
import time

import torch
from torch.nn import functional as F

from data import FOLDER, LEAST, load, vary
from measure import report
from net import CLASSES, Net

BATCH, PEAK, DECAY, SEED = 64, 4e-3, 0.03, 20
KEPT = ("net", "slow", "places", "optimiser")
CHECKPOINT = FOLDER / "checkpoint.pt"


def loss_of(logits, share):
    """Is it there? Asked of every class, but not of slivers."""
    known = ((share == 0) | (share >= LEAST)).float()
    each = F.binary_cross_entropy_with_logits(logits, (share > 0).float(), reduction="none")
    return (each * known).sum(1).mean()


def cells(truth, side):
    """Share of each cell that each class covers: [n, h, w] -> [n, classes, side, side]."""
    here = torch.stack([truth == k + 1 for k in range(len(CLASSES))], 1).float()
    return F.adaptive_avg_pool2d(here, side)


def place_loss(guess, covered):
    """What lies in each cell? The first half of the training asks this too, ever more faintly: it teaches the
    net what things look like in a fraction of the time. The head that answers is not part of the net."""
    table = 0.3 * (1 - covered.sum(1, keepdim=True))
    return -(F.log_softmax(guess, 1) * torch.cat([table, covered], 1)).sum(1).mean()


def aim_loss(maps, covered, share):
    """Right for the right reasons (Ross et al. 2017): the peak of a present thing's class map lies on the thing."""
    odds = maps.flatten(2).softmax(2)
    inside = (odds * covered.flatten(2)).sum(2)
    asked = (share >= LEAST).float()
    return -(torch.log(inside + 1e-4) * asked).sum() / asked.sum()


def rate(done):
    """Of the share of the training that is done: a short rise, then half a cosine."""
    return PEAK * min(1, done / 0.06) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5


def step(state, batch, done):
    """One batch; returns the loss of the labels."""
    pictures, truth, share, dice = batch
    x, truth = vary(pictures, truth, done, dice)
    features = state["net"].features(x.contiguous(memory_format=torch.channels_last))
    head, covered = state["net"].head, cells(truth, features.shape[-1])
    labels = loss_of(head(features.mean((2, 3))), share)
    loss = labels + 0.5 * aim_loss(torch.einsum("nkhw,ck->nchw", features, head.weight), covered, share)
    if done < 0.5:
        loss = loss + 5 * (1 - 2 * done) * place_loss(state["places"](features), covered)
    for group in state["optimiser"].param_groups:
        group["lr"] = rate(done)
    state["optimiser"].zero_grad()
    loss.backward()
    state["optimiser"].step()
    state["step"] += 1
    return labels.item()


def follow(slow, net, steps):
    """The net that is kept is a running mean of the one that learns."""
    keep = min(0.998, steps / (steps + 20))
    for old, new in zip(slow.state_dict().values(), net.state_dict().values()):
        old.copy_(old * keep + new * (1 - keep) if old.is_floating_point() else new)


def epoch_of(state, data, dice):
    pictures, truth, share = data
    order, losses = torch.randperm(len(pictures), generator=dice), []
    for i, part in enumerate(order.split(BATCH)):
        done = (state["epoch"] + i * BATCH / len(pictures)) / state["epochs"]
        losses.append(step(state, (pictures[part], truth[part], share[part], dice), done))
        follow(state["slow"], state["net"], state["step"])
    return sum(losses) / len(losses)


def main(epochs):
    torch.manual_seed(SEED)
    torch.set_num_threads(int(os.environ.get("THREADS", 2)))
    data, test = load("train"), load("test")
    net = Net().to(memory_format=torch.channels_last)
    places = torch.nn.Conv2d(net.head.in_features, len(CLASSES) + 1, 1)
    state = {"net": net, "slow": copy.deepcopy(net), "places": places, "step": 0, "epochs": epochs}
    state["optimiser"] = torch.optim.AdamW([*net.parameters(), *places.parameters()], PEAK, weight_decay=DECAY)
    first = 0
    if CHECKPOINT.exists():
        saved = torch.load(CHECKPOINT)
        for name in KEPT:
            state[name].load_state_dict(saved[name])
        first, state["step"] = saved["epoch"], saved["step"]
    print(f"{sum(p.numel() for p in net.parameters())} parameters, {len(data[0])} scenes", flush=True)
    for epoch in range(first, epochs):
        start, state["epoch"] = time.time(), epoch
        loss = epoch_of(state, data, torch.Generator().manual_seed(SEED + epoch))
        saved = {name: state[name].state_dict() for name in KEPT}
        torch.save({**saved, "epoch": epoch + 1, "step": state["step"]}, CHECKPOINT)
        line = f"{epoch + 1}/{epochs} loss {loss:.4f} {time.time() - start:.0f} s"
        if (epoch + 1) % 4 == 0 or epoch + 1 == epochs:
            line += f" {report(state['slow'].eval(), test)}"
        print(line, flush=True)
    torch.save(state["slow"].state_dict(), FOLDER / "net.pt")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
