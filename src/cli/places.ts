// Where the map and the overlay of each picture of a set lie: in folders like those of the pictures.
import { join } from 'node:path'
import { isAddress } from './address'
import type { PictureFile } from './pictures'

export interface Places {
  readonly out: string
  readonly overlay: string | null
}

/** A set may lead out of its own folder; its maps stay inside of theirs. */
export const insideName = ({ name }: PictureFile) =>
  plain(name)
    .replace(/^([a-z]:)?[\\/]+/i, '')
    .replaceAll(/(^|[\\/])\.\.(?=[\\/])/g, '$1_')

/** Of an address the host is a folder; its marks are none that every system takes in names. */
const plain = (name: string) =>
  isAddress(name) ? name.replace(/^https?:\/\//i, '').replaceAll(/[<>:"|?*]/g, '_') : name

export function filesOf(picture: PictureFile, { out, overlay }: Places) {
  const inside = insideName(picture)
  return {
    map: join(out, `${inside}.npy`),
    overlay: overlay === null ? null : join(overlay, `${inside}.png`),
  }
}
