// A small classifier made from a seed, and the same classifier in plain arithmetic: the page's maps are
// compared with numbers that TensorFlow.js had no part in.
// 3x3 stride-2 convolution + ReLU, 3x3 stride-2 convolution + ReLU, global average, dense, softmax.

export interface Toy {
  readonly name: string
  readonly side: number
  readonly channels: readonly [number, number]
  readonly classes: number
  readonly conv1: Float32Array
  readonly bias1: Float32Array
  readonly conv2: Float32Array
  readonly bias2: Float32Array
  readonly dense: Float32Array
  readonly bias3: Float32Array
}

export interface NamedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface ToyOptions {
  readonly seed?: number
  readonly side?: number
  readonly channels?: readonly [number, number]
  readonly classes?: number
}

export function makeToy(options: ToyOptions = {}): Toy {
  const { seed = 7, side = 32, channels = [8, 12], classes = 5 } = options
  const next = random(seed)
  const draw = (count: number, scale: number) =>
    Float32Array.from({ length: count }, () => (next() * 2 - 1) * scale)
  const [k1, k2] = channels
  return {
    name: `toy_${side}_${k2}`,
    side,
    channels,
    classes,
    conv1: draw(3 * 3 * 3 * k1, 0.6),
    bias1: draw(k1, 0.2),
    conv2: draw(3 * 3 * k1 * k2, 1.6 / Math.sqrt(k1)),
    bias2: draw(k2, 0.2),
    dense: draw(k2 * classes, 4),
    bias3: draw(classes, 0.3),
  }
}

const conv = (name: string, filters: number, first?: number) => ({
  class_name: 'Conv2D',
  config: {
    name,
    filters,
    kernel_size: [3, 3],
    strides: [2, 2],
    padding: 'valid',
    activation: 'relu',
    use_bias: true,
    ...(first === undefined ? {} : { batch_input_shape: [null, first, first, 3] }),
  },
})

function topology(toy: Toy) {
  const layers = [
    conv('conv1', toy.channels[0], toy.side),
    conv('conv2', toy.channels[1]),
    { class_name: 'GlobalAveragePooling2D', config: { name: 'gap' } },
    {
      class_name: 'Dense',
      config: { name: 'probs', units: toy.classes, activation: 'softmax', use_bias: true },
    },
  ]
  return {
    keras_version: '2.15.0',
    backend: 'tensorflow',
    model_config: { class_name: 'Sequential', config: { name: toy.name, layers } },
  }
}

/** The files of the model as a converter writes them: model.json, two shards, labels.txt. */
export function toyFiles(toy: Toy): NamedFile[] {
  const [k1, k2] = toy.channels
  const weights: [string, number[], Float32Array][] = [
    ['conv1/kernel', [3, 3, 3, k1], toy.conv1],
    ['conv1/bias', [k1], toy.bias1],
    ['conv2/kernel', [3, 3, k1, k2], toy.conv2],
    ['conv2/bias', [k2], toy.bias2],
    ['probs/kernel', [k2, toy.classes], toy.dense],
    ['probs/bias', [toy.classes], toy.bias3],
  ]
  const bytes = Buffer.concat(
    weights.map(([, , data]) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  )
  const half = Math.floor(bytes.length / 2)
  const specs = weights.map(([name, shape]) => ({ name, shape, dtype: 'float32' }))
  const paths = ['group1-shard1of2.bin', 'group1-shard2of2.bin']
  const json = {
    format: 'layers-model',
    modelTopology: topology(toy),
    weightsManifest: [{ paths, weights: specs }],
  }
  const labels = Array.from({ length: toy.classes }, (_, i) => `thing ${i}`).join('\n')
  return [
    { name: 'model.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(json)) },
    { name: paths[0] as string, mimeType: 'application/octet-stream', buffer: bytes.subarray(0, half) },
    { name: paths[1] as string, mimeType: 'application/octet-stream', buffer: bytes.subarray(half) },
    { name: 'labels.txt', mimeType: 'text/plain', buffer: Buffer.from(labels) },
  ]
}
