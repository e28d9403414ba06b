// All maps of a part in one file, .npz or .parquet, that is there only when it is whole: maps are gathered in a draft
// beside it, which a stopped run goes on with.

import { existsSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { failure } from '../errors'
import type { Row } from '../results/row'
import type { MapStore } from './mapStore'
import { type NpzFile, openNpz } from './npzFile'
import { insideName } from './places'
import { digestOf } from './settings'
import { shortPath } from './words'

/** @throws NotReadable where the draft cannot be written */
export async function packStore(out: string, part: string, kind: 'npz' | 'parquet'): Promise<MapStore> {
  const whole = join(out, `maps${part}.${kind}`)
  const draft = join(out, `.maps${part}.npz.draft`)
  const named = (name: string) => `${basename(whole)}#${name}`
  const nameOf = ({ map }: Row) => `${map.slice(named('').length)}.npy`
  const pack = await drafted(whole, draft, kind)
  let added = false
  return {
    async holds(row) {
      const bytes = row.map.startsWith(named('')) ? await pack.read(nameOf(row)) : null
      return bytes !== null && digestOf(bytes) === row.digest
    },
    async write(picture, npy) {
      added = true
      const name = insideName(picture)
      await pack.add(`${name}.npy`, npy).catch((error: unknown) => {
        throw failure('NotReadable', `${shortPath(draft)} cannot be written; check the folder.`, error)
      })
      return named(name)
    },
    async finish(rows) {
      const good = rows.filter(({ error }) => error === '')
      if (added || !existsSync(whole)) await finished({ pack, whole, draft, kind }, good.map(nameOf), good)
      else await rm(draft, { force: true })
    },
    close: () => pack.close(),
  }
}

/** The draft of a run that was stopped, else what the last whole one holds. */
async function drafted(whole: string, draft: string, kind: 'npz' | 'parquet'): Promise<NpzFile> {
  const begun = existsSync(draft) || !existsSync(whole)
  if (!begun && kind === 'npz') await copyFile(whole, draft)
  const pack = await openNpz(draft).catch((error: unknown) => {
    throw failure('NotReadable', `${shortPath(draft)} cannot be written; check the folder.`, error)
  })
  if (!begun && kind === 'parquet') {
    const { parquetMaps } = await import('./parquet')
    for await (const { name, npy } of parquetMaps(whole)) await pack.add(`${name}.npy`, npy)
  }
  return pack
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
  await writeParquet(`${whole}.new`, rows, (i) => pack.read(names[i] ?? ''))
  await rename(`${whole}.new`, whole)
  await rm(draft, { force: true })
}
