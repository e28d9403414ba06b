// Which pictures a folder means.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findPictures } from './pictures'

const folder = mkdtempSync(join(tmpdir(), 'limelight-pictures-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a link that leads nowhere is a picture that fails, and none that is left out in silence', async () => {
  mkdirSync(join(folder, 'deeper.png'))
  for (const name of ['b.png', 'notes.txt']) writeFileSync(join(folder, name), 'x')
  symlinkSync('b.png', join(folder, 'a.png'))
  symlinkSync('gone.jpg', join(folder, 'c.jpg'))
  symlinkSync('d.png', join(folder, 'd.png'))
  symlinkSync('gone.txt', join(folder, 'e.txt'))
  const found = await findPictures(folder)
  expect(found.map(({ name }) => name)).toEqual(['a.png', 'b.png', 'c.jpg', 'd.png'])
})
