// The picture under its map, as the page paints it.
import { blend, type Look } from '../canvas/blend'
import type { Heatmap } from '../engine/types'
import { writePng } from './picture'
import type { Subject } from './subject'

export async function writeOverlay(
  path: string,
  job: { readonly subject: Subject; readonly heatmap: Heatmap; readonly look: Look },
): Promise<void> {
  const { picture, geometry } = job.subject
  await writePng(path, blend({ picture, geometry, heatmap: job.heatmap, look: job.look, cells: 'smooth' }))
}
