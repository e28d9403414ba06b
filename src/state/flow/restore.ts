// After a failure or a stop: the request goes back to what is open and on show.
import { isNamed } from '../../errors'
import type { BackendName } from '../../runtime/types'
import { isOfSet, itemAfter, withItem } from '../sets/pictureSet'
import type { Store } from '../store'

/** The recipe of the map on show, where it is of the open model and picture; look and backend stay as they are. */
export function restoreShown(store: Store): void {
  const { shown, picture, model, recipe } = store.getState()
  if (!shown || shown.pictureKey !== picture?.key || shown.modelKey !== model?.key) return
  const { look, backend } = recipe
  store.setState({ recipe: { ...shown.recipe, look, backend } })
}

export function restoreModel(store: Store): void {
  const { model, given } = store.getState()
  if (!model) return
  restoreShown(store)
  store.setState(({ recipe }) => ({
    recipe: { ...recipe, model: model.reference, output: model.output },
    given: { ...given, model: model.given },
  }))
}

export function restorePicture(store: Store): void {
  const { picture, given } = store.getState()
  if (!picture) return
  const { key, name, blob, reference } = picture
  const set = given.picture?.set
  const kept = set && isOfSet(set, key) ? { set } : {}
  restoreShown(store)
  store.setState(({ recipe }) => ({
    recipe: { ...recipe, image: reference },
    given: { ...given, picture: { key, name, blob, ...kept } },
  }))
}

/** Where the first pictures of a set do not open, the next one does for them; else the one before comes back. */
export function passPicture(store: Store): void {
  const state = store.getState()
  const { picture, given } = state
  const set = given.picture?.set
  const next = set && !isOfSet(set, picture?.key) ? itemAfter(set, given.picture?.key ?? '') : null
  if (set && next) store.setState(withItem(state, next, set))
  else restorePicture(store)
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
