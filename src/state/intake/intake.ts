// Anything that was dropped, pasted or chosen -> what it is for. Sorts by content, not by the box it landed in.
import { unzip } from 'fflate'
import { failure } from '../../errors'
import type { ReadRecipe } from '../../recipe/readRecipe'
import { type FileEntry, type FileKind, fileKind } from './fileKind'

export interface Sorted {
  readonly picture: FileEntry | null
  /** The model's file with everything that may belong to it; null where no model was among the files. */
  readonly model: readonly FileEntry[] | null
  /** Labels that came without a model. */
  readonly labels: FileEntry | null
  readonly recipe: ReadRecipe | null
  /** Files that are of no use, a sentence each. */
  readonly problems: readonly string[]
  /** Facts worth a remark: "3 pictures were given; cat.jpg is shown." */
  readonly remarks: readonly string[]
}

type Known = FileEntry & { readonly is: FileKind }

export async function sortFiles(entries: readonly FileEntry[]): Promise<Sorted> {
  const visible = entries.filter(
    ({ path }) => !/(^|\/)(\.|__MACOSX|Thumbs\.db|SOURCE\.txt|README)/.test(path),
  )
  const problems: string[] = []
  const known = (await Promise.all(visible.map((entry) => knownFiles(entry, problems)))).flat()
  const of = (...kinds: readonly FileKind['kind'][]) => known.filter((f) => kinds.includes(f.is.kind))
  const hasModel = of('model').length > 0
  // A picture that carries a recipe is one of our overlays: it restores the view and is no picture to explain.
  const pictures = of('picture').filter(({ is }) => is.kind === 'picture' && !is.recipe)
  for (const { is } of of('foreign')) if (is.kind === 'foreign' && !hasModel) problems.push(is.why)
  const weights = of('weights')[0]
  if (weights?.is.kind === 'weights' && !hasModel)
    problems.push(`${fileName(weights)} holds weights only; drop ${weights.is.of} as well.`)
  if (known.length === 0 && problems.length === 0)
    problems.push('There was no file in it; drop a picture or a model.')
  return {
    picture: pictures[0] ?? null,
    model: hasModel ? known.filter((f) => f.is.kind !== 'picture' && f.is.kind !== 'recipe') : null,
    labels: hasModel ? null : (of('labels', 'metadata')[0] ?? null),
    recipe: recipeAmong(known),
    problems,
    remarks:
      pictures.length > 1 && !hasModel
        ? [`${pictures.length} pictures were given; ${fileName(pictures[0])} is shown.`]
        : [],
  }
}

/** The file itself, or what a zip holds. */
async function knownFiles(entry: FileEntry, problems: string[]): Promise<readonly Known[]> {
  const is = await fileKind(entry)
  if (is.kind !== 'zip') return [{ ...entry, is }]
  try {
    const inside = await unzipped(entry)
    return Promise.all(inside.map(async (file) => ({ ...file, is: await fileKind(file) })))
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
    return []
  }
}

function unzipped({ path, file }: FileEntry): Promise<readonly FileEntry[]> {
  return file.arrayBuffer().then(
    (buffer) =>
      new Promise((resolve, reject) =>
        unzip(new Uint8Array(buffer), (error, files) => {
          if (error)
            reject(
              failure(
                'NotReadable',
                `${path} is a damaged zip file; unpack it and drop the folder instead.`,
                error,
              ),
            )
          else
            resolve(
              Object.entries(files)
                .filter(([name]) => !name.endsWith('/'))
                .map(([name, bytes]) => ({ path: name, file: new Blob([new Uint8Array(bytes)]) })),
            )
        }),
      ),
  )
}

/** Only a recipe file that came alone or with a picture, or a picture that carries one, speaks for the whole page. */
function recipeAmong(known: readonly Known[]): ReadRecipe | null {
  for (const { is } of known) {
    if (is.kind === 'recipe') return is.recipe
    if (is.kind === 'picture' && is.recipe) return is.recipe
  }
  return null
}

export const fileName = (entry: FileEntry | undefined) => entry?.path.split('/').at(-1) ?? ''
