// A small LayersModel as its converter would write it: two convolutions, pooling, softmax. For tests.

const layer = (class_name: string, name: string, config: object) => ({
  class_name,
  config: { name, ...config },
})
const conv = (name: string, filters: number, more: object = {}) =>
  layer('Conv2D', name, { filters, kernel_size: [3, 3], padding: 'same', activation: 'relu', ...more })

const shapes: readonly (readonly [string, readonly number[]])[] = [
  ['first/kernel', [3, 3, 3, 4]],
  ['first/bias', [4]],
  ['second/kernel', [3, 3, 4, 6]],
  ['second/bias', [6]],
  ['head/kernel', [6, 3]],
  ['head/bias', [3]],
]

/** Values of a sine, so that every channel and class differs. */
function weights(): Float32Array<ArrayBuffer> {
  const count = shapes.reduce((sum, [, shape]) => sum + shape.reduce((a, b) => a * b, 1), 0)
  return Float32Array.from({ length: count }, (_, i) => 0.4 * Math.sin(1 + 0.7 * i + 0.013 * i * i))
}

export const toyLabels = ['cat', 'dog', 'fish']

/** Files as they are dropped: model.json, weights.bin, labels.txt. The picture is 16 by 16. */
export function toyModelFiles(): { path: string; file: Blob }[] {
  const layers = [
    conv('first', 4, { batch_input_shape: [null, 16, 16, 3] }),
    conv('second', 6, { strides: [2, 2] }),
    layer('GlobalAveragePooling2D', 'pool', {}),
    layer('Dense', 'head', { units: 3, activation: 'softmax' }),
  ]
  const manifest = shapes.map(([name, shape]) => ({ name, shape, dtype: 'float32' }))
  const model = {
    format: 'layers-model',
    generatedBy: 'keras v2.15.0',
    modelTopology: {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: { class_name: 'Sequential', config: { name: 'toy', layers } },
    },
    weightsManifest: [{ paths: ['weights.bin'], weights: manifest }],
  }
  return [
    { path: 'toy/model.json', file: new Blob([JSON.stringify(model)]) },
    { path: 'toy/weights.bin', file: new Blob([weights()]) },
    { path: 'toy/labels.txt', file: new Blob([toyLabels.join('\n')]) },
  ]
}

/** A picture of 20 by 24 pixels with a bright square on a slope. */
export function toyPixels() {
  const [width, height] = [20, 24]
  const data = new Uint8ClampedArray(4 * width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(
        x > 4 && x < 11 && y > 6 && y < 15 ? [250, 220, 40, 255] : [8 * x, 6 * y, 90, 255],
        4 * (y * width + x),
      )
  return { width, height, data }
}
