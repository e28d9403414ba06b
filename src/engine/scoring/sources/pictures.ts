// Pictures that were altered beforehand: ROAD's imputations, or a path of integrated gradients.
import { tensor4d } from '@tensorflow/tfjs-core'
import type { MaskSource } from '../../types'
import type { OpenSource } from './openSource'

type Pictures = Extract<MaskSource, { kind: 'pictures' }>

/** No masks at all: whole pictures with noise. */
export function openPictures(
  { data }: Pictures,
  [, height, width, channels]: readonly [1, number, number, number],
): OpenSource {
  const size = height * width * channels
  return {
    copies(indices) {
      const values = new Float32Array(indices.length * size)
      indices.forEach((index, i) => {
        values.set(data.subarray(index * size, (index + 1) * size), i * size)
      })
      return tensor4d(values, [indices.length, height, width, channels])
    },
    dispose: () => undefined,
  }
}
