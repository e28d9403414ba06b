// Anything that was dropped, pasted or chosen -> what it is for. Sorts by content, not by the box it landed in.
import { sentenceOf } from '../../errors'
import { isHidden } from '../../models/files/baseName'
import { foreignFiles } from '../../models/files/foreign'
import type { ReadRecipe } from '../../recipe/readRecipe'
import { type Candidate, listCandidates } from './candidates'
import { byName, fileName, namesOf } from './entries'
import { type FileEntry, type FileKind, fileKind } from './fileKind'
import { labelsAddress } from './labelsAddress'

export interface Sorted {
  readonly picture: FileEntry | null
  /** All of them, in the order of their names; of several the first is shown. */
  readonly pictures: readonly FileEntry[]
  /** One of them is opened; of several somebody must choose. */
  readonly models: readonly Candidate[]
  /** Weights that came without a model, and the sentence that says so. */
  readonly parts: { readonly files: readonly FileEntry[]; readonly why: string } | null
  /** Labels that came without a model, and an address under which they can be had. */
  readonly labels: (FileEntry & { readonly address: string }) | null
  readonly recipe: ReadRecipe | null
  /** The picture that carries the recipe: one of our overlays. */
  readonly overlay: FileEntry | null
  /** Files that are of no use, a sentence each. */
  readonly problems: readonly string[]
  /** Facts worth a remark: "Passed over, since they do not open here: clip.mov." */
  readonly remarks: readonly string[]
}

export interface SortTools {
  /** What is inside of a zip. @throws NotReadable */
  unpack(file: Blob, name: string, signal: AbortSignal): Promise<readonly FileEntry[]>
  readonly signal: AbortSignal
}

type SortedFile = FileEntry & { readonly is: FileKind }
type KindName = FileKind['kind']

/** Files looked at side by side: a folder of thousands is sorted in seconds, and none of them is read whole. */
const TOGETHER = 16

export async function sortFiles(entries: readonly FileEntry[], tools: SortTools): Promise<Sorted> {
  const problems: string[] = []
  const known: SortedFile[] = []
  const seen = entries.filter(({ path }) => !isHidden(path))
  for (let at = 0; at < seen.length; at += TOGETHER) {
    tools.signal.throwIfAborted()
    const some = seen.slice(at, at + TOGETHER).map((entry) => knownFiles(entry, problems, tools))
    known.push(...(await Promise.all(some)).flat())
  }
  const { labels, ...others } = sorted(known, problems)
  return {
    ...others,
    labels: labels && { ...labels, address: await labelsAddress(labels.file, fileName(labels)) },
  }
}

/** The file itself, or what a zip holds, below a folder of the zip's name. */
async function knownFiles(
  entry: FileEntry,
  problems: string[],
  tools: SortTools,
): Promise<readonly SortedFile[]> {
  const is = await fileKind(entry)
  if (is.kind !== 'zip') return [{ ...entry, is }]
  const folder = entry.path.replace(/\.zip$/i, '')
  try {
    const inside = await tools.unpack(entry.file, fileName(entry), tools.signal)
    const files = inside.map(({ path, file }) => ({ path: `${folder}/${path}`, file }))
    return await Promise.all(files.map(async (file) => ({ ...file, is: await fileKind(file) })))
  } catch (error) {
    tools.signal.throwIfAborted()
    problems.push(sentenceOf(error))
    return []
  }
}

type Sorting = Omit<Sorted, 'labels'> & { readonly labels: FileEntry | null }

function sorted(known: readonly SortedFile[], problems: readonly string[]): Sorting {
  const of = (...kinds: readonly KindName[]) => known.filter((f) => kinds.includes(f.is.kind))
  const others = known.filter(({ is }) => !['picture', 'recipe', 'model'].includes(is.kind))
  const models = listCandidates(of('model'), others)
  const { pictures, passed } = picturesAmong(of('picture'))
  const labels = models.length > 0 ? null : (of('labels', 'metadata')[0] ?? null)
  const { recipe, overlay } = recipeAmong(known)
  const parts = models.length > 0 ? null : partsAmong(of('weights'))
  const useful = models.length + pictures.length > 0 || labels || recipe || parts
  const foreign = models.length > 0 ? [] : of('foreign')
  const empty = known.length === 0 && problems.length === 0
  return {
    picture: pictures[0] ?? null,
    pictures,
    models,
    parts,
    labels,
    recipe,
    overlay,
    problems: [
      ...problems,
      ...(useful ? [] : refusals(foreign)),
      ...(empty ? ['There was no file in it; drop a picture or a model.'] : []),
    ],
    remarks: remarksOn([...passed, ...(useful ? foreign.filter(isNoNote) : [])]),
  }
}

/** A folder of another kind is one sentence, whatever else lies in it. */
function refusals(files: readonly SortedFile[]): readonly string[] {
  const whys = files.flatMap(({ is }) => (is.kind === 'foreign' ? [is.why] : []))
  if (whys.length < 2) return whys
  const known = foreignFiles(files.map(({ path }) => path))
  return known.length > 0
    ? known
    : [`None of the ${whys.length} files is a picture or a model; drop a picture or a model.`]
}

const remarksOn = (passed: readonly FileEntry[]): readonly string[] =>
  passed.length > 0 ? [`Passed over, since they do not open here: ${namesOf([...passed].sort(byName))}.`] : []

/** What lies in every folder and was meant for nobody's eyes here. */
const isNoNote = (file: FileEntry) =>
  !/\.(md|rst|ini|log|ya?ml)$|^(readme|licen[cs]e|notice|changelog|source)(\.\w+)?$/i.test(fileName(file))

/** Those that every browser reads come first; the others only count where there is nothing else. */
function picturesAmong(all: readonly SortedFile[]) {
  // A picture that carries a recipe is one of our overlays: it restores the view and is no picture to explain.
  const plain = all.filter(({ is }) => is.kind === 'picture' && !is.recipe).sort(byName)
  const usual = plain.filter(({ is }) => is.kind === 'picture' && is.seldom === null)
  const seldom = plain.filter((picture) => !usual.includes(picture))
  return usual.length > 0 ? { pictures: usual, passed: seldom } : { pictures: seldom, passed: [] }
}

function partsAmong(files: readonly SortedFile[]): Sorted['parts'] {
  const [first] = files
  if (first?.is.kind !== 'weights') return null
  return { files, why: `${fileName(first)} holds weights only; drop ${first.is.of} as well.` }
}

/** A recipe file, or a picture that carries one, speaks for the whole page. */
function recipeAmong(known: readonly SortedFile[]): Pick<Sorted, 'recipe' | 'overlay'> {
  for (const file of known) {
    const { is } = file
    if (is.kind === 'recipe') return { recipe: is.recipe, overlay: null }
    if (is.kind === 'picture' && is.recipe) return { recipe: is.recipe, overlay: file }
  }
  return { recipe: null, overlay: null }
}

/** Whether a file that was fetched is one model.json. */
export const isModelJson = async (file: Blob): Promise<boolean> =>
  (await fileKind({ path: 'model.json', file })).kind === 'model'
