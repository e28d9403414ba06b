// A recipe that speaks of files -> the state in which they are open, or asked for. Never another file in their place:
// a class or a layer by its number means nothing in another model.
import { droppedName, type Recipe } from '../../recipe/recipe'
import { wantedModel, wantedPicture } from '../flow/sources'
import type { State } from '../store'

/** What of the state changes with this recipe. What it does not ask for is not kept open; `known` are its files. */
export function withRecipe(
  state: State,
  recipe: Recipe,
  known: State['given'] | null = null,
): Partial<State> {
  const given = known ?? {
    model: isModelOf(state, recipe) ? state.given.model : null,
    picture: isPictureOf(state, recipe) ? state.given.picture : null,
  }
  const wish = { recipe, given }
  return {
    recipe,
    given,
    ...(wantedPicture(wish) ? {} : { picture: null, classification: null, shown: null }),
    ...(wantedModel(wish) ? {} : { model: null, classification: null, shown: null }),
  }
}

/** By its hash where both are known, else by its name. */
export function isModelOf({ given, model }: State, recipe: Recipe): boolean {
  const name = droppedName(recipe.model)
  if (name === null || !given.model) return name === null
  const open = model?.given === given.model ? model.card.hash : ''
  return recipe.hash && open ? recipe.hash === open : given.model.name === name
}

function isPictureOf({ given }: State, { image }: Recipe): boolean {
  const name = droppedName(image)
  return name === null || given.picture?.name === name
}
