// A picture or a model that was replaced comes back: what was wanted before each such change, the latest last.
import type { Recipe } from '../recipe/recipe'
import { wantedModel, wantedPicture } from './flow/sources'
import { builtin } from './library/builtin'
import { isFrame } from './live/frames'
import { currentSet } from './sets/pictureSet'
import type { State, Store } from './store'

export interface Replaced extends Pick<State, 'recipe' | 'given'> {
  /** Of the picture, of the model, of both. */
  readonly names: readonly string[]
  /** True where a sample gave way to a sample, or one of a set to another: a click brings it back, and nobody is told. */
  readonly sample: boolean
}

const MOST = 20

type Sources = Pick<State, 'recipe' | 'given'>

export function watchReplaced(store: Store): void {
  store.subscribe((state, before) => {
    if (state.recipe === before.recipe && state.given === before.given) return
    if (same(before, state) || opens(before, state)) return
    const { replaced } = state
    const last = replaced.at(-1)
    // It was undone, or put back after a failure.
    if (last && same(last, state)) return store.setState({ replaced: replaced.slice(0, -1) })
    const names = replacedNames(before, state)
    if (names.length === 0) return
    const { recipe, given } = before
    const entry = {
      recipe,
      given,
      names,
      sample: (isSample(before) && isSample(state)) || isWalk(before, state),
    }
    store.setState({ replaced: [...replaced, entry].slice(-MOST) })
  })
}

/** What undoing the last change sets; look and backend stay as they are. */
export function undone({ replaced, recipe }: State): Partial<State> | null {
  const last = replaced.at(-1)
  if (!last) return null
  const { look, backend } = recipe
  return { recipe: { ...last.recipe, look, backend }, given: last.given, offered: [], overlay: null }
}

/** As it opens a model gives up names that do not fit it. */
const opens = (before: State, { model, recipe }: State) =>
  model !== before.model && recipe.model === before.recipe.model

const same = (a: Sources, b: Sources) => samePicture(a, b) && sameModel(a, b)
/** Frames of the camera are one picture that moves. */
function samePicture(a: Sources, b: Sources): boolean {
  const [before, now] = [wantedPicture(a)?.key, wantedPicture(b)?.key]
  return before === now || (isFrame(before) && isFrame(now))
}
const sameModel = (a: Sources, b: Sources) => wantedModel(a)?.key === wantedModel(b)?.key

function isWalk(a: Sources, b: Sources): boolean {
  const set = currentSet(a)
  return set !== null && set.key === currentSet(b)?.key && sameModel(a, b)
}

function replacedNames(before: Sources, now: Sources): readonly string[] {
  const picture = samePicture(before, now) ? undefined : wantedPicture(before)?.name
  const model = sameModel(before, now) ? undefined : wantedModel(before)?.name
  return [picture, model].filter((name) => name !== undefined)
}

function isSample({ recipe: { image, model } }: Sources): boolean {
  const own = (ids: readonly { readonly id: string }[], id: Recipe['image']) =>
    id === null || id.startsWith('scene:') || ids.some((known) => known.id === id)
  return own(builtin.pictures, image) && own(builtin.models, model)
}
