"""Writes Keras's MobileNetV2 1.0 at 224 (random weights) as <chunk>.tflite for `npm run bench -- gpu`.

python bench/peers/tflite.py <folder> 1 8 32; needs tensorflow.
"""

import sys
from pathlib import Path

import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
net = tf.keras.applications.MobileNetV2(weights=None, classifier_activation=None)
for chunk in map(int, sys.argv[2:]):
    step = tf.function(lambda x: net(x, training=False), input_signature=[tf.TensorSpec([chunk, 224, 224, 3])])
    frozen = convert_variables_to_constants_v2(step.get_concrete_function())
    written = tf.lite.TFLiteConverter.from_concrete_functions([frozen]).convert()
    (folder / f"{chunk}.tflite").write_bytes(written)
