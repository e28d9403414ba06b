// Which pictures a folder or a pattern means.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../engine/errors'

const readable = '*.{png,jpg,jpeg,webp,gif,avif,npy}'
const pattern = /[*?[\]{}]/

/** True for a folder, and for a pattern that is no file's own name. */
export async function isMany(image: string): Promise<boolean> {
  const found = await stat(image).catch(() => null)
  return found ? found.isDirectory() : pattern.test(image)
}

/** Paths in alphabetical order: of a folder its own pictures, of a pattern all that match. @throws NotReadable */
export async function picturesOf(image: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby')
  const found = await stat(image).catch(() => null)
  const options = { onlyFiles: true, caseSensitiveMatch: false, expandDirectories: false } as const
  const names = found?.isDirectory()
    ? (await glob(readable, { ...options, cwd: image })).map((name) => join(image, name))
    : await glob(image.replaceAll('\\', '/'), options)
  if (names.length === 0)
    throw failure(
      'NotReadable',
      `${image} holds no picture; give a folder or pattern of PNG, JPEG, WebP or .npy files.`,
    )
  return names.sort()
}
