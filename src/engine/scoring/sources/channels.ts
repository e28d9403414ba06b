// Masks made of an activation's channels, as the Score-CAM family wants them.
import { gather, reshape, type Tensor4D, tensor1d, tensor3d, tidy, transpose } from '@tensorflow/tfjs-core'
import type { MaskSource } from '../../types'
import { masksOf } from '../masks'
import type { OpenSource } from './openSource'

type Channels = Extract<MaskSource, { kind: 'channels' }>

/** A layer's channels as masks: min-maxed and brought to the picture's size. */
export function openChannels({ maps, convention }: Channels, size: readonly [number, number]): OpenSource {
  const [h, w, k] = maps.shape
  const channels = tidy(() =>
    reshape(transpose(tensor3d(maps.data, [h, w, k]), [2, 0, 1]), [k, h, w, 1]),
  ) as Tensor4D
  return {
    masks: (indices) =>
      tidy(() => masksOf(gather(channels, tensor1d([...indices], 'int32')), size, convention)),
    dispose: () => channels.dispose(),
  }
}
