// Whether the page's own example is on show, and whether a picture of the visitor's lies on its small model.
import { builtin } from './library/builtin'
import type { State } from './store'

export type Example =
  /** The built-in model on a picture of its own. */
  | 'own picture'
  /** The built-in model on a picture that somebody gave: it knows nothing else than its twelve things. */
  | 'strange picture'

type Seen = Pick<State, 'recipe' | 'picture' | 'model'>

/** Null where another model is wanted. */
export function exampleOn({ recipe, picture, model }: Seen): Example | null {
  const own = recipe.model === null || builtin.models.some(({ id }) => id === recipe.model)
  if (!own || !model || !picture) return null
  const { reference } = picture
  const scene = reference === null || reference.startsWith('scene:')
  return scene || builtin.pictures.some(({ id }) => id === reference) ? 'own picture' : 'strange picture'
}
