// A source of masks as tensors on the present backend.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import type { MaskSource } from '../../types'
import { openChannels } from './channels'
import { openPictures } from './pictures'
import { openRandomGrids } from './randomGrids'
import { openRanking } from './ranking'
import { openWindows } from './windows'

/** Makes masks [n, H, W, 1] or whole copies [n, H, W, C] by their numbers; the caller owns them. */
export type OpenSource = (
  | { masks(indices: readonly number[]): Tensor4D }
  | { copies(indices: readonly number[]): Tensor4D }
) & { dispose(): void }

/** @param shape of the picture, [1, H, W, C] */
export function openSource(source: MaskSource, shape: readonly [1, number, number, number]): OpenSource {
  const [, height, width] = shape
  switch (source.kind) {
    case 'channels':
      return openChannels(source, [height, width])
    case 'ranking':
      return openRanking(source, [height, width])
    case 'random grids':
      return openRandomGrids(source, [height, width])
    case 'windows':
      return openWindows(source, [height, width])
    case 'pictures':
      return openPictures(source, shape)
  }
}
