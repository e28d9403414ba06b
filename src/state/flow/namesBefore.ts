// Names that do not fit the model that is open: it keeps those that it had.
import type { ModelCard } from '../../models/types'
import type { State } from '../store'

/** What takes them back; null where it is another model than the one that is open, or that one had none that fit either. */
export function namesBefore(
  { model, recipe, given }: State,
  card: ModelCard,
): Pick<State, 'recipe' | 'given'> | null {
  if (card.misfit === undefined || !model || model.card.misfit !== undefined) return null
  if (model.reference !== recipe.model || model.card.hash !== card.hash) return null
  return {
    recipe: { ...recipe, labels: model.labels ?? null },
    given: { ...given, model: model.given },
  }
}
