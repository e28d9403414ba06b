// The maps of parts that were put together, read where they lie: a file each, or one file a part. A map that is not as
// its row says is none.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from '../results/row'
import type { MapStore } from './mapStore'
import { type NpzFile, readNpz } from './npzFile'
import { unpack } from './packStore'
import { digestOf } from './settings'

type Reader = Pick<NpzFile, 'read' | 'close'>

export type MergedMaps = Pick<MapStore, 'read' | 'close'>

/** Nothing in the folder changes. */
export function mergedMaps(folder: string): MergedMaps {
  const packs = new Map<string, Promise<Reader | null>>()
  const packOf = (name: string) => {
    const known = packs.get(name) ?? openPack(join(folder, name)).catch(() => null)
    packs.set(name, known)
    return known
  }
  return {
    async read(row) {
      const [, pack = '', name = ''] = /^(maps[^/\\#]*\.(?:npz|parquet))#(.*)$/s.exec(row.map) ?? []
      if (pack === '') return fileOf(row, folder)
      const bytes = (await (await packOf(pack))?.read(`${name}.npy`)) ?? null
      return bytes && digestOf(bytes) === row.digest ? bytes : null
    },
    async close() {
      for (const pack of packs.values()) await (await pack)?.close()
    },
  }
}

/** Its path is that of the run: from another folder, or after a move, the map lies at the end of that path. */
async function fileOf({ map, digest }: Row, folder: string): Promise<Uint8Array | null> {
  const parts = map.split(/[\\/]/)
  const within = parts.map((_, i) => join(folder, ...parts.slice(i)))
  for (const path of [map, ...within]) {
    const bytes = await readFile(path).catch(() => null)
    if (bytes && digestOf(bytes) === digest) return bytes
  }
  return null
}

/** Parquet is unpacked beside the system's own passing files: its maps are asked for in any order. */
async function openPack(path: string): Promise<Reader> {
  if (path.endsWith('.npz')) return readNpz(path)
  const scratch = await mkdtemp(join(tmpdir(), 'limelight-'))
  const gone = () => rm(scratch, { recursive: true, force: true })
  try {
    const whole = join(scratch, 'maps.npz')
    await unpack(path, whole)
    const npz = await readNpz(whole)
    return { read: npz.read, close: () => npz.close().then(gone) }
  } catch (error) {
    await gone()
    throw error
  }
}
