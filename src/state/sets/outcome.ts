// What came of a picture of a set. Small: the map's values lie in a file, and a coarse map serves the means.
import { centred } from '../../canvas/signed'
import type { Heatmap } from '../../engine/types'
import { isSigned } from '../../recipe/signedMap'
import type { Aside } from '../../worker/api'

export interface Explained extends Pick<Aside, 'top' | 'chosen' | 'box' | 'geometry' | 'request'> {
  readonly kind: 'done'
  readonly map: Omit<Heatmap, 'data'>
  /** Float32, row by row. */
  readonly values: Blob
  readonly coarse: Coarse | null
  readonly score: number
  /** Milliseconds of all phases. */
  readonly ms: number
}

/** `broken`: the picture itself does not open, whatever is asked of it. */
export type Outcome = Explained | { readonly kind: 'failed'; readonly text: string; readonly broken: boolean }

/** A map of at most 32 cells a side; null of one without structure. With signs, zero is 0.5. */
export type Coarse = Pick<Heatmap, 'width' | 'height' | 'data'>

const MOST = 32

export function explained({ result, request, ms, ...made }: Aside): Explained {
  const { data, ...map } = result.heatmap
  return {
    kind: 'done',
    ...{ top: made.top, chosen: made.chosen, geometry: made.geometry, request, map },
    ...(made.box && { box: made.box }),
    values: new Blob([new Float32Array(data)]),
    coarse:
      map.state === 'ok' ? coarseOf(isSigned(request) ? centred(result.heatmap) : result.heatmap) : null,
    score: result.score,
    ms: Object.values(ms).reduce((sum, part) => sum + part, 0),
  }
}

/** The whole map again. */
export async function heatmapOf({ map, values }: Explained): Promise<Heatmap> {
  return { ...map, data: new Float32Array(await values.arrayBuffer()) }
}

/** Means of blocks of cells. */
export function coarseOf({ width, height, data }: Coarse): Coarse {
  if (width <= MOST && height <= MOST) return { width, height, data }
  const [w, h] = [Math.min(width, MOST), Math.min(height, MOST)]
  const sums = new Float32Array(w * h)
  const counts = new Float32Array(w * h)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = Math.floor((y * h) / height) * w + Math.floor((x * w) / width)
      sums[at] = (sums[at] ?? 0) + (data[y * width + x] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
    }
  return { width: w, height: h, data: sums.map((sum, i) => sum / (counts[i] ?? 1)) }
}
