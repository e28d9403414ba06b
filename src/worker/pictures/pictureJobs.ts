// What is done to whole pictures, beside the page's own thread: decoding, and painting the overlay in full size.
import { type ExportJob, exportPng } from '../../canvas/exportPng'
import { pixelsOf } from '../../canvas/pixels'
import { type Decoded, decodePicture } from './decode'
import { paintTile, type Small, smallPicture, type TileJob } from './small'
import { uprightBitmap } from './upright'

export interface OverlayJob extends Omit<ExportJob, 'picture'> {
  readonly blob: Blob
  /** The link that restores the view. */
  readonly recipe: string
}

export interface PictureJobs {
  decode(blob: Blob, name: string): Promise<Decoded>
  overlay(job: OverlayJob): Promise<Blob>
  /** @param whole whether all pixels are wanted as well */
  small(blob: Blob, name: string, whole: boolean): Promise<Small>
  tile(job: TileJob): Promise<Blob>
}

export const pictureJobs: PictureJobs = {
  decode: decodePicture,
  small: smallPicture,
  tile: paintTile,
  async overlay({ blob, recipe, ...job }) {
    const bitmap = await uprightBitmap(new Uint8Array(await blob.arrayBuffer()), 'The picture')
    const picture = pixelsOf(bitmap)
    bitmap.close()
    return exportPng({ ...job, picture }, recipe)
  },
}
