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

/** Rows of an earlier run whose files are still there, those of pictures that this run leaves alone included. */
export async function goodRows(
  results: string,
  pictures: readonly PictureFile[],
  places: Places,
): Promise<readonly Row[]> {
  const files = new Map(pictures.map((picture) => [picture.path, filesOf(picture, places)]))
  const taken = new Set([...files.values()].map(({ map }) => map))
  const isGood = async ({ picture, map, error }: Row) => {
    const own = files.get(picture)
    // The map of another picture that this run will write over is that picture's no more.
    if (error !== '' || (!own && taken.has(map))) return false
    const wanted = own ? [own.map, own.overlay] : [map]
    return (await Promise.all(wanted.map((file) => file === null || exists(file)))).every(Boolean)
  }
  const rows = await readResults(results)
  const good = await Promise.all(rows.map(isGood))
  return rows.filter((_, i) => good[i])
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
