// Where the map and the overlay of each picture of a set lie: in folders like those of the pictures.
import { join } from 'node:path'
import type { PictureFile } from './pictures'

export interface Places {
  readonly out: string
  readonly overlay: string | null
}

/** A set may lead out of its own folder; its maps stay inside of theirs. */
export const insideName = ({ name }: PictureFile) =>
  name.replace(/^([a-z]:)?[\\/]+/i, '').replaceAll(/(^|[\\/])\.\.(?=[\\/])/g, '$1_')

export function filesOf(picture: PictureFile, { out, overlay }: Places) {
  const inside = insideName(picture)
  return {
    map: join(out, `${inside}.npy`),
    overlay: overlay === null ? null : join(overlay, `${inside}.png`),
  }
}
