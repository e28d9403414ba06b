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
from net import Net

BATCH, PEAK, DECAY, SEED = 64, 4e-3, 0.03, 20
CHECKPOINT = FOLDER / "checkpoint.pt"


def loss_of(logits, share):
    """Is it there? Asked of every class, but not of slivers."""
    known = ((share == 0) | (share >= LEAST)).float()
    each = F.binary_cross_entropy_with_logits(logits, (share > 0).float(), reduction="none")
    return (each * known).sum(1).mean()


def rate(done):
    """Of the share of the training that is done: a short rise, then half a cosine."""
    return PEAK * min(1, done / 0.06) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5


def epoch_of(state, data, dice):
    net, slow, optimiser = state["net"], state["slow"], state["optimiser"]
    pictures, share = data
    order, losses = torch.randperm(len(pictures), generator=dice), []
    for i, part in enumerate(order.split(BATCH)):
        for group in optimiser.param_groups:
            group["lr"] = rate((state["epoch"] + i * BATCH / len(pictures)) / state["epochs"])
        x = vary(pictures[part], dice).contiguous(memory_format=torch.channels_last)
        loss = loss_of(net(x), share[part])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        state["step"] += 1
        keep = min(0.998, state["step"] / (state["step"] + 20))
        for old, new in zip(slow.state_dict().values(), net.state_dict().values()):
            old.copy_(old * keep + new * (1 - keep) if old.is_floating_point() else new)
        losses.append(loss.item())
    return sum(losses) / len(losses)


def main(epochs):
    torch.manual_seed(SEED)
    torch.set_num_threads(int(os.environ.get("THREADS", 2)))
    pictures, _, share = load("train")
    test = load("test")
    net = Net().to(memory_format=torch.channels_last)
    state = {"net": net, "slow": copy.deepcopy(net), "step": 0, "epochs": epochs}
    state["optimiser"] = torch.optim.AdamW(net.parameters(), PEAK, weight_decay=DECAY)
    first = 0
    if CHECKPOINT.exists():
        saved = torch.load(CHECKPOINT)
        for name in ("net", "slow", "optimiser"):
            state[name].load_state_dict(saved[name])
        first, state["step"] = saved["epoch"], saved["step"]
    print(f"{sum(p.numel() for p in net.parameters())} parameters, {len(pictures)} scenes", flush=True)
    for epoch in range(first, epochs):
        start, state["epoch"] = time.time(), epoch
        loss = epoch_of(state, (pictures, share), torch.Generator().manual_seed(SEED + epoch))
        saved = {name: state[name].state_dict() for name in ("net", "slow", "optimiser")}
        torch.save({**saved, "epoch": epoch + 1, "step": state["step"]}, CHECKPOINT)
        line = f"{epoch + 1}/{epochs} loss {loss:.4f} {time.time() - start:.0f} s"
        if (epoch + 1) % 4 == 0 or epoch + 1 == epochs:
            line += f" {report(state['slow'].eval(), test)}"
        print(line, flush=True)
    torch.save(state["slow"].state_dict(), FOLDER / "net.pt")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 36)
