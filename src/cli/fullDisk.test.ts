// A disk that is full in the middle of a write: what was there stays whole, and the sentence says what to do.

// A disk that is full in the middle of a write: what was there stays whole, and the sentence says what to do.
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { encodeNpy } from '../canvas/npy'
import { emptyRow } from '../results/row'
import { writeWhole } from './files'
import { lockPart } from './lock'
import { packStore } from './packStore'
import { addResult, readResults, startResults } from './results'
import { digestOf } from './settings'

const disk = vi.hoisted(() => ({
  full: false,
  error: () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
}))

type Write = (path: string, data: string) => Promise<void>

/** Half of it is written, then there is no more room: as a file system does. */
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const halved =
    (write: Write): Write =>
    async (path, data) => {
      if (!disk.full) return write(path, data)
      await write(path, data.slice(0, data.length / 2))
      throw disk.error()
    }
  /** Of an open file the first call takes half of what it is given, the next ones nothing. */
  const open = async (...given: Parameters<typeof real.open>): Promise<FileHandle> => {
    const file = await real.open(...given)
    const write = file.write.bind(file) as (...args: unknown[]) => Promise<unknown>
    let taken = false
    const cut = async (bytes: Uint8Array, from: number, length: number, at: number) => {
      if (!disk.full) return write(bytes, from, length, at)
      if (taken) throw disk.error()
      taken = true
      return write(bytes, from, Math.ceil(length / 2), at)
    }
    const whole = file.writeFile.bind(file)
    return Object.assign(file, {
      write: cut,
      writeFile: async (text: string) => {
        if (disk.full) throw disk.error()
        await whole(text)
      },
    })
  }
  const copyFile = async (from: string, to: string) => {
    if (!disk.full) return real.copyFile(from, to)
    await real.writeFile(to, (await real.readFile(from)).subarray(0, 90))
    throw disk.error()
  }
  const [writeFile, appendFile] = [halved(real.writeFile), halved(real.appendFile)]
  return { ...real, open, copyFile, writeFile, appendFile }
})

let folder = ''
beforeEach(() => {
  disk.full = false
  folder = mkdtempSync(join(tmpdir(), 'limelight-full-'))
  const write = fs.writeFileSync
  vi.spyOn(fs, 'writeFileSync').mockImplementation((...given) => {
    if (disk.full) throw disk.error()
    write(...given)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

test('a file is the old one or the new one, and no draft is left', async () => {
  const path = join(folder, 'manifest.json')
  writeFileSync(path, 'the old one')
  disk.full = true
  await expect(writeWhole(path, 'the new one')).rejects.toMatchObject({
    name: 'NotReadable',
    message: 'manifest.json cannot be written: the disk is full; make room and run it again.',
  })
  expect(readFileSync(path, 'utf8')).toBe('the old one')
  expect(readdirSync(folder)).toEqual(['manifest.json'])
})

test('a row that was cut is no row: the picture is done again, the others are not', async () => {
  const table = { path: join(folder, 'results.csv'), metrics: false }
  const row = (picture: string) => ({ ...emptyRow, picture, map: `${picture}.npy` })
  await startResults(table, [])
  await addResult(table, row('a.png'))
  disk.full = true
  await expect(addResult(table, row('b.png'))).rejects.toThrow(
    'results.csv cannot be written: the disk is full; make room and run it again.',
  )
  expect((await readResults(table.path)).map(({ picture }) => picture)).toEqual(['a.png'])
})

test('a lock that could not be written keeps nobody out', async () => {
  disk.full = true
  await expect(lockPart(folder, '')).rejects.toThrow('.limelight.lock cannot be written: the disk is full;')
  disk.full = false
  await (await lockPart(folder, '')).release()
  expect(readdirSync(folder)).toEqual([])
})

describe.each(['npz', 'parquet'] as const)('all maps in one .%s', (kind) => {
  const npy = (value: number) => encodeNpy({ shape: [2, 3], data: new Float32Array(6).fill(value) })
  const maps = { a: npy(1), b: npy(2) }
  const open = () => packStore(folder, '', kind)
  const picture = (name: string) => ({ path: `${name}.png`, name: `${name}.png` })
  const row = (name: 'a' | 'b') => ({
    ...{ ...emptyRow, picture: `${name}.png`, map: `maps.${kind}#${name}.png`, digest: digestOf(maps[name]) },
    ...{ class: '1', score: '1', probability: '1', ms: '1', shape: '2x3' },
  })
  const whole = () => join(folder, `maps.${kind}`)
  const draft = '.maps.npz.draft'
  const full = (file: string) => `${file} cannot be written: the disk is full; make room and run it again.`

  /** A whole one that holds the first map alone. */
  async function finished() {
    const store = await open()
    await store.write(picture('a'), maps.a)
    await store.finish([row('a')])
    await store.close()
  }

  /** A second run: what is held, then the second map, and the end. */
  async function goOn(held: boolean[]) {
    const store = await open()
    expect([await store.holds(row('a')), await store.holds(row('b'))]).toEqual(held)
    if (!held[1]) await store.write(picture('b'), maps.b)
    await store.finish([row('a'), row('b')])
    await store.close()
    const again = await open()
    expect([await again.holds(row('a')), await again.holds(row('b'))]).toEqual([true, true])
    await again.finish([row('a'), row('b')])
    await again.close()
    expect(readdirSync(folder)).toEqual([`maps.${kind}`])
    if (kind === 'npz')
      expect(Object.keys(unzipSync(readFileSync(whole())))).toEqual(['a.png.npy', 'b.png.npy'])
  }

  test('a map that was cut is no map: the next run makes it, and no other', async () => {
    const store = await open()
    await store.write(picture('a'), maps.a)
    disk.full = true
    await expect(store.write(picture('b'), maps.b)).rejects.toThrow(full(draft))
    await store.close()
    disk.full = false
    await goOn([true, false])
  })

  test('where it cannot be finished the draft stays, and the one of before as it was', async () => {
    await finished()
    const before = readFileSync(whole())
    const store = await open()
    await store.write(picture('b'), maps.b)
    disk.full = true
    await expect(store.finish([row('a'), row('b')])).rejects.toThrow(full(`maps.${kind}`))
    await store.close()
    disk.full = false
    expect(readdirSync(folder)).toEqual([draft, `maps.${kind}`])
    expect(readFileSync(whole()).equals(before)).toBe(true)
    await goOn([true, true])
  })

  test('where there is no room for a draft, there is none, and the one of before stays', async () => {
    await finished()
    disk.full = true
    await expect(open()).rejects.toThrow(full(draft))
    disk.full = false
    expect(readdirSync(folder)).toEqual([`maps.${kind}`])
    await goOn([true, false])
  })
})
