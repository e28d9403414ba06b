// Test-time augmentation of pytorch-grad-cam (`aug_smooth`): mirrored or not, times 0.9, 1 and 1.1.
import { mul, reverse, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import type { Heatmap } from '../types'
import { fuse, type Grid, mirror } from './grid'

const gains = [0.9, 1, 1.1]

/** Mean of the final maps of six pictures; state and extremes are those of the picture itself. */
export async function smoothed(
  picture: Tensor4D,
  once: (shown: Tensor4D) => Promise<Heatmap>,
): Promise<Heatmap> {
  const own = await once(picture)
  const maps: Grid[] = [own]
  for (const mirrored of [false, true]) {
    for (const gain of gains) {
      if (!mirrored && gain === 1) continue
      const map = await onVariant(picture, { mirrored, gain }, once)
      maps.push(mirrored ? mirror(map) : map)
    }
  }
  return { ...own, ...fuse(maps, 'mean') }
}

async function onVariant(
  picture: Tensor4D,
  { mirrored, gain }: { readonly mirrored: boolean; readonly gain: number },
  once: (shown: Tensor4D) => Promise<Heatmap>,
): Promise<Heatmap> {
  const shown = tidy(() => mul(mirrored ? reverse(picture, 2) : picture, gain)) as Tensor4D
  try {
    return await once(shown)
  } finally {
    shown.dispose()
  }
}
