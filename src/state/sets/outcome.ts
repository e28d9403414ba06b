// What came of a picture of a set. Small: the map's values lie in a file, and a coarse map serves the means.
import type { Heatmap } from '../../engine/types'
import { isSigned } from '../../recipe/signedMap'
import { type Coarse, coarseOf } from '../../sets/coarse'
import type { DoneOutcome, SetOutcome } from '../../sets/outcome'
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
  /** Version and backend; empty where no backend said its name. */
  readonly by: string
}

export type Outcome = Explained | Exclude<SetOutcome, DoneOutcome>

export function explained({ result, request, ms, ...made }: Aside, by = ''): Explained {
  const { data, ...map } = result.heatmap
  return {
    kind: 'done',
    ...{ top: made.top, chosen: made.chosen, geometry: made.geometry, request, map },
    ...(made.box && { box: made.box }),
    values: new Blob([new Float32Array(data)]),
    coarse: coarseOf(result.heatmap, isSigned(request)),
    score: result.score,
    ms: Object.values(ms).reduce((sum, part) => sum + part, 0),
    by,
  }
}

/** The whole map again. */
export async function heatmapOf({ map, values }: Explained): Promise<Heatmap> {
  return { ...map, data: new Float32Array(await values.arrayBuffer()) }
}
