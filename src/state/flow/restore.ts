// After a failure or a stop: the request goes back to what is open and on show.
import { isNamed } from '../../errors'
import type { Recipe } from '../../recipe/recipe'
import type { BackendName } from '../../runtime/types'
import { isOfSet, itemAfter, withItem } from '../sets/pictureSet'
import type { State, Store } from '../store'
import { wantedModel, wantedPicture } from './sources'
import { phaseKeys } from './taskKeys'

/** What was asked for last of the model and the picture that are open, whether its map is there or still on its way. */
export interface Asked {
  readonly recipe: Recipe
  readonly pictureKey: string
  readonly modelKey: string
}

/** Null while another model or picture is wanted. */
export function askedOf(state: State): Asked | null {
  const { model, picture, recipe } = state
  const wanted = wantedModel(state)
  if (!model || !wanted || model.key !== phaseKeys.model(wanted.key, recipe.output)) return null
  if (!picture || picture.key !== wantedPicture(state)?.key) return null
  return { recipe, pictureKey: picture.key, modelKey: model.key }
}

/** The recipe of the map on show, where it is of the open model and picture; look and backend stay as they are. */
function recipeBack({ shown, picture, model, recipe }: State, asked: Asked | null): Recipe {
  const isOpen = (it: Asked) => it.pictureKey === picture?.key && it.modelKey === model?.key
  const back = [asked, shown].find((it) => it && isOpen(it))
  const { look, backend } = recipe
  return back ? { ...back.recipe, look, backend } : recipe
}

export function restoreShown(store: Store): void {
  const state = store.getState()
  const recipe = recipeBack(state, null)
  if (recipe !== state.recipe) store.setState({ recipe })
}

/** @param asked goes on, where it is of what is open */
export function restoreModel(store: Store, asked: Asked | null = null): void {
  const { model, given } = store.getState()
  if (!model) return
  // In one: a step with half of it would begin to open what is on its way out.
  store.setState((state) => ({
    recipe: { ...recipeBack(state, asked), model: model.reference, output: model.output },
    given: { ...given, model: model.given },
  }))
}

export function restorePicture(store: Store, asked: Asked | null = null): void {
  const { picture, given } = store.getState()
  if (!picture) return
  const { key, name, blob, reference } = picture
  const set = given.picture?.set
  const kept = set && isOfSet(set, key) ? { set } : {}
  // One of several that its address gave: asked again, it might give another one.
  const from = reference !== null && key.startsWith(`${reference} `) ? { url: reference } : {}
  store.setState((state) => ({
    recipe: { ...recipeBack(state, asked), image: reference },
    given: { ...given, picture: { key, name, blob, ...from, ...kept } },
  }))
}

/** Where the first pictures of a set do not open, the next one does for them; else the one before comes back. */
export function passPicture(store: Store, asked: Asked | null): void {
  const state = store.getState()
  const { picture, given } = state
  const set = given.picture?.set
  const next = set && !isOfSet(set, picture?.key) ? itemAfter(set, given.picture?.key ?? '') : null
  if (set && next) store.setState(withItem(state, next, set))
  else restorePicture(store, asked)
}

interface Refused {
  readonly asked: BackendName | null
  /** Undefined where none runs. */
  readonly had: BackendName | null | undefined
  readonly error: unknown
}

/** One that cannot be had gives way to the best, or to the one that still runs where its code could not be fetched. */
export function otherBackend(store: Store, { asked, had, error }: Refused): void {
  const kept = isNamed(error, 'NotReadable') && had !== undefined ? had : null
  if (asked !== kept) store.setState(({ recipe }) => ({ recipe: { ...recipe, backend: kept } }))
}
