// Which rows of an earlier run still stand: same picture, same class, and the map and overlay as they were written.
import { open, stat } from 'node:fs/promises'
import type { Row } from '../results/row'
import type { MapStore } from './mapStore'
import type { PictureFile } from './pictures'
import { filesOf, type Places } from './places'
import { readResults } from './results'

export interface Earlier {
  readonly results: string
  readonly pictures: readonly PictureFile[]
  readonly places: Places
  readonly store: MapStore
  /** Number of the class that each picture is to be explained for, where one is wished. */
  readonly classes: ReadonlyMap<string, number>
  /** Whether a report needs the best class, which rows of older versions do not have. */
  readonly best: boolean
}

/** Rows of pictures that this run leaves alone are kept as well, where their maps are not written over. */
export async function goodRows(earlier: Earlier): Promise<readonly Row[]> {
  const { pictures, places, store } = earlier
  const own = new Map(pictures.map((picture) => [picture.path, picture]))
  const taken = new Set(pictures.map((picture) => filesOf(picture, places).map))
  const latest = new Map((await readResults(earlier.results)).map((row) => [row.picture, row]))
  const good: Row[] = []
  for (const row of latest.values()) {
    const picture = own.get(row.picture)
    const lost = row.error !== '' || (!picture && taken.has(row.map))
    if (lost || (picture && !(await stands(row, picture, earlier)))) continue
    if (await store.holds(row)) good.push(row)
  }
  return good
}

async function stands(row: Row, picture: PictureFile, { places, classes, best }: Earlier): Promise<boolean> {
  const { bytes, modified } = await readStamp(picture.path)
  const wished = classes.get(picture.path)
  const { overlay } = filesOf(picture, places)
  if (row.bytes !== bytes || row.modified !== modified) return false
  if (best && row.max === '') return false
  if (wished !== undefined && row.class !== String(wished)) return false
  return overlay === null || (await isWholePng(overlay))
}

/** What tells a picture from a later one of its name; empty for scenes, which have no file. */
export async function readStamp(path: string): Promise<Pick<Row, 'bytes' | 'modified'>> {
  const found = await stat(path).catch(() => null)
  if (!found) return { bytes: '', modified: '' }
  return { bytes: String(found.size), modified: String(Math.round(found.mtimeMs)) }
}

/** From its first mark to its last. */
async function isWholePng(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null)
  if (!file) return false
  try {
    const { size } = await file.stat()
    const head = await file.read(Buffer.alloc(8), 0, 8, 0)
    const tail = await file.read(Buffer.alloc(12), 0, 12, Math.max(0, size - 12))
    return (
      head.buffer.toString('latin1').startsWith('\x89PNG') && tail.buffer.toString('latin1', 4, 8) === 'IEND'
    )
  } finally {
    await file.close()
  }
}
