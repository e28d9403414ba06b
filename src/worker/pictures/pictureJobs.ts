// What is done to whole pictures, beside the page's own thread: decoding, and painting the overlay in full size.
import type { BlendJob } from '../../canvas/blend'
import { exportPng, pixelsOf } from '../../canvas/paint'
import { type Decoded, decodePicture } from './decode'
import { uprightBitmap } from './upright'

export interface OverlayJob extends Omit<BlendJob, 'picture'> {
  readonly blob: Blob
  /** The link that restores the view. */
  readonly recipe: string
}

export interface PictureJobs {
  decode(blob: Blob, name: string): Promise<Decoded>
  overlay(job: OverlayJob): Promise<Blob>
}

export const pictureJobs: PictureJobs = {
  decode: decodePicture,
  async overlay({ blob, recipe, ...job }) {
    const bitmap = await uprightBitmap(new Uint8Array(await blob.arrayBuffer()), 'The picture')
    const picture = pixelsOf(bitmap)
    bitmap.close()
    return exportPng({ ...job, picture }, recipe)
  },
}
