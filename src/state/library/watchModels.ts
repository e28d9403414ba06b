// Tells the library when another model is open or is fed otherwise, and when a link speaks of one that nobody gave.

import { droppedName, type Recipe } from '../../recipe/recipe'
import { remark } from '../alerts'
import type { OpenModel, State, Store } from '../store'
import { modelRecipe } from './keep'
import type { KeptModel } from './keptStore'

export interface Watcher {
  readonly changed: () => void
  readonly missing: () => void
}

export function watchModels(store: Store, { changed, missing }: Watcher): void {
  let open = ''
  let asked: string | null = null
  const look = () => {
    const state = store.getState()
    const wanted = missingModel(state)
    if (wanted !== asked) {
      asked = wanted
      if (wanted !== null) missing()
    }
    const { model, recipe, given } = state
    if (!model || recipe.model !== model.reference) return
    // Files of the same name are on their way: what is open is not what is wanted.
    if (droppedName(recipe.model) !== null && given.model !== model.given) return
    const now = JSON.stringify([model.key, modelRecipe(recipe)])
    if (now === open) return
    open = now
    sign(store, model)
    changed()
  }
  store.subscribe(look)
  look()
}

/** The recipe carries the hash of a dropped model, so that whoever opens the link can be told of another one. */
function sign(store: Store, { reference, card }: OpenModel): void {
  const dropped = droppedName(reference)
  const { hash } = store.getState().recipe
  const own = dropped !== null && card.hash !== '' ? card.hash : null
  if (hash === own) return
  const other = hash !== null && own !== null
  if (other)
    remark(
      store,
      `The link was made with another ${dropped} (${hash}) than this one (${own}); maps may differ.`,
    )
  store.setState(({ recipe }) => ({ recipe: { ...recipe, hash: own, ...(other ? byName(recipe) : {}) } }))
}

/** A class by its number is another class in another model; by its name it is the same one. */
function byName({ classGiven, target }: Recipe): Pick<Recipe, 'classGiven' | 'target'> {
  const isNumber = (text: string | null) => text !== null && /^\d+$/.test(text)
  const against = target.kind === 'contrast' && isNumber(target.against)
  return {
    classGiven: isNumber(classGiven) ? null : classGiven,
    target: against ? { kind: 'logit' } : target,
  }
}

function missingModel({ recipe, given }: State): string | null {
  return given.model ? null : droppedName(recipe.model)
}

/** The kept copy of a dropped model that the recipe speaks of: by its hash, else by its name. */
export function keptFor(state: State, kept: readonly KeptModel[]): KeptModel | null {
  const name = missingModel(state)
  const { hash } = state.recipe
  if (name === null) return null
  return kept.find((m) => m.kind === 'files' && (hash ? m.hash === hash : m.name === name)) ?? null
}
