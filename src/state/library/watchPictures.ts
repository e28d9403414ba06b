// Tells the library of a picture of the visitor's own as soon as it is given: the address names it from then on, and a
// reload asks for it.
import { droppedName } from '../../recipe/recipe'
import type { GivenPicture, Store } from '../store'

export function watchPictures(store: Store, given: (picture: GivenPicture) => void): void {
  let known = ''
  store.subscribe(({ given: { picture }, recipe, live }) => {
    // Of the camera's frames the one that stays is kept.
    if (live) return
    if (!picture || picture.key === known || droppedName(recipe.image) === null) return
    known = picture.key
    given(picture)
  })
}
