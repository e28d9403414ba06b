// Masks made of an activation's channels, as the Score-CAM family wants them.
import { gather, reshape, type Tensor4D, tensor1d, tensor3d, tidy, transpose } from '@tensorflow/tfjs-core'
import type { MaskSource } from '../../types'
import { beforeEnlarging, enlarged } from '../masks'
import type { OpenSource } from './openSource'

type Channels = Extract<MaskSource, { kind: 'channels' }>

/** A layer's channels as masks: min-maxed and brought to the picture's size. */
export function openChannels({ maps, convention }: Channels, size: readonly [number, number]): OpenSource {
  const [h, w, k] = maps.shape
  const ready = tidy(() => {
    const channels = reshape(transpose(tensor3d(maps.data, [h, w, k]), [2, 0, 1]), [k, h, w, 1]) as Tensor4D
    return beforeEnlarging(channels, convention)
  })
  return {
    masks: (indices) =>
      tidy(() => enlarged(gather(ready, tensor1d([...indices], 'int32')), size, convention)),
    dispose: () => ready.dispose(),
  }
}
