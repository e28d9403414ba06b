// Tells the library when a picture of the visitor's own is open.
import { droppedName } from '../../recipe/recipe'
import type { GivenPicture, Store } from '../store'

export function watchPictures(store: Store, opened: (picture: GivenPicture) => void): void {
  let known = ''
  store.subscribe(({ picture, given, recipe, live }) => {
    // Of the camera's frames the one that stays is kept.
    if (live) return
    if (!given.picture || picture?.key !== given.picture.key || given.picture.key === known) return
    if (droppedName(recipe.image) === null) return
    known = given.picture.key
    opened(given.picture)
  })
}
