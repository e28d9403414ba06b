// How many masked copies go through the network at once. Fixed for a run: WebGPU keeps a set of
// buffers for every batch size, and a buffer over the device's limit yields zeros without an error.
import type { DeviceLimits } from '../../tfjs/deviceLimits'
import type { Node, Shape } from '../types'

/** Bytes of the largest activation of one picture; sizes that the file leaves open scale with the picture. */
export function largestActivation(
  nodes: readonly Node[],
  picture: readonly [number, number, number],
): number {
  const [height, width, channels] = picture
  let values = height * width * channels
  let unknown = false
  for (const { shape } of nodes) {
    // A first size that is open is the batch.
    const sizes = shape?.[0] === null ? shape.slice(1) : shape
    if (sizes === null || sizes.includes(null)) unknown = true
    else values = Math.max(values, product(sizes))
  }
  // The widest public networks hold 64 values a pixel (VGG); most hold 24 (MobileNet).
  return 4 * (unknown ? Math.max(values, 32 * height * width) : values)
}

function product(sizes: Shape): number {
  return sizes.reduce<number>((total, size) => total * (size ?? 1), 1)
}

/** A power of two, at least 1. */
export function planChunk(largest: number, device: DeviceLimits): number {
  const room = Math.min(0.9 * device.maxBuffer, device.budget / device.alive)
  const fitting = Math.min(Math.floor(room / largest), device.most)
  return fitting < 1 ? 1 : 2 ** Math.floor(Math.log2(fitting))
}
