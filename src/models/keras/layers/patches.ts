// The two layers of their own that Keras's example "Image classification with Vision Transformer" has, by which
// many models were made: https://keras.io/examples/vision/image_classification_with_vision_transformer/
import { add, matMul, reshape, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { channelsOf, readPair } from './convolution'
import { cutPatches } from './keras3Operators'
import { type LayerClasses, layerClass, soleInput } from './layerClass'

/** Squares of the picture as tokens: [n, patches, patch_size^2 * k]. */
const patches = layerClass({
  options: (config) => readPair(config.patch_size),
  call: (inputs, { options: [height, width], path }) => {
    const x = soleInput(inputs, path) as Tensor4D
    const grid = cutPatches(x, height, width)
    const [n, rows, columns, size] = grid.shape
    return reshape(grid, [n, rows * columns, size])
  },
})

/** tokens * kernel + bias + one vector for each place. */
const patchEncoder = layerClass({
  options: (config) => ({
    places: Number(config.num_patches),
    wide: config.projection_dim === undefined ? null : Number(config.projection_dim),
  }),
  weights: ({ places, wide }, inputs) => [
    { name: 'projection/kernel', shape: wide === null ? null : [channelsOf(inputs), wide] },
    { name: 'projection/bias', shape: wide === null ? null : [wide] },
    { name: 'position_embedding/kernel', shape: wide === null ? null : [places, wide] },
  ],
  call: (inputs, { path, weights }) => {
    const x = soleInput(inputs, path)
    const [kernel, bias, places] = weights as readonly [Tensor, Tensor, Tensor]
    const [n = 1, count = 1, size = 1] = x.shape
    const projected = matMul(reshape(x, [n * count, size]), kernel as Tensor)
    return add(add(reshape(projected, [n, count, -1]), bias), places)
  },
})

export const PATCHES: LayerClasses = { Patches: patches, PatchEncoder: patchEncoder }
