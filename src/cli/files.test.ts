// Folders that a run makes for its results.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder, writeWhole } from './files'

const home = mkdtempSync(join(tmpdir(), 'limelight-folders-'))
afterAll(() => rmSync(home, { recursive: true }))

test('a folder is made with those around it, and may be there already', async () => {
  const path = join(home, 'a', 'b', 'c')
  await Promise.all([makeFolder(path), makeFolder(join(home, 'a', 'b'))])
  await makeFolder(path)
  expect(existsSync(path)).toBe(true)
})

test('a folder that cannot be made is one sentence, at once', async () => {
  await expect(makeFolder('/proc/limelight')).rejects.toThrow(/limelight cannot be made; give another\.$/)
  writeFileSync(join(home, 'file'), '')
  await expect(makeFolder(join(home, 'file', 'in'))).rejects.toThrow(/cannot be made; give another\.$/)
  await expect(makeFolder(join(home, 'file'))).rejects.toThrow(/cannot be made; give another\.$/)
})

test('a file of the longest name that the disk takes is written, by a draft of a shorter one', async () => {
  const path = join(home, `${'x'.repeat(251)}.npy`)
  await writeWhole(path, 'map')
  expect(readFileSync(path, 'utf8')).toBe('map')
  expect(readdirSync(home).filter((name) => name.endsWith('.new'))).toEqual([])
  await expect(writeWhole(join(home, `${'x'.repeat(252)}.npy`), 'map')).rejects.toThrow(
    /^…x{75}\.npy has a longer name than this disk takes; give it a shorter one\.$/,
  )
})
