// Where the maps of a set are kept, and whether one is there as its row says: a file each, or one file a part.
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { decodeNpy } from '../canvas/npy'
import type { Heatmap } from '../engine/types'
import type { Row } from '../results/row'
import { makeFolder, writeWhole } from './files'
import type { PictureFile } from './pictures'
import { filesOf, type Places } from './places'
import { digestOf } from './settings'

export interface MapStore {
  /** Whether the map of a row is there, whole and unchanged. */
  holds(row: Row): Promise<boolean>
  /** The map of a row as a .npy file; null where it is gone. */
  read(row: Row): Promise<Uint8Array | null>
  /** What the row says of where it lies. */
  write(picture: PictureFile, npy: Uint8Array): Promise<string>
  /** All are written. The rows are those of the part, in order. */
  finish(rows: readonly Row[]): Promise<void>
  close(): Promise<void>
}

export function fileStore(places: Places): MapStore {
  return {
    async holds({ map, digest, shape }) {
      const bytes = await readFile(map).catch(() => null)
      return bytes !== null && bytes.length > 0 && shape !== '' && digestOf(bytes) === digest
    },
    read: ({ map }) => readFile(map).catch(() => null),
    async write(picture, npy) {
      const { map } = filesOf(picture, places)
      await makeFolder(dirname(map))
      await writeWhole(map, npy)
      return map
    },
    finish: async () => undefined,
    close: async () => undefined,
  }
}

/** As it was when it was made; null where it is gone. */
export async function mapOfRow(store: Pick<MapStore, 'read'>, row: Row): Promise<Heatmap | null> {
  const npy = await store.read(row)
  if (!npy) return null
  const { shape, data } = decodeNpy(npy, row.map)
  const [height = 0, width = 0] = shape
  return {
    ...{ width, height, data, min: Number(row.min), max: Number(row.max) },
    state: row.state as Heatmap['state'],
  }
}
