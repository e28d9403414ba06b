"""Score-CAM of one picture by a PyTorch library: milliseconds as JSON.

python score_cam.py torchcam|pytorch-grad-cam model.onnx picture.npy class [cuda]
"""
import json
import os
import sys
import time

import numpy
import torch

from onnx_module import OnnxModule

library, path, picture, index = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
device = sys.argv[5] if len(sys.argv) > 5 else "cpu"
torch.set_num_threads(len(os.sched_getaffinity(0)))
model = OnnxModule(path).eval().to(device)
x = torch.from_numpy(numpy.load(picture)).permute(2, 0, 1)[None].contiguous().to(device)
with torch.no_grad():
    model(x)

if library == "torchcam":
    from torchcam.methods import ScoreCAM

    extractor = ScoreCAM(model, target_layer=model.last_map(), input_shape=tuple(x.shape[1:]))
    begin = time.perf_counter()
    with torch.no_grad():
        scores = model(x)
        cam = extractor(index, scores)[0].cpu()
else:
    from pytorch_grad_cam import ScoreCAM
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    extractor = ScoreCAM(model=model, target_layers=[model.last_map()])
    begin = time.perf_counter()
    cam = extractor(input_tensor=x, targets=[ClassifierOutputTarget(index)])[0]
ms = 1000 * (time.perf_counter() - begin)
print(json.dumps({"ms": ms, "shape": list(numpy.asarray(cam).squeeze().shape), "torch": torch.__version__}))
