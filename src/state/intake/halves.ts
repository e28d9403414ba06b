// A model that came in two drops: its file first and its weights later, or the other way round.
import { mayBePart, partsOf } from '../../models/formats'
import type { Candidate } from './candidates'
import { fileName, folderOf } from './entries'
import type { FileEntry } from './fileKind'
import type { Sorted } from './sortFiles'

export interface Halves {
  /** The same, with the half that was given before. `opened`: files of the model that is open, which lacks nothing. */
  complete(sorted: Sorted, opened: readonly FileEntry[] | null): Sorted
}

export function openHalves(): Halves {
  let model: Candidate | null = null
  let parts: readonly FileEntry[] = []

  function withParts(first: Candidate): Sorted['models'] {
    const hasOwn = first.files.some(({ path }) => path !== first.path && partsOf(path) !== null)
    model = hasOwn ? first : joined(first, ownParts(first, parts))
    parts = []
    return [model]
  }

  return {
    complete(sorted, opened) {
      const [first] = sorted.models
      if (first) return sorted.models.length === 1 ? { ...sorted, models: withParts(first) } : sorted
      if (!sorted.parts) return sorted
      const own = model ? ownParts(model, sorted.parts.files) : []
      if (model && own.length > 0 && model.files !== opened) {
        model = joined(model, own)
        return { ...sorted, models: [model], parts: null }
      }
      parts = joinedFiles(parts, sorted.parts.files)
      return sorted
    },
  }
}

const ownParts = (model: Candidate, files: readonly FileEntry[]) =>
  files.filter(({ path }) => mayBePart(model.path, path))

/** Later files lie beside the model's own. */
function joined(model: Candidate, more: readonly FileEntry[]): Candidate {
  const home = folderOf(model.path)
  const moved = more.map((entry) => ({
    path: home === '' ? fileName(entry) : `${home}/${fileName(entry)}`,
    file: entry.file,
  }))
  return { ...model, files: joinedFiles(model.files, moved) }
}

function joinedFiles(before: readonly FileEntry[], more: readonly FileEntry[]): readonly FileEntry[] {
  const replaced = new Set(more.map(({ path }) => path))
  return [...before.filter(({ path }) => !replaced.has(path)), ...more]
}
