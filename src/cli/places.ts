// Where the map and the overlay of each picture of a folder lie: in folders like those of the pictures.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PictureFile } from './pictures'
import { type Row, readResults } from './results'

export interface Places {
  readonly out: string
  readonly overlay: string | null
}

export function filesOf({ name }: PictureFile, { out, overlay }: Places) {
  // A pattern may lead out of its own folder; its maps stay inside of theirs.
  const inside = name.replaceAll(/(^|[\\/])\.\.(?=[\\/])/g, '$1_')
  return {
    map: join(out, `${inside}.npy`),
    overlay: overlay === null ? null : join(overlay, `${inside}.png`),
  }
}

/** Rows of an earlier run whose files are still there. */
export async function goodRows(
  results: string,
  pictures: readonly PictureFile[],
  places: Places,
): Promise<readonly Row[]> {
  const files = new Map(pictures.map((picture) => [picture.path, filesOf(picture, places)]))
  const rows = (await readResults(results)).filter((row) => row.error === '' && files.has(row.picture))
  const there = await Promise.all(
    rows.map(async (row) => {
      const { map = '', overlay = null } = files.get(row.picture) ?? {}
      return (await exists(map)) && (overlay === null || (await exists(overlay)))
    }),
  )
  return rows.filter((_, i) => there[i])
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
