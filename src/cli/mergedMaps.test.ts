// Maps of parts as they lie: what is not as its row says is no map, and nothing is left beside them.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { encodeNpy } from '../canvas/npy'
import { emptyRow, type Row } from '../results/row'
import { mergedMaps } from './mergedMaps'
import { packStore } from './packStore'
import { digestOf } from './settings'

const scratch = mkdtempSync(join(tmpdir(), 'limelight-merged-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const maps = [1, 2].map((value) => encodeNpy({ shape: [1, 2], data: Float32Array.of(0, value) }))

async function packed(kind: 'npz' | 'parquet', folder: string): Promise<readonly Row[]> {
  const store = await packStore(folder, '-1-of-2', kind)
  const rows: Row[] = []
  for (const [i, npy] of maps.entries()) {
    const map = await store.write({ path: `${i}.png`, name: `a#${i}.png` }, npy)
    rows.push({ ...emptyRow, picture: `${i}.png`, map, digest: digestOf(npy) })
  }
  await store.finish(rows)
  await store.close()
  return rows
}

test.each(['npz', 'parquet'] as const)('in one file a part: %s', async (kind) => {
  const folder = join(scratch, kind)
  mkdirSync(folder)
  const [first, last] = await packed(kind, folder)
  const before = readdirSync(folder)
  const read = mergedMaps(folder)
  for (const [i, row] of [last, first].entries())
    expect(row && (await read.read(row))).toEqual(Buffer.from(maps[1 - i] ?? []))
  expect(first && (await read.read({ ...first, digest: 'another' }))).toBeNull()
  expect(first && (await read.read({ ...first, map: `maps-2-of-2.${kind}#0.png` }))).toBeNull()
  await read.close()
  expect(readdirSync(folder)).toEqual(before)
})

test('a file each, also where the folder was moved; one that was changed is none', async () => {
  const folder = join(scratch, 'moved')
  mkdirSync(join(folder, 'cat'), { recursive: true })
  const [npy = new Uint8Array(), other = new Uint8Array()] = maps
  writeFileSync(join(folder, 'cat/a.png.npy'), npy)
  writeFileSync(join(folder, 'a.png.npy'), other)
  const { read } = mergedMaps(folder)
  const row = { ...emptyRow, map: 'gone/maps/cat/a.png.npy', digest: digestOf(npy) }
  expect(await read(row)).toEqual(Buffer.from(npy))
  copyFileSync(join(folder, 'a.png.npy'), join(folder, 'cat/a.png.npy'))
  expect(await read(row)).toBeNull()
})
