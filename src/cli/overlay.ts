// The picture under its map, as the page paints it, with the box or region that the map is of.
import { type BlendJob, blend } from '../canvas/blend'
import type { Marked } from '../canvas/marks'
import { cellsOf } from '../canvas/raster'
import { tileLook } from '../sets/tileLook'
import { writeWhole } from './files'
import { marksOver } from './marked'
import { encodePng } from './picture'
import type { Subject } from './subject'

interface OverlayJob extends Pick<BlendJob, 'heatmap' | 'concepts' | 'look'> {
  readonly subject: Subject
  readonly marked: Marked
  /** Whether the map holds what speaks against the class, too: it is red and blue then, whatever the palette. */
  readonly signed: boolean
}

/** @throws NotReadable */
export async function writeOverlay(
  path: string,
  { subject, marked, signed, concepts, ...job }: OverlayJob,
): Promise<void> {
  const { picture, geometry } = subject
  const cells = cellsOf(null, job.heatmap)
  await writeWhole(
    path,
    await encodePng(
      blend({ ...tileLook(job.heatmap, { look: job.look, signed }), concepts, picture, geometry, cells }),
      marksOver(marked, picture),
    ),
  )
}
