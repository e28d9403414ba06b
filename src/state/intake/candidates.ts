// Which files belong to which model, where several lie in one drop: those beside it, and nobody else's.
import { fileName, folderOf } from './entries'
import type { FileEntry } from './fileKind'

/** A model that may be opened. */
export interface Candidate {
  /** Its folder's name, else its file's. */
  readonly name: string
  /** Of the model's own file. */
  readonly path: string
  /** That file and all that may belong to it. */
  readonly files: readonly FileEntry[]
}

/** @param others what is neither a model nor a picture nor a recipe */
export function listCandidates(
  models: readonly FileEntry[],
  others: readonly FileEntry[],
): readonly Candidate[] {
  const homes = models.map(({ path }) => folderOf(path))
  return models.map((model) => {
    const home = folderOf(model.path)
    // A model that came alone may have its labels anywhere in the drop.
    const beside =
      models.length === 1
        ? others
        : others.filter(({ path }) => homeOf(path, homes) === home || isAround(path, home))
    return { name: nameOf(model), path: model.path, files: [model, ...beside] }
  })
}

/** The nearest folder around a file that holds a model. */
function homeOf(path: string, homes: readonly string[]): string | null {
  const around = homes.filter((home) => home === '' || path.startsWith(`${home}/`))
  return around.sort((a, b) => b.length - a.length)[0] ?? null
}

/** A repository of the Hugging Face hub has its models in `onnx/` and what it says of them around it. */
function isAround(path: string, home: string): boolean {
  return /(^|\/)onnx$/.test(home) && folderOf(path) === folderOf(home)
}

function nameOf(model: FileEntry): string {
  const folder = folderOf(model.path).replace(/\/onnx$/, '')
  return folder.split('/').at(-1) || fileName(model)
}
