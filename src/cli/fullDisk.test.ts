// A disk that is full in the middle of a write: what was there stays whole, and the sentence says what to do.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyRow } from '../results/row'
import { writeWhole } from './files'
import { addResult, readResults, startResults } from './results'

const disk = vi.hoisted(() => ({ full: false }))

type Write = (path: string, data: string) => Promise<void>

/** Half of it is written, then there is no more room: as a file system does. */
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const halved =
    (write: Write): Write =>
    async (path, data) => {
      if (!disk.full) return write(path, data)
      await write(path, data.slice(0, data.length / 2))
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    }
  return { ...real, writeFile: halved(real.writeFile), appendFile: halved(real.appendFile) }
})

let folder = ''
beforeEach(() => {
  disk.full = false
  folder = mkdtempSync(join(tmpdir(), 'limelight-full-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

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
