// Names that do not fit the model that is open: it keeps those that it had, or goes without any.
import type { ModelCard } from '../../models/types'
import type { GivenModel, State } from '../store'
import { wantedModel } from './sources'
import { phaseKeys } from './taskKeys'

type Named = Pick<State, 'recipe' | 'given'>

interface Opening {
  /** What the open model is known by. */
  readonly key: string
  readonly output: string | null
}

/**
 * What takes them back; null where it is another model than the one that is open, where that one had none that fit
 * either, and where another output of it is asked for and its names are what they were.
 */
export function namesBefore({ model, recipe, given }: State, card: ModelCard): Named | null {
  if (card.misfit === undefined || !model || model.card.misfit !== undefined) return null
  if (model.reference !== recipe.model || model.card.hash !== card.hash) return null
  const labels = model.labels ?? null
  if (recipe.labels === labels && given.model === model.given) return null
  return { recipe: { ...recipe, labels }, given: { ...given, model: model.given } }
}

/**
 * What is asked for, and its key, without names that were not used: a link, and a reload, ask for them no more. Of
 * several outputs they may fit another one, so that they stay.
 */
export function withoutMisfit(asked: Named, card: ModelCard, { key, output }: Opening): Named & Opening {
  const { recipe, given } = asked
  if (card.misfit === undefined || card.outputs.length > 1) return { recipe, given, key, output }
  const fits = { recipe: { ...recipe, labels: null }, given: { ...given, model: withoutNames(given.model) } }
  const wanted = wantedModel(fits)
  return { ...fits, key: wanted ? phaseKeys.model(wanted.key, output) : key, output }
}

function withoutNames(model: GivenModel | null): GivenModel | null {
  if (model?.source.kind !== 'files') return model
  const files = model.source.files.filter(({ labels }) => !labels)
  return { ...model, source: { ...model.source, files } }
}
