// Files by their paths, as the user's folders name them.
import type { FileEntry } from './fileKind'

export const fileName = (entry: FileEntry | undefined) => entry?.path.split('/').at(-1) ?? ''

/** '' where it lies in none. */
export const folderOf = (path: string) => path.split('/').slice(0, -1).join('/')

/** As people count: p2 comes before p10. */
export const byName = (a: FileEntry, b: FileEntry) => a.path.localeCompare(b.path, 'en', { numeric: true })

/** At most five names; the rest is a number. */
export function namesOf(files: readonly FileEntry[]): string {
  const more = files.length > 5 ? ` and ${files.length - 5} more` : ''
  return files.slice(0, 5).map(fileName).join(', ') + more
}
