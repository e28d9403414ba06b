// All maps of a part in one file, .npz or .parquet, that is there only when it is whole: maps are gathered in a draft
// beside it, which a stopped run goes on with.

import { existsSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isOurs } from '../errors'
import type { Row } from '../results/row'
import { notWritten } from './files'
import type { MapStore } from './mapStore'
import { type NpzFile, openNpz } from './npzFile'
import { insideName } from './places'
import { digestOf } from './settings'

/** @throws NotReadable where the draft cannot be written */
export async function packStore(out: string, part: string, kind: 'npz' | 'parquet'): Promise<MapStore> {
  const whole = join(out, `maps${part}.${kind}`)
  const draft = join(out, `.maps${part}.npz.draft`)
  const named = (name: string) => `${basename(whole)}#${name}`
  const nameOf = ({ map }: Row) => `${map.slice(named('').length)}.npy`
  // A draft that a stopped run left holds more than the whole one.
  let more = existsSync(draft)
  const pack = await saidOf(draft, () => drafted(whole, draft, kind))
  return {
    async holds(row) {
      const bytes = row.map.startsWith(named('')) ? await pack.read(nameOf(row)) : null
      return bytes !== null && digestOf(bytes) === row.digest
    },
    read: (row) => pack.read(nameOf(row)),
    async write(picture, npy) {
      more = true
      const name = insideName(picture)
      await saidOf(draft, () => pack.add(`${name}.npy`, npy))
      return named(name)
    },
    async finish(rows) {
      const good = rows.filter(({ error }) => error === '')
      if (!more && existsSync(whole)) return rm(draft, { force: true })
      await saidOf(whole, () => finished({ pack, whole, draft, kind }, good.map(nameOf), good))
    },
    close: () => pack.close(),
  }
}

/** What the system refuses, in a sentence about the file. */
async function saidOf<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw isOurs(error) ? error : notWritten(path, error)
  }
}

/** The draft of a run that was stopped, else one with what the last whole one holds. */
async function drafted(whole: string, draft: string, kind: 'npz' | 'parquet'): Promise<NpzFile> {
  if (!existsSync(draft) && existsSync(whole))
    await replace(draft, (path) => (kind === 'npz' ? copyFile(whole, path) : unpack(whole, path)))
  return openNpz(draft)
}

/** The maps of a Parquet file as a new .npz. */
export async function unpack(whole: string, path: string): Promise<void> {
  await rm(path, { force: true })
  const pack = await openNpz(path)
  try {
    const { parquetMaps } = await import('./parquet')
    for await (const { name, npy } of parquetMaps(whole)) await pack.add(`${name}.npy`, npy)
  } finally {
    await pack.close()
  }
}

/** The file is the new one or as it was; what was begun beside it goes. */
async function replace(path: string, write: (path: string) => Promise<void>): Promise<void> {
  const begun = `${path}.new`
  try {
    await write(begun)
    await rename(begun, path)
  } catch (error) {
    await rm(begun, { force: true })
    throw error
  }
}

interface Finishing {
  readonly pack: NpzFile
  readonly whole: string
  readonly draft: string
  readonly kind: 'npz' | 'parquet'
}

async function finished(
  { pack, whole, draft, kind }: Finishing,
  names: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  if (kind === 'npz') {
    await pack.end(names)
    return rename(draft, whole)
  }
  const { writeParquet } = await import('./parquet')
  await replace(whole, (path) => writeParquet(path, rows, (i) => pack.read(names[i] ?? '')))
  await rm(draft, { force: true })
}
