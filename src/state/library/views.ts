// The last views of the visitor's own: what is on show is remembered once it rests, and comes back on a click.
import { methodCards } from '../../engine/methods/cards'
import { readLink } from '../../recipe/readRecipe'
import type { Recipe } from '../../recipe/recipe'
import { shareFragment } from '../../recipe/share'
import { sceneSeed } from '../../scenes/sceneId'
import { restoreDropped } from '../history/goThere'
import { isModelOf } from '../intake/withRecipe'
import type { Intents } from '../intents'
import { isFrame } from '../live/frames'
import { shownOnStage } from '../onStage'
import type { State, Store } from '../store'
import { builtin } from './builtin'
import type { KeptPictures } from './keptPictures'
import type { KeptView } from './keptViews'

/** Milliseconds: what is passed over on the way to something else is no view. */
const REST = 1000

/** @param rested called with what is on show once it rests */
export function watchViews(store: Store, rested: (view: KeptView) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const view = viewOf(store.getState())
      if (view) rested(view)
    }, REST)
  }
  store.subscribe((state, before) => {
    if (state.shown !== before.shown || state.recipe !== before.recipe) look()
  })
  look()
}

/** Null where there is no map, or one of what the page brings along. */
export function viewOf(state: State): KeptView | null {
  const { picture, model, recipe, given, job } = state
  const shown = shownOnStage(state)
  if (!shown || !picture || !model || job.kind !== 'idle' || isFrame(picture.key) || isSample(recipe))
    return null
  const { method, target } = shown.request
  const card = methodCards.find(({ id }) => id === method)
  const label = shown.classification.top.find(({ index }) => index === target.classIndex)?.label ?? ''
  const { labels } = recipe
  return {
    id: `${picture.key} ${model.card.hash || model.key}`,
    // Of the map on show, also where what was asked for since has failed.
    fragment: shareFragment({ ...shown.recipe, look: recipe.look }),
    entry: {
      picture: given.picture?.key ?? null,
      model: null,
      ...(labels?.startsWith('data:') ? { labels } : {}),
    },
    label: card?.classSpecific === false ? '' : label,
    method: card?.name ?? method,
    picture: picture.name,
    model: model.card.name,
  }
}

/** Of the page's own pictures on its own models. */
const isSample = ({ image, model }: Recipe) =>
  (image === null || sceneSeed(image) !== null) &&
  (model === null || builtin.models.some(({ id }) => id === model))

interface Opened {
  readonly store: Store
  readonly intents: Pick<Intents, 'takeRecipe'>
  readonly pictures: Pick<KeptPictures, 'get'>
}

/** The view comes back with the files that are open or kept; what is missing is asked for. */
export function openView({ fragment, entry }: KeptView, { store, intents, pictures }: Opened): Promise<void> {
  const read = readLink(fragment)
  const state = store.getState()
  const { picture, model } = state.given
  intents.takeRecipe(read, {
    picture: picture?.key === entry.picture ? picture : null,
    model: isModelOf(state, read.recipe) ? model : null,
  })
  return restoreDropped(store, entry, pictures)
}
