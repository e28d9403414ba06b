// After a failure or a stop: the request goes back to what is open and on show.
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
  restoreShown(store)
  store.setState(({ recipe }) => ({
    recipe: { ...recipe, image: reference },
    given: { ...given, picture: { key, name, blob } },
  }))
}
