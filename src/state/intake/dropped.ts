// A drop or a paste of the browser -> files with their paths, folders walked; else the address that was dragged.
import { addressIn } from './address'
import type { FileEntry } from './fileKind'

export interface Dropped {
  readonly files: readonly FileEntry[]
  readonly url: string | null
}

/** Call within the event: its data are gone afterwards. */
export function droppedOf(data: DataTransfer): Promise<Dropped> {
  const items = [...data.items].filter((item) => item.kind === 'file')
  const roots = items.map((item) => item.webkitGetAsEntry?.() ?? null)
  const plain = items.map((item) => item.getAsFile())
  const url = addressIn(data.getData('text/uri-list') || data.getData('text/plain'))
  return Promise.all(roots.map((root, i) => walked(root, plain[i] ?? null))).then((found) => ({
    files: found.flat(),
    url,
  }))
}

export function chosenFiles(list: Iterable<File>): readonly FileEntry[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

async function walked(root: FileSystemEntry | null, plain: File | null): Promise<readonly FileEntry[]> {
  if (root?.isDirectory) return inFolder(root as FileSystemDirectoryEntry)
  return plain ? [{ path: plain.name, file: plain }] : []
}

async function inFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileEntry[]> {
  const reader = folder.createReader()
  const found: FileEntry[] = []
  // A reader gives at most 100 entries at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return found
    for (const entry of some) {
      if (entry.isDirectory) found.push(...(await inFolder(entry as FileSystemDirectoryEntry)))
      else found.push(await fileOf(entry as FileSystemFileEntry))
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<FileEntry> {
  return new Promise((resolve, reject) =>
    entry.file((file) => resolve({ path: entry.fullPath.replace(/^\//, ''), file }), reject),
  )
}
