// The picture under its map, as the page paints it.
import { type BlendJob, blend } from '../canvas/blend'
import { cellsOf } from '../canvas/raster'
import { writeWhole } from './files'
import { encodePng } from './picture'
import type { Subject } from './subject'

interface OverlayJob extends Pick<BlendJob, 'heatmap' | 'concepts' | 'look'> {
  readonly subject: Subject
}

/** @throws NotReadable */
export async function writeOverlay(path: string, { subject, ...job }: OverlayJob): Promise<void> {
  const { picture, geometry } = subject
  const cells = cellsOf(null, job.heatmap)
  await writeWhole(path, await encodePng(blend({ ...job, picture, geometry, cells })))
}
