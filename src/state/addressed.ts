// The recipe with the addresses of model and picture in full, for pages elsewhere; null where one of them has none.
import type { Recipe } from '../recipe/recipe'
import { wantedModel, wantedPicture } from './flow/sources'
import type { State } from './store'

export function addressedRecipe(state: Pick<State, 'recipe' | 'given'>): Recipe | null {
  const source = wantedModel(state)?.source
  const picture = wantedPicture(state)
  if (source?.kind !== 'url' || !picture || !('url' in picture) || !/^https?:/.test(picture.url)) return null
  return { ...state.recipe, model: source.url, labels: source.labels ?? null, image: picture.url }
}
