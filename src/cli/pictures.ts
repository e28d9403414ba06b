// Which pictures a folder or a pattern means.
import { readdir, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { failure } from '../errors'
import { isAddress } from './address'

const endings = ['png', 'jpg', 'jpeg', 'jfif', 'webp', 'gif', 'avif', 'bmp', 'tif', 'tiff', 'npy']
const readable = `*.{${endings.join(',')}}`
const ofPicture = new RegExp(`\\.(${endings.join('|')})$`, 'i')
/** Of pictures too, but not read: phones', cameras' and printers' own, drawings, films. */
const unread = '*.{heic,heif,hif,jxl,svg,ico,psd,dng,cr2,nef,arw,raw,eps,pdf,mp4,mov,npz}'
const pattern = /[*?[\]{}]/

export interface PictureFile {
  readonly path: string
  /** Below the folder, or below the part of the pattern that is no pattern: unlike the file's name, it is unique. */
  readonly name: string
}

/** True for a folder, and for a pattern that is no file's own name; an address is one picture, whatever marks it holds. */
export async function isMany(image: string): Promise<boolean> {
  if (isAddress(image)) return false
  const found = await stat(image).catch(() => null)
  return found ? found.isDirectory() : pattern.test(image)
}

/**
 * In alphabetical order: of a folder its own pictures, of a pattern all that match. What lies in `results` was made
 * by this command, and is none of them: each part of a set must see the same set. @throws NotReadable
 */
export async function findPictures(
  image: string,
  results: readonly string[] = [],
): Promise<readonly PictureFile[]> {
  const { glob } = await import('tinyglobby')
  const found = await stat(image).catch(() => null)
  const options = { onlyFiles: true, caseSensitiveMatch: false, expandDirectories: false } as const
  const folder = found?.isDirectory() ? image : null
  const wanted = image.replaceAll('\\', '/')
  const root = folder ?? plainPart(wanted)
  const all = folder
    ? [...(await glob(readable, { ...options, cwd: folder })), ...(await leadNowhere(folder))].map((name) =>
        join(folder, name),
      )
    : await glob(wanted, options)
  const paths = withoutResults(all, root, results)
  if (paths.length === 0) throw failure('NotReadable', await withoutPictures(image, folder))
  return paths.sort().map((path) => ({ path, name: relative(root, path) }))
}

/** Links to pictures that are gone, or on a disk that is not there: each fails by its name instead of being left out. */
async function leadNowhere(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const links = entries.filter((entry) => entry.isSymbolicLink() && ofPicture.test(entry.name))
  const found = await Promise.all(links.map(({ name }) => stat(join(folder, name)).catch(() => null)))
  return links.flatMap(({ name }, i) => (found[i] ? [] : [name]))
}

async function withoutPictures(image: string, folder: string | null): Promise<string> {
  const inside = folder === null ? [] : await readdir(folder, { withFileTypes: true })
  if (inside.some((entry) => entry.isDirectory()))
    return `${image} holds no picture itself; give a pattern for those in its folders: "${image}/**/*.png".`
  return `${image} holds no picture; give a folder or pattern of PNG, JPEG, WebP or .npy files.`
}

/** Pictures and films of a folder that this command does not read, by name. */
export async function passedOver(image: string): Promise<readonly string[]> {
  const found = await stat(image).catch(() => null)
  if (!found?.isDirectory()) return []
  const { glob } = await import('tinyglobby')
  const options = { onlyFiles: true, caseSensitiveMatch: false, cwd: image } as const
  return (await glob(unread, options)).sort()
}

/** Where results lie among the pictures themselves, they are known by their names: cat.png.npy beside cat.png. */
function withoutResults(paths: readonly string[], root: string, results: readonly string[]): string[] {
  const all = new Set(paths)
  const isResult = (path: string, folder: string) =>
    relative(folder, root) === ''
      ? /\.\w+\.(npy|png)$/.test(path) && all.has(path.slice(0, -4))
      : isInside(path, folder) && !isInside(root, folder)
  return paths.filter((path) => !results.some((folder) => isResult(path, folder)))
}

function isInside(path: string, folder: string): boolean {
  const [first] = relative(folder, path).split(sep)
  return first !== '..' && !isAbsolute(first ?? '')
}

/** The folders in front of the first that has a wildcard. */
function plainPart(wanted: string): string {
  const parts = wanted.split('/').slice(0, -1)
  const wild = parts.findIndex((part) => pattern.test(part))
  return parts.slice(0, wild < 0 ? parts.length : wild).join('/') || (wanted.startsWith('/') ? '/' : '.')
}
