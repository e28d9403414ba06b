// The maps of a set as its report shows them: the means, and each over its picture.
import { blend } from '../canvas/blend'
import { cellsOf } from '../canvas/raster'
import type { Row } from '../results/row'
import { coarseOf } from '../sets/coarse'
import { sumMaps } from '../sets/meanMaps'
import type { SetOutcome } from '../sets/outcome'
import { tileLook } from '../sets/tileLook'
import { mapOfRow } from './mapStore'
import type { PictureFile } from './pictures'
import type { ReportJob } from './report'
import { readStamp } from './resume'
import { jpegAddress, smallPicture } from './smallPicture'
import { readSeen } from './subject'

interface Known {
  readonly outcomes: ReadonlyMap<string, SetOutcome>
  readonly signed: boolean
}

/** Each map is read once, and only sums are kept. */
export async function meansOf({ rows, store }: ReportJob, { outcomes, signed }: Known) {
  const sums = sumMaps()
  for (const row of rows) {
    const outcome = outcomes.get(row.picture)
    if (outcome?.kind !== 'done') continue
    const map = await mapOfRow(store, row)
    const coarse = map && coarseOf(map, signed)
    if (coarse) sums.add(outcome, coarse)
  }
  return sums.all()
}

interface Painter extends ReportJob {
  /** Whether the maps have signs. */
  readonly signed: boolean
}

const nothing = { picture: null, overlay: null }

/** A picture that was moved or changed since is not shown; what is known of it stays in the report. */
export async function paintOf(file: PictureFile, row: Row | undefined, job: Painter) {
  const { options, model, store, signed } = job
  const { bytes, modified } = await readStamp(file.path)
  if (!row || row.bytes !== bytes || row.modified !== modified) return nothing
  const seen = await readSeen({ image: file.path }, model, options.recipe).catch(() => null)
  if (!seen) return nothing
  const picture = await smallPicture(seen.picture)
  const heatmap = row.error === '' ? await mapOfRow(store, row) : null
  const { look } = options.recipe
  const painted = heatmap?.state === 'ok' && {
    ...{ picture, geometry: seen.geometry, cells: cellsOf(null, heatmap) },
    ...tileLook(heatmap, { look, signed }),
  }
  return {
    picture: await jpegAddress(picture),
    overlay: painted ? await jpegAddress(blend(painted)) : null,
  }
}
