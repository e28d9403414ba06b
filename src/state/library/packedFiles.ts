// Files of a model as they are put away: one behind another in one blob. In a private window Chromium takes memory for each
// small file that it stores, and the shards of a large model are small files.
import type { FileEntry } from '../intake/fileKind'
import type { WithoutFiles } from './holes'

export interface Part extends Omit<FileEntry, 'file'> {
  readonly size: number
  readonly type: string
}

export interface PackedFiles {
  readonly whole: Blob
  readonly parts: readonly Part[]
}

export function packed(entries: readonly FileEntry[]): PackedFiles {
  return {
    whole: new Blob(entries.map(({ file }) => file)),
    parts: entries.map(({ file: { size, type }, ...about }) => ({ ...about, size, type })),
  }
}

/** Earlier versions kept each file by itself. */
export function unpacked(stored: PackedFiles | readonly FileEntry[]): readonly FileEntry[] {
  if (!('whole' in stored)) return stored
  let end = 0
  return stored.parts.map(({ size, type, ...about }) => {
    end += size
    return { ...about, file: stored.whole.slice(end - size, end, type) }
  })
}

/** Null of what earlier versions kept, which is put away anew. */
export const partsOf = (
  stored: WithoutFiles<PackedFiles | readonly FileEntry[]> | undefined,
): readonly Part[] | null => (stored && 'parts' in stored ? stored.parts : null)
