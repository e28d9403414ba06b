"""Held-out figures of the trained net: python measure.py"""

import torch

from data import FOLDER, LEAST, load
from net import Net


@torch.no_grad()
def run(net, pictures):
    """Logits [n, classes] and class maps [n, classes, 16, 16]; their mean over places plus bias is the logit."""
    logits, maps = [], []
    for part in pictures.split(100):
        a = net.features((part.float() / 255).contiguous(memory_format=torch.channels_last))
        logits.append(net.head(a.mean((2, 3))))
        maps.append(torch.einsum("nkhw,ck->nchw", a, net.head.weight))
    return torch.cat(logits), torch.cat(maps)


def average_precision(scores, there):
    """Mean of the precision at each hit, best score first."""
    hits = there[scores.argsort(descending=True)].float()
    precision = hits.cumsum(0) / torch.arange(1, len(hits) + 1)
    return ((precision * hits).sum() / hits.sum()).item()


def pointing(maps, truth, share):
    """Share of visible things, in scenes of two or more, whose class map peaks on them."""
    size = truth.shape[-1]
    big = torch.nn.functional.interpolate(maps, (size, size), mode="bilinear")
    found = asked = 0
    for n in range(len(truth)):
        present = (share[n] >= LEAST).nonzero()[:, 0]
        for k in present if len(present) > 1 else []:
            asked += 1
            found += int(truth[n].flatten()[big[n, k].argmax()] == k + 1)
    return found / max(1, asked)


def report(net, test):
    pictures, truth, share = test
    logits, maps = run(net, pictures)
    there, absent = share >= LEAST, share == 0
    main = share.argmax(1)
    rows = torch.arange(len(main))
    main_logit = logits[rows, main]
    alone = there.sum(1) == 1
    scored = [average_precision(logits[there[:, k] | absent[:, k], k], there[there[:, k] | absent[:, k], k]) for k in range(there.shape[1])]
    return {
        "main above every absent class": ((logits.masked_fill(~absent, -99).amax(1) < main_logit).float().mean().item()),
        "main above 0.5": (main_logit > 0).float().mean().item(),
        "single object, top 1": (logits.argmax(1) == main)[alone].float().mean().item(),
        "top 1 is present": there[rows, logits.argmax(1)].float().mean().item(),
        "all exactly right at 0.5": (((logits > 0) == there) | ~(there | absent)).all(1).float().mean().item(),
        "mean average precision": sum(scored) / len(scored),
        "least average precision": min(scored),
        "class map points at its thing": pointing(maps, truth, share),
    }


if __name__ == "__main__":
    net = Net().eval()
    net.load_state_dict(torch.load(FOLDER / "net.pt"))
    held_out = load("test")
    print(f"{len(held_out[0])} held-out scenes")
    for name, value in report(net, held_out).items():
        print(f"{value:.4f}  {name}")
