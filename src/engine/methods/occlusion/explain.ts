// Occlusion, arxiv.org/abs/1311.2901: how much of the score goes with each hidden window.
import { tensor2d } from '@tensorflow/tfjs-core'
import { makeBaseline } from '../../metrics/baseline'
import { slideWindows, type Window } from '../../scoring/sources/windows'
import type { Explain } from '../../types'
import { readPicture } from '../shared/readPicture'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe, params) => {
  const picture = await readPicture(probe)
  const [, height, width] = picture.shape
  const size = params.window || Math.max(1, Math.round(Math.min(height, width) / 5))
  const stride = params.stride || Math.max(1, Math.round(size / 3))
  const windows = slideWindows({ size, stride }, [height, width])
  const behind = makeBaseline(params.baseline, picture)
  const source = { kind: 'windows', size, stride } as const
  // One window more than there are hides nothing: the picture as it is, scored first.
  const indices = [windows.length, ...windows.keys()]
  const map = ([whole = Number.NaN, ...hidden]: readonly number[]) => ({
    map: tensor2d(drops({ windows, whole, hidden }, [height, width]), [height, width]),
  })
  const masks = { source, count: indices.length, ...(behind && { behind }) }
  const scores = await probe.scores([{ indices, gain: 1 }], { masks, partial: (done) => map([...done]) })
  return map([...scores])
}

interface Scored {
  readonly windows: readonly Window[]
  readonly whole: number
  /** Scores without each window; NaN where not known yet. */
  readonly hidden: readonly number[]
}

/** Mean drop of the windows that cover each place; 0 where none is known. */
function drops({ windows, whole, hidden }: Scored, [height, width]: readonly [number, number]): Float32Array {
  const sums = new Float64Array(height * width)
  const counts = new Float64Array(height * width)
  windows.forEach(({ top, left, ...window }, i) => {
    const drop = whole - (hidden[i] ?? Number.NaN)
    if (Number.isNaN(drop)) return
    for (let y = top; y < top + window.height; y++)
      for (let x = left; x < left + window.width; x++) {
        sums[y * width + x] = (sums[y * width + x] ?? 0) + drop
        counts[y * width + x] = (counts[y * width + x] ?? 0) + 1
      }
  })
  return Float32Array.from(sums, (sum, at) => sum / Math.max(1, counts[at] ?? 0))
}
