// Masks that hide one window each (occlusion, arxiv.org/abs/1311.2901), row by row from the top left.
import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import type { MaskSource } from '../../types'
import type { OpenSource } from './openSource'

type Windows = Extract<MaskSource, { kind: 'windows' }>

/** A rectangle of the picture, in pixels. */
export interface Window {
  readonly top: number
  readonly left: number
  /** Rows and columns inside the picture. */
  readonly height: number
  readonly width: number
}

/** All windows; the last of each row and column are moved in until they touch the edge. */
export function slideWindows(
  { size, stride }: Pick<Windows, 'size' | 'stride'>,
  [height, width]: readonly [number, number],
): readonly Window[] {
  return startsOf(height, { size, stride }).flatMap((top) =>
    startsOf(width, { size, stride }).map((left) => ({
      top,
      left,
      height: Math.min(size, height),
      width: Math.min(size, width),
    })),
  )
}

/** Where windows begin along a side; the last one touches the edge. */
export function startsOf(
  whole: number,
  { size, stride }: Pick<Windows, 'size' | 'stride'>,
): readonly number[] {
  const last = Math.max(0, whole - size)
  const count = Math.ceil(last / stride) + 1
  return Array.from({ length: count }, (_, i) => Math.min(i * stride, last))
}

/** Occlusion's masks: one rectangle hidden in each. */
export function openWindows(source: Windows, [height, width]: readonly [number, number]): OpenSource {
  const windows = slideWindows(source, [height, width])
  return {
    masks(indices): Tensor4D {
      const values = new Float32Array(indices.length * height * width).fill(1)
      indices.forEach((index, i) => {
        const window = windows[index]
        if (!window) return
        for (let y = window.top; y < window.top + window.height; y++) {
          const start = (i * height + y) * width + window.left
          values.fill(0, start, start + window.width)
        }
      })
      return tensor4d(values, [indices.length, height, width, 1])
    },
    dispose: () => undefined,
  }
}
