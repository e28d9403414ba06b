// A drop or a paste of the browser -> files with their paths, folders walked; else the address that was dragged.
import { addressIn } from './address'
import type { FileEntry } from './fileKind'

export interface Dropped {
  readonly files: readonly FileEntry[]
  readonly url: string | null
  /** Names of folders and files that the browser could not read. */
  readonly unread: readonly string[]
}

/** Files and links; a text that is dragged within the page is nobody's business here. */
export const brings = (data: DataTransfer | null): boolean =>
  data?.types.some((type) => type === 'Files' || type === 'text/uri-list') ?? false

/** Call within the event: its data are gone afterwards. Never fails: what cannot be read is named. */
export async function readDropped(data: DataTransfer): Promise<Dropped> {
  const items = [...data.items].filter((item) => item.kind === 'file')
  const roots = items.map((item) => item.webkitGetAsEntry?.() ?? null)
  const plain = items.map((item) => item.getAsFile())
  const url = addressIn(data.getData('text/uri-list') || data.getData('text/plain'))
  const unread: string[] = []
  const found = await Promise.all(roots.map((root, i) => walked(root, plain[i] ?? null, unread)))
  return { files: found.flat(), url, unread }
}

export function chosenFiles(list: Iterable<File>): readonly FileEntry[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

async function walked(
  root: FileSystemEntry | null,
  plain: File | null,
  unread: string[],
): Promise<readonly FileEntry[]> {
  if (root?.isDirectory) return inFolder(root as FileSystemDirectoryEntry, unread)
  return plain ? [{ path: plain.name, file: plain }] : []
}

async function inFolder(folder: FileSystemDirectoryEntry, unread: string[]): Promise<readonly FileEntry[]> {
  const found: FileEntry[] = []
  for (const entry of await listEntries(folder, unread)) {
    if (entry.isDirectory) found.push(...(await inFolder(entry as FileSystemDirectoryEntry, unread)))
    else found.push(...(await readEntry(entry as FileSystemFileEntry, unread)))
  }
  return found
}

/** A reader gives at most 100 entries at a time, and none at the end. */
async function listEntries(folder: FileSystemDirectoryEntry, unread: string[]): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  try {
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      )
      if (some.length === 0) return all
      all.push(...some)
    }
  } catch {
    unread.push(folder.name)
    return all
  }
}

async function readEntry(entry: FileSystemFileEntry, unread: string[]): Promise<readonly FileEntry[]> {
  try {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  } catch {
    unread.push(entry.name)
    return []
  }
}
