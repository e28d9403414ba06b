// The toy classifier and its maps in plain arithmetic, straight from the papers' formulas.
import type { Toy } from './toyModel'

export interface Grid {
  readonly height: number
  readonly width: number
  readonly channels: number
  readonly data: Float64Array
}

interface Kernel {
  readonly weights: Float32Array
  readonly bias: Float32Array
  readonly out: number
}

/** 3x3 convolution with stride 2, no padding, then ReLU. */
function convolve(x: Grid, { weights, bias, out }: Kernel): Grid {
  const height = Math.floor((x.height - 3) / 2) + 1
  const width = Math.floor((x.width - 3) / 2) + 1
  const data = new Float64Array(height * width * out)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      for (let k = 0; k < out; k++) {
        let sum = bias[k] ?? 0
        for (let tap = 0; tap < 9 * x.channels; tap++) {
          const c = tap % x.channels
          const dx = Math.floor(tap / x.channels) % 3
          const dy = Math.floor(tap / x.channels / 3)
          const at = ((row * 2 + dy) * x.width + column * 2 + dx) * x.channels + c
          sum += (x.data[at] ?? 0) * (weights[tap * out + k] ?? 0)
        }
        data[(row * width + column) * out + k] = Math.max(0, sum)
      }
  return { height, width, channels: out, data }
}

/** Activation of conv2 [h, w, k]. */
export function activation(toy: Toy, picture: Grid): Grid {
  const first = convolve(picture, { weights: toy.conv1, bias: toy.bias1, out: toy.channels[0] })
  return convolve(first, { weights: toy.conv2, bias: toy.bias2, out: toy.channels[1] })
}

/** Class scores before the softmax. */
export function logits(toy: Toy, picture: Grid): number[] {
  const a = activation(toy, picture)
  const places = a.height * a.width
  return Array.from({ length: toy.classes }, (_, c) => {
    let sum = toy.bias3[c] ?? 0
    for (let i = 0; i < a.data.length; i++)
      sum += ((a.data[i] ?? 0) * (toy.dense[(i % a.channels) * toy.classes + c] ?? 0)) / places
    return sum
  })
}

/** ReLU, then min-max as torchcam and pytorch-grad-cam do it (their eps is below float32's rounding here). */
function finish(map: number[]): number[] {
  const positive = map.map((v) => Math.max(0, v))
  const low = Math.min(...positive)
  const span = Math.max(...positive) - low
  return positive.map((v) => (v - low) / (span + 1e-8))
}

function combine(a: Grid, weights: readonly number[]): number[] {
  return Array.from({ length: a.height * a.width }, (_, p) =>
    weights.reduce((sum, w, k) => sum + w * (a.data[p * a.channels + k] ?? 0), 0),
  )
}

/** Grad-CAM at conv2: the gradient of the class score is W[k, c] / (h w) everywhere. */
export function gradCam(toy: Toy, picture: Grid, classIndex: number): number[] {
  const a = activation(toy, picture)
  const weights = Array.from(
    { length: a.channels },
    (_, k) => (toy.dense[k * toy.classes + classIndex] ?? 0) / (a.height * a.width),
  )
  return finish(combine(a, weights))
}

/** Bilinear with half-pixel centres, edges clamped. */
function upsample(
  map: Float64Array,
  from: readonly [number, number],
  to: readonly [number, number],
): Float64Array {
  const out = new Float64Array(to[0] * to[1])
  const place = (i: number, axis: 0 | 1) => {
    const p = Math.max(0, ((i + 0.5) * from[axis]) / to[axis] - 0.5)
    const low = Math.min(Math.floor(p), from[axis] - 1)
    return { low, high: Math.min(low + 1, from[axis] - 1), part: p - low }
  }
  for (let y = 0; y < to[0]; y++)
    for (let x = 0; x < to[1]; x++) {
      const v = place(y, 0)
      const h = place(x, 1)
      const at = (r: number, c: number) => map[r * from[1] + c] ?? 0
      const top = at(v.low, h.low) * (1 - h.part) + at(v.low, h.high) * h.part
      const bottom = at(v.high, h.low) * (1 - h.part) + at(v.high, h.high) * h.part
      out[y * to[1] + x] = top * (1 - v.part) + bottom * v.part
    }
  return out
}

/** Score-CAM at conv2 as torchcam computes it: min-max at the layer, then upsample, softmax over channels. */
export function scoreCam(toy: Toy, picture: Grid, classIndex: number): number[] {
  const a = activation(toy, picture)
  const scores = Array.from({ length: a.channels }, (_, k) => {
    const map = Float64Array.from({ length: a.height * a.width }, (_, p) => a.data[p * a.channels + k] ?? 0)
    const low = Math.min(...map)
    const span = Math.max(...map) - low
    const mask = upsample(
      map.map((v) => (v - low) / (span + 1e-8)),
      [a.height, a.width],
      [picture.height, picture.width],
    )
    const masked = picture.data.map((v, i) => v * (mask[Math.floor(i / picture.channels)] ?? 0))
    return logits(toy, { ...picture, data: masked })[classIndex] ?? 0
  })
  const top = Math.max(...scores)
  const raised = scores.map((s) => Math.exp(s - top))
  const total = raised.reduce((sum, v) => sum + v, 0)
  return finish(
    combine(
      a,
      raised.map((v) => v / total),
    ),
  )
}
