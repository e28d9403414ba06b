"""Writes the published EfficientNet-Lite0 as TensorFlow.js models and checks them against PyTorch."""

import argparse
import sys
from pathlib import Path

import catalogue
import comparison
import graph_model
import labels
import layers_model
import network
import pictures

MODELS = Path(__file__).resolve().parents[2] / "public" / "models"
FLOAT_LIMIT = 1e-4
WRITERS = {
    "efficientnet-lite0-graph": ("EfficientNet-Lite0", graph_model.write),
    "efficientnet-lite0-layers": ("EfficientNet-Lite0 (float, LayersModel)", layers_model.write),
}


def main():
    options = parse()
    shown = pictures.drawn(network.SIZE)
    if options.pictures:
        shown |= pictures.of_folder(options.pictures, network.SIZE)
    module = network.published()
    write(network.read(module), options.out)
    return check(module, shown, options)


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=MODELS, help="folder of the models (public/models)")
    parser.add_argument("--pictures", type=Path, help="a folder of more pictures for the check")
    parser.add_argument("--backend", choices=["wasm", "cpu"], default="wasm", help="of TensorFlow.js, for the check")
    options = parser.parse_args()
    if options.pictures and not options.pictures.is_dir():
        parser.error(f"--pictures {options.pictures} is not a folder")
    return options


def write(read, out):
    names = "\n".join(labels.names()) + "\n"
    for identifier, (_, writer) in WRITERS.items():
        size = writer(read, out / identifier)
        (out / identifier / "labels.txt").write_text(names)
        print(f"{out / identifier}: {size / 1e6:.2f} MB of weights")
    entries = [catalogue.entry(identifier, title, network.SIZE) for identifier, (title, _) in WRITERS.items()]
    catalogue.merge(out, entries)


def check(module, shown, options):
    prepared = pictures.prepared(shown.values())
    reference = comparison.pytorch_logits(module, prepared)
    names = labels.names()
    for name, row in zip(shown, reference, strict=True):
        print(f"  {name}: {names[row.argmax()]}, logit {row.max():.2f}")
    worst = {}
    for identifier in WRITERS:
        logits = comparison.tensorflow_logits(options.out / identifier, prepared, options.backend)
        found = comparison.compare(logits, reference)
        worst[identifier] = found["max"]
        print(
            f"{identifier}: logits differ by at most {found['max']:.2e}, {found['mean']:.2e} on average; "
            f"best class the same for {found['same']} of {found['of']}, {found['shared']:.1f} of the best five shared"
        )
    good = worst["efficientnet-lite0-layers"] <= FLOAT_LIMIT
    print("The float model agrees with PyTorch." if good else f"The float model is not within {FLOAT_LIMIT}.")
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (RuntimeError, ValueError, OSError) as error:
        sys.exit(str(error))
