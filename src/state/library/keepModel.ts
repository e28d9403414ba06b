// The model that is open -> its record among the kept ones, and its files where they were dropped.
import { failure } from '../../errors'
import { droppedName } from '../../recipe/recipe'
import { wantedModel } from '../flow/sources'
import type { FileEntry } from '../intake/fileKind'
import type { OpenModel, State } from '../store'
import { modelFiles, modelRecipe, mostBytes } from './keep'
import type { KeptModel, KeptStore } from './keptStore'
import type { Part } from './packedFiles'

type About = Pick<KeptModel, 'hash' | 'date' | 'wish'>

interface Keeping {
  readonly kept: KeptStore
  readonly known: readonly KeptModel[]
  readonly now: number
}

/** The date of a model that is kept already stays. @throws NotReadable, or what the browser throws */
export async function keepModel(
  model: OpenModel,
  state: State,
  { kept, known, now }: Keeping,
): Promise<void> {
  const recipe = { ...state.recipe, model: model.reference, output: model.output }
  const about = { hash: model.card.hash, date: now, wish: modelRecipe(recipe) }
  const dropped = droppedName(model.reference)
  if (dropped === null) {
    const source = wantedModel({ recipe, given: state.given })?.source
    const cache = source?.kind === 'url' ? source.keep?.cache : undefined
    if (cache) await keepAddress(cache, { name: model.card.name, ...about }, { kept, known })
  } else await keepFiles(model, { name: dropped, title: model.card.name, ...about }, { kept, known })
}

type Named = About & { readonly name: string }
type Where = Pick<Keeping, 'kept' | 'known'>

/** The worker has put the files away, or the model's card says why not. */
async function keepAddress(id: string, about: Named, { kept, known }: Where): Promise<void> {
  const bytes = await kept.cached(id)
  const date = known.find((m) => m.id === id)?.date ?? about.date
  if (bytes !== null) await kept.put({ ...about, id, kind: 'address', bytes, date })
}

async function keepFiles(
  model: OpenModel,
  about: Named & Pick<KeptModel, 'title'>,
  { kept, known }: Where,
): Promise<void> {
  if (model.given?.source.kind !== 'files') return
  const id = `files ${about.hash || about.name}`
  const files = await modelFiles(model.given.source.files)
  const before = known.find((m) => m.id === id)
  // Names of classes may have come since.
  if (before && sameFiles(await kept.parts(id), files))
    return kept.put({ ...before, ...about, date: before.date })
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
  if (bytes > mostBytes)
    throw failure(
      'NotReadable',
      `${about.name} is larger than ${mostBytes / 1e6} MB and is not kept; drop it again next time.`,
    )
  const date = before?.date ?? about.date
  await kept.put({ ...about, id, kind: 'files', bytes, date }, files)
}

const sameFiles = (before: readonly Part[] | null, now: readonly FileEntry[]) =>
  before?.length === now.length &&
  now.every(({ path, file, labels }, i) => {
    const other = before[i]
    return other?.path === path && other.size === file.size && other.labels === labels
  })
