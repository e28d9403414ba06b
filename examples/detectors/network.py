"""A YOLOv8 detector with weights drawn from a seed: as the real ones are built, but trained on nothing.

Its batch norms have seen noise and its last layers are wide, so that scores and boxes differ from place to place.
"""
import torch
from ultralytics import YOLO
from ultralytics.nn.tasks import yaml_model_load

NAMES = ["cup", "boat", "tree", "coin"]


def drawn(config: str = "yolov8n.yaml", seed: int = 5, size: int = 160, nc: int = len(NAMES)) -> YOLO:
    torch.manual_seed(seed)
    model = YOLO(config)
    kind = type(model.model)
    cfg = yaml_model_load(config)
    args, task = model.model.args, model.task
    model.model = kind(cfg, ch=3, nc=nc, verbose=False)
    model.model.args, model.model.task = args, task
    model.model.names = dict(enumerate(NAMES[:nc])) if nc <= len(NAMES) else {i: f"thing {i}" for i in range(nc)}
    with torch.no_grad():
        for module in model.model.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.weight.uniform_(0.8, 1.6)
                module.bias.normal_(0, 0.4)
                module.momentum = None
        model.model.train()
        for _ in range(4):
            noise = torch.rand(4, 3, size // 8, size // 8)
            model.model(torch.nn.functional.interpolate(noise, scale_factor=8, mode="bilinear"))
        model.model.eval()
        head = model.model.model[-1]
        for branch in head.cv3:
            torch.nn.init.normal_(branch[-1].weight, 0, 1.2 / branch[-1].in_channels ** 0.5)
            branch[-1].bias.fill_(-3.0)
        for branch in head.cv2:
            torch.nn.init.normal_(branch[-1].weight, 0, 2.0 / branch[-1].in_channels ** 0.5)
    return model
