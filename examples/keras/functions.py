"""Writes what the unit tests of functions compare with: small models that call keras.ops or TensorFlow directly, with
their answers and the gradients of them.

    pip install tensorflow-cpu==2.19.1 tf_keras==2.19.0 keras==3.15.1
    python functions.py ../../src/models/keras/goldens/functions.json

Inputs and constants are sin((i + 1) * 12.9898 + seed * 78.233), as `values` in modelFixtures.ts has them; the gradient
is that of the sum of the answer times such values.
"""
import json
import os
import sys

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
import tf_keras  # noqa: E402

LEFT_OUT = {'module', 'registered_name', 'build_config', 'trainable', 'dtype_policy', 'shared_object_id'}


def values(shape, seed=1):
    count = int(np.prod(shape))
    return np.sin((np.arange(count) + 1) * 12.9898 + seed * 78.233).astype('float32').reshape(shape)


def rounded(x):
    return [float(f'{v:.7g}') for v in np.asarray(x).ravel()]


K, D, P = values((3, 2, 3, 2), 2), values((2, 2, 3, 1), 3), values((1, 1, 3, 2), 4)
V, M = np.abs(values((3,), 5)) + 0.2, values((3,), 6)
o = keras.ops
KERAS3 = {
    'conv': lambda h: o.conv(h, K, strides=2, padding='same'),
    'conv dilated': lambda h: o.conv(h, K, 1, 'valid', None, (1, 2)),
    'depthwise_conv': lambda h: o.depthwise_conv(h, D, padding='same'),
    'separable_conv': lambda h: o.separable_conv(h, D, P, padding='valid'),
    'batch_normalization': lambda h: o.batch_normalization(h, M, V, axis=-1, offset=M, scale=V, epsilon=0.01),
    'layer_normalization': lambda h: o.layer_normalization(h, V, M, axis=-1, epsilon=0.1),
    'layer_normalization plain': lambda h: o.layer_normalization(h),
    'rms_normalization': lambda h: o.rms_normalization(h, V, axis=-1),
    'one_hot': lambda h: h + o.one_hot(o.argmax(h, axis=-1), 3),
    'one_hot axis': lambda h: o.one_hot(o.argmax(h, axis=-1), 3, axis=1),
    'top_k': lambda h: o.top_k(h, 2)[0],
    'sort': lambda h: o.sort(h, axis=1),
    'rot90': lambda h: o.rot90(h, axes=(1, 2)),
    'rot90 three times': lambda h: o.rot90(h, k=3, axes=(1, 2)),
    'crop_images': lambda h: o.image.crop_images(h, top_cropping=1, left_cropping=2, target_height=2, target_width=2),
    'crop_images from below': lambda h: o.image.crop_images(h, 1, 2, bottom_cropping=1, right_cropping=1),
    'amin': lambda h: o.amin(h, axis=(1, 2), keepdims=True),
    'min': lambda h: o.min(h, axis=-1),
    'prod': lambda h: o.prod(h + 1, axis=3, keepdims=True),
    'threshold': lambda h: o.threshold(h, 0.2, -0.3),
    'glu': lambda h: o.glu(h, axis=1),
    'shrinking': lambda h: o.hard_shrink(h, 0.2) + o.soft_shrink(h, 0.2) + o.tanh_shrink(h),
    'squareplus': lambda h: o.squareplus(h) + o.sparse_plus(h) + o.sparse_sigmoid(h),
    'expm1': lambda h: o.expm1(h) + o.log2(o.abs(h) + 1) + o.log10(o.abs(h) + 2) + o.sinh(h) + o.cosh(h) + o.arctan(h),
    'floor_divide': lambda h: h + o.floor_divide(h, 0.3),
    'cast': lambda h: h + o.cast(o.cast(h * 3, 'int32'), 'float32'),
    'cast to bool': lambda h: h * o.cast(o.cast(o.relu(h), 'bool'), 'float32'),
    'celu': lambda h: o.celu(h, alpha=2.0),
    'split by places': lambda h: o.split(h, [1, 2], axis=2)[2],
    'array_split': lambda h: o.array_split(h, 3, axis=2)[1],
    'unstack': lambda h: o.unstack(h, axis=2)[3],
    'stop_gradient': lambda h: h + o.stop_gradient(o.round(h * 2) / 2 - h),
    'rgb_to_grayscale': lambda h: o.image.rgb_to_grayscale(h),
    'norm': lambda h: o.norm(h, axis=-1, keepdims=True),
}
KERAS2 = {
    'per_image_standardization': lambda h: tf.image.per_image_standardization(h),
    'resize_with_pad': lambda h: tf.image.resize_with_pad(h, 7, 5),
    'resize_with_pad wide': lambda h: tf.image.resize_with_pad(h, 3, 9),
    'resize_with_crop_or_pad': lambda h: tf.image.resize_with_crop_or_pad(h, 2, 8),
    'crop_to_bounding_box': lambda h: tf.image.crop_to_bounding_box(h, 1, 2, 3, 2),
    'flips': lambda h: tf.image.flip_left_right(h) + tf.image.flip_up_down(h) * 0.3,
    'image.rot90': lambda h: tf.image.rot90(h),
    'conv2d': lambda h: tf.nn.conv2d(h, K, 2, 'SAME'),
    'depthwise_conv2d': lambda h: tf.nn.depthwise_conv2d(h, D, [1, 1, 1, 1], 'VALID', dilations=[2, 2]),
    'one_hot values': lambda h: h + tf.one_hot(tf.argmax(h, -1), 3, on_value=0.7, off_value=-0.2),
    'sort falling': lambda h: tf.sort(h, axis=-1, direction='DESCENDING'),
    'whole division': lambda h: h + tf.cast(tf.cast(h * 9, tf.int32) // 2, tf.float32),
    'silu with beta': lambda h: tf.nn.silu(h, beta=1.5),
    'straight through': lambda h: h + tf.stop_gradient(tf.round(h * 2) / 2 - h),
    'avg_pool': lambda h: tf.nn.avg_pool(h, [1, 3, 2, 1], [1, 2, 1, 1], 'VALID'),
}


def plain(value):
    """Without what nobody reads."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if key not in LEFT_OUT}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return float(f'{value:.9g}') if isinstance(value, float) else value


def case(library, call):
    x = values((1, 4, 5, 3))
    picture = library.Input(x.shape[1:], name='picture')
    model = library.Model(picture, call(picture))
    given = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(given)
        answer = tf.cast(call(given) if library is keras else model(given, training=False), tf.float32)
        total = tf.reduce_sum(answer * values(answer.shape, 7))
    gradient = tape.gradient(total, given)
    topology = json.loads(model.to_json())
    model_config = plain({'class_name': topology['class_name'], 'config': topology['config']})
    shown = np.zeros(x.shape) if gradient is None else gradient
    return {'version': library.__version__, 'model': model_config, 'answer': rounded(answer), 'gradient': rounded(shown)}


if __name__ == '__main__':
    made = {f'keras.ops {name}': case(keras, call) for name, call in KERAS3.items()}
    made |= {f'tf {name}': case(tf_keras, call) for name, call in KERAS2.items()}
    with open(sys.argv[1], 'w') as file:
        json.dump(made, file, separators=(',', ':'))
        file.write('\n')
    print(len(made), 'functions')
