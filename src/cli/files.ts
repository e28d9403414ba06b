// Files of the terminal's user, read and written whole.
import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { access, constants, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { decodeNpy, type NpyArray } from '../canvas/npy'
import { failure } from '../errors'
import { shortPath } from './words'

/** Of one file. */
const MOST_BYTES = 2 ** 31 - 1

/** The bytes of a plain file; a device or a pipe may never end. @throws NotReadable */
export async function readBytes(path: string): Promise<Buffer> {
  const found = await plainFile(path)
  if (found.size > MOST_BYTES) throw notReadable(path, 'is larger than 2 GB; give a smaller one.')
  return readFile(path).catch((error: unknown) => {
    throw notReadable(path, 'cannot be read; check the path.', error)
  })
}

/** What the system knows of a file that is neither folder, device nor pipe. @throws NotReadable */
export async function plainFile(path: string): Promise<Stats> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const gone = error.code === 'ENOENT' || error.code === 'ENOTDIR'
    throw notReadable(
      path,
      gone ? 'does not exist; check the path.' : 'cannot be read; check the path.',
      error,
    )
  })
  if (found.isDirectory()) throw notReadable(path, 'is a folder; give a file.')
  if (!found.isFile()) throw notReadable(path, 'is a device or a pipe; give a file.')
  return found
}

export const notReadable = (path: string, why: string, cause?: unknown) =>
  failure('NotReadable', `${shortPath(path)} ${why}`, cause)

export const readArray = async (path: string): Promise<NpyArray> =>
  arrayIn(await readBytes(path), shortPath(path))

/** @throws BadImage where it holds what is no number */
export function arrayIn(bytes: Uint8Array, name: string): NpyArray {
  const grid = decodeNpy(bytes, name)
  const at = grid.data.findIndex((value) => !Number.isFinite(value))
  if (at < 0) return grid
  const place = placeOf(at, grid.shape).join(', ')
  throw failure('BadImage', `${name} holds ${grid.data[at]} at [${place}]; give numbers only.`)
}

function placeOf(at: number, shape: readonly number[]): readonly number[] {
  const place: number[] = []
  let rest = at
  for (const size of shape.toReversed()) {
    place.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return place
}

/** The file is whole or not there. @throws NotReadable */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  await checkOutput(path)
  const draft = draftOf(path)
  try {
    await writeFile(draft, bytes)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw notWritten(path, error)
  }
}

/** Beside the file, by a name that disks take where they take the file's own: most end at 255 bytes. */
export function draftOf(path: string): string {
  const own = `${basename(path)}.${process.pid}.new`
  if (Buffer.byteLength(own) <= 255) return join(dirname(path), own)
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return join(dirname(path), `${digest}.${process.pid}.new`)
}

/** Of what the system said, or of our sentence about it: nothing more can be written, whatever is tried next. */
export function isFullDisk(error: unknown): boolean {
  const { code, cause } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT' || (cause instanceof Error && isFullDisk(cause))
}

/** A full disk is said; whatever was there before stays. */
export function notWritten(path: string, error: unknown): Error {
  const full = isFullDisk(error)
  if ((error as NodeJS.ErrnoException).code === 'ENAMETOOLONG')
    return notReadable(path, 'has a longer name than this disk takes; give it a shorter one.', error)
  const why = full ? 'the disk is full; make room and run it again.' : 'check the folder.'
  return notReadable(path, `cannot be written${full ? ':' : ';'} ${why}`, error)
}

/** @throws NotReadable for a folder, a device or a pipe */
async function checkOutput(path: string): Promise<Stats | null> {
  const there = await stat(path).catch(() => null)
  if (there?.isDirectory()) throw notReadable(path, 'is a folder; give the name of a file.')
  if (there && !there.isFile()) throw notReadable(path, 'is a device or a pipe; give the name of a file.')
  return there
}

/** Before a long run: whether its file can be written at its end. @throws NotReadable */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(path)
  const there = await checkOutput(path)
  await access(there ? path : folder, constants.W_OK).catch((error: unknown) => {
    throw notReadable(path, 'cannot be written; check the folder.', error)
  })
}

/** @throws NotReadable */
export async function makeFolder(path: string): Promise<void> {
  await makeFolders(path).catch((error: unknown) => {
    if (isFullDisk(error)) throw notWritten(path, error)
    throw failure('NotReadable', `The folder ${shortPath(path)} cannot be made; give another.`, error)
  })
}

/** Node's own way never ends where a folder refuses others in it by saying that it is not there itself, as /proc does. */
async function makeFolders(path: string): Promise<void> {
  const isThere = async () => (await stat(path).catch(() => null))?.isDirectory() ?? false
  const make = () =>
    mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
      if (!(await isThere())) throw error
    })
  await make().catch(async (error: NodeJS.ErrnoException) => {
    const around = dirname(path)
    if (error.code !== 'ENOENT' || around === path) throw error
    await makeFolders(around)
    await make()
  })
}
