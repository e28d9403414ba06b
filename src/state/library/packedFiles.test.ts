import { expect, test } from 'vitest'
import type { FileEntry } from '../intake/fileKind'
import { packed, unpacked } from './packedFiles'

const entries: readonly FileEntry[] = [
  { path: 'net/model.json', file: new Blob(['{"a":1}'], { type: 'application/json' }) },
  { path: 'net/empty.bin', file: new Blob([]) },
  { path: 'net/a.bin', file: new Blob([new Uint8Array([1, 2, 255])]) },
  { path: 'names.txt', file: new Blob(['cat\ndog'], { type: 'text/plain' }), labels: true },
]

const told = (list: readonly FileEntry[]) =>
  Promise.all(
    list.map(async ({ file, ...about }) => ({
      ...about,
      type: file.type,
      bytes: [...new Uint8Array(await file.arrayBuffer())],
    })),
  )

test('files come back as they were put away, out of one blob', async () => {
  const stored = packed(entries)
  expect(stored.whole.size).toBe(17)
  expect(stored.parts.every((part) => !('file' in part))).toBe(true)
  expect(await told(unpacked(stored))).toEqual(await told(entries))
})

test('what earlier versions kept is read too', () => {
  expect(unpacked(entries)).toBe(entries)
})
