// Whether the page's own example is on show, and whether a picture of the visitor's lies on its small model.
import { builtin } from './library/builtin'
import type { State } from './store'

export type Example =
  /** The built-in model on a picture of its own. */
  | 'own picture'
  /** The built-in model on a picture that somebody gave: it knows nothing else than its twelve things. */
  | 'strange picture'

type Seen = Pick<State, 'recipe' | 'picture' | 'model'>

/** Null where another model is wanted. Before anything has opened it goes by what is asked for. */
export function exampleOn({ recipe, picture, model }: Seen): Example | null {
  if (recipe.model !== null && !builtin.models.some(({ id }) => id === recipe.model)) return null
  const reference = picture ? picture.reference : recipe.image
  const scene = reference === null || reference.startsWith('scene:')
  if (scene || builtin.pictures.some(({ id }) => id === reference)) return 'own picture'
  return model && picture ? 'strange picture' : null
}
