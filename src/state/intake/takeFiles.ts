// Files from anywhere -> picture, model, labels and recipe in the store.
import { failure } from '../../errors'
import { hasModelEnding } from '../../models/formats'
import { fileReference, type Recipe } from '../../recipe/recipe'
import { addFailure, clearFailures, remark } from '../alerts'
import type { Flow } from '../flow/flow'
import type { State, Store } from '../store'
import type { FileEntry } from './fileKind'
import { fileName, type Sorted, sortFiles } from './intake'

/** What belongs to one model or one picture alone. */
export const ofModel = {
  hash: null,
  layers: [],
  classGiven: null,
  scale: null,
  fit: null,
  output: null,
  labels: null,
} as const
export const ofPicture = { classGiven: null } as const

export async function takeFiles(store: Store, flow: Flow, files: readonly FileEntry[]): Promise<void> {
  clearFailures(store)
  store.setState({ sorting: true })
  try {
    const sorted = await sortFiles(files)
    flow.clearFailed()
    for (const text of [...sorted.remarks, ...(sorted.recipe?.problems ?? [])]) remark(store, text)
    for (const text of sorted.problems) addFailure(store, failure('BadImage', text))
    // One change of the store, so that no step begins with half of what was given.
    store.setState((state) => ({ ...taken(state, sorted, `given ${performance.now()}`), sorting: false }))
  } finally {
    if (store.getState().sorting) store.setState({ sorting: false })
  }
}

function taken(state: State, sorted: Sorted, key: string): Pick<State, 'given' | 'recipe'> {
  const { picture, model, labels, recipe } = sorted
  const given = givenNow(state, sorted, key)
  return {
    given,
    recipe: {
      ...(recipe ? keepOpen(recipe.recipe, state.recipe) : state.recipe),
      ...(model && state.model ? ofModel : {}),
      ...(picture && state.picture ? ofPicture : {}),
      ...(picture ? { image: fileReference(fileName(picture)) } : {}),
      ...(model ? { model: fileReference(modelName(model)) } : {}),
      ...(labels && !given.model ? { labels: URL.createObjectURL(labels.file) } : {}),
    },
  }
}

function givenNow({ given }: State, { picture, model, labels }: Sorted, key: string): State['given'] {
  const newPicture = picture ? { key, name: fileName(picture), blob: picture.file } : given.picture
  if (model)
    return {
      picture: newPicture,
      model: { key, name: modelName(model), source: { kind: 'files', files: model } },
    }
  if (!labels || given.model?.source.kind !== 'files') return { picture: newPicture, model: given.model }
  // Labels that come later join the files of the model.
  const files = [...given.model.source.files.filter((f) => f.path !== labels.path), labels]
  return { picture: newPicture, model: { ...given.model, key, source: { kind: 'files', files } } }
}

/** A recipe that speaks of files keeps the model and the picture that are open. */
function keepOpen(recipe: Recipe, open: Recipe): Recipe {
  const own = (wanted: string | null, now: string | null) =>
    wanted === null || wanted.startsWith('file:') ? now : wanted
  return { ...recipe, model: own(recipe.model, open.model), image: own(recipe.image, open.image) }
}

function modelName(files: readonly FileEntry[]): string {
  const models = files.filter((f) => hasModelEnding(f.path))
  const file = models.find((f) => /^model\.\w+$/i.test(fileName(f))) ?? models[0]
  const folder = file?.path.split('/').slice(0, -1).at(-1)
  return folder ?? fileName(file)
}
