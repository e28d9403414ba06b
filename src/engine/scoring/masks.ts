// How the three libraries make a mask in [0, 1] of a channel: the order of normalising and enlarging,
// the interpolation and the epsilon differ, and each changes the map by more than 1e-4.
import { add, div, max, min, sub, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import { enlarge, type Interpolation } from '../maps/interpolate'
import type { Convention } from '../types'

interface MaskRule {
  readonly normaliseFirst: boolean
  readonly interpolation: Interpolation
  readonly eps: number
}

const rules: Readonly<Record<Convention, MaskRule>> = {
  torchcam: { normaliseFirst: true, interpolation: 'linear', eps: 1e-8 },
  'pytorch-grad-cam': { normaliseFirst: false, interpolation: 'corners', eps: 1e-8 },
  'scorecam-pytorch': { normaliseFirst: false, interpolation: 'cubic', eps: 1e-10 },
}

/** What of a mask can be made once for all chunks: channels [n, h, w, 1] of the same size. */
export function beforeEnlarging(channels: Tensor4D, convention: Convention): Tensor4D {
  const { normaliseFirst, eps } = rules[convention]
  return normaliseFirst ? unit(channels, eps) : channels.clone()
}

/** The rest: masks [n, height, width, 1]. */
export function enlarged(ready: Tensor4D, size: readonly [number, number], convention: Convention): Tensor4D {
  const { normaliseFirst, interpolation, eps } = rules[convention]
  return tidy(() => {
    const high = enlarge(ready, size, interpolation)
    return normaliseFirst ? high : unit(high, eps)
  })
}

/** Channels [n, h, w, 1] as masks [n, height, width, 1]. */
export function makeMasks(
  channels: Tensor4D,
  size: readonly [number, number],
  convention: Convention,
): Tensor4D {
  return tidy(() => enlarged(beforeEnlarging(channels, convention), size, convention))
}

/** (x - min) / (max - min + eps), each channel for itself. */
function unit(channels: Tensor4D, eps: number): Tensor4D {
  const shifted = sub(channels, min(channels, [1, 2], true))
  return div(shifted, add(max(shifted, [1, 2], true), eps))
}
