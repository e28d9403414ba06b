// Files from anywhere -> picture, model, labels and recipe in the store.
import { failure } from '../../errors'
import { fileReference } from '../../recipe/recipe'
import { addFailure, clearFailures, remark } from '../alerts'
import type { Flow } from '../flow/flowTypes'
import { wantedModel } from '../flow/sources'
import { givenOf, setOf } from '../sets/pictureSet'
import type { State, Store } from '../store'
import type { Candidate } from './candidates'
import { fileName } from './entries'
import type { FileEntry } from './fileKind'
import type { Halves } from './halves'
import { ofModel, ofPicture } from './ofFiles'
import type { Sorted, SortTools } from './sortFiles'
import { sorting } from './sorting'
import type { Turn, Turns } from './turns'
import { withRecipe } from './withRecipe'

export interface Receiver {
  readonly store: Store
  readonly flow: Flow
  readonly turns: Turns
  readonly halves: Halves
  readonly unpack: SortTools['unpack']
}

export async function takeFiles(to: Receiver, files: readonly FileEntry[]): Promise<void> {
  const { store, turns, unpack } = to
  clearFailures(store)
  const what = files.length === 1 ? fileName(files[0]) : `${files.length} files`
  const turn = turns.begin({ what: `Looking at ${what}`, loaded: 0, total: null })
  try {
    const { sortFiles } = await sorting()
    const sorted = await sortFiles(files, { unpack, signal: turn.signal })
    takeSorted(to, sorted, turn)
  } catch (error) {
    if (!turn.signal.aborted) addFailure(store, error)
  } finally {
    turn.end()
  }
}

/** What nothing newer has replaced meanwhile. */
export function takeSorted({ store, flow, halves }: Receiver, given: Sorted, turn: Turn): void {
  if (turn.signal.aborted) return
  const sorted = halves.complete(mine(given, turn), openedFiles(store.getState()))
  flow.clearFailed()
  const { problems = [], remarks = [] } = sorted.recipe ?? {}
  for (const text of [...sorted.remarks, ...problems, ...remarks]) remark(store, text)
  for (const text of [...sorted.problems, ...(sorted.parts ? [sorted.parts.why] : [])])
    addFailure(store, failure('BadImage', text))
  if (sorted.labels && !sorted.picture) remark(store, asLabels(fileName(sorted.labels), store.getState()))
  // One change of the store, so that no step begins with half of what was given.
  store.setState((state) => taken(state, sorted))
}

/** What a list alone was taken for. */
const asLabels = (name: string, state: State) =>
  wantedModel(state)
    ? `${name} is taken as a list of class names; where it does not fit the model, that is said.`
    : `${name} is taken as a list of class names; open the model that it belongs to.`

function mine(sorted: Sorted, turn: Turn): Sorted {
  const recipe = sorted.recipe && turn.takes('recipe') ? sorted.recipe : null
  return {
    ...sorted,
    recipe,
    overlay: recipe && sorted.overlay,
    picture: sorted.picture && turn.takes('picture') ? sorted.picture : null,
    models: sorted.models.length > 0 && turn.takes('model') ? sorted.models : [],
  }
}

const openedFiles = ({ model }: State) =>
  model?.given?.source.kind === 'files' ? model.given.source.files : null

function taken(before: State, sorted: Sorted): Partial<State> {
  const { pictures, models, labels, recipe, overlay } = sorted
  const restored = recipe ? withRecipe(before, recipe.recipe) : {}
  const [only, ...others] = models
  let { recipe: wanted, given }: RecipeAndGiven = { ...before, ...restored }
  // What a recipe says of class and layers is said of the files that come with it.
  const open = recipe ? { picture: null, model: null } : before
  const take = (change: Partial<RecipeAndGiven>) => {
    wanted = change.recipe ?? wanted
    given = change.given ?? given
  }
  if (sorted.picture) take(withPicture({ ...open, recipe: wanted, given }, pictures))
  if (only && others.length === 0) take(withModel({ ...open, recipe: wanted, given }, only))
  if (labels) take(withLabels({ recipe: wanted, given }, labels))
  return {
    ...restored,
    recipe: wanted,
    given,
    ...(models.length > 0 ? { offered: others.length > 0 ? models : [] } : {}),
    ...(recipe ? { overlay: overlay && { name: fileName(overlay), blob: overlay.file } } : {}),
  }
}

type RecipeAndGiven = Pick<State, 'recipe' | 'given'>
type Open = RecipeAndGiven & Pick<State, 'model' | 'picture'>

/** Tells any two that were given apart, also those of an earlier visit. */
const newKey = () => `given ${Date.now()} ${performance.now()}`

/** Of several the first is shown. */
function withPicture({ recipe, given, picture }: Open, pictures: readonly FileEntry[]): RecipeAndGiven {
  const [first] = pictures
  if (!first) return { recipe, given }
  const key = newKey()
  const set = setOf(key, pictures)
  const name = fileName(first)
  const own = set?.items[0] ? givenOf(set.items[0], set) : { key, name, blob: first.file }
  return {
    recipe: { ...recipe, ...(picture ? ofPicture : {}), image: fileReference(name) },
    given: { ...given, picture: own },
  }
}

export function withModel({ recipe, given, model }: Open, { name, files }: Candidate): RecipeAndGiven {
  return {
    recipe: { ...recipe, ...(model ? ofModel : {}), model: fileReference(name) },
    given: { ...given, model: { key: newKey(), name, source: { kind: 'files', files } } },
  }
}

/** Labels that come later join the files of the model; beside an address they go by an address of their own. */
function withLabels(
  { recipe, given }: RecipeAndGiven,
  { address, path, file }: NonNullable<Sorted['labels']>,
): Partial<RecipeAndGiven> {
  const { model } = given
  if (model?.source.kind !== 'files') return { recipe: { ...recipe, labels: address } }
  const others = model.source.files.filter((f) => !f.labels)
  // The model's own list of that name stays for where this one does not fit.
  const beside = others.some((f) => f.path === path) ? `given/${path}` : path
  const files = [...others, { path: beside, file, labels: true as const }]
  return { given: { ...given, model: { ...model, key: newKey(), source: { kind: 'files', files } } } }
}
