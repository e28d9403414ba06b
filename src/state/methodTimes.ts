// What each method takes here: measured where it has run on this device with this model, else worked out from the passes
// that it needs and the least time that one pass has taken so far.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { methodCards } from '../engine/methods/cards'
import { countPasses, type Passes } from '../engine/methods/passes'
import { initialOf } from '../engine/methods/shared/values'
import type { MethodCard, Params } from '../engine/types'
import type { ModelCard } from '../models/types'
import { chosenLayers } from '../recipe/explainRequest'
import type { Recipe } from '../recipe/recipe'
import type { Shown, State, Store } from './store'

export interface Times {
  /** Backend and model that all numbers are of. */
  readonly of: string
  /** Milliseconds of maps that were made, by `timeKey`. */
  readonly measured: Readonly<Record<string, number>>
  /** Least milliseconds of one picture on its way through the network; null before the first. */
  readonly pass: number | null
}

export interface Cost {
  readonly ms: number
  /** `most`: only the part behind the layer runs as often, so it takes less. */
  readonly how: 'measured' | 'about' | 'most'
}

const nothing = { measured: {}, pass: null }
/** Before the engine has been timed, a gradient is taken for so many passes. */
const BOTH = 3

export function watchTimes(store: Store): StoreApi<Times> {
  const times = createStore<Times>(() => ({ of: '', ...nothing }))
  let shown: State['shown'] = null
  let classification: State['classification'] = null
  store.subscribe((state) => {
    const of = placeOf(state)
    if (of !== times.getState().of) times.setState({ of, ...nothing })
    if (state.classification !== classification) {
      classification = state.classification
      took(times, classification?.ms.classify)
    }
    pacing(times, state)
    if (state.shown !== shown) {
      shown = state.shown
      if (shown && shown.modelKey === state.model?.key) made(times, shown)
    }
  })
  return times
}

const placeOf = ({ backend, model }: State) =>
  `${backend.kind === 'ready' ? backend.report.name : ''} ${model?.key ?? ''}`

/** The first run compiles; whatever was quicker since is nearer to what the next one takes. */
export function took(times: StoreApi<Times>, ms: number | undefined): void {
  if (ms === undefined || !(ms > 0)) return
  times.setState(({ pass }) => ({ pass: pass === null ? ms : Math.min(pass, ms) }))
}

function made(times: StoreApi<Times>, { request, result }: Shown): void {
  const ms = sum(result.ms)
  const key = timeKey(request.method, request.layers, request.params)
  times.setState(({ measured }) => ({
    measured: { ...measured, [key]: Math.min(ms, measured[key] ?? Number.POSITIVE_INFINITY) },
  }))
  const card = methodCards.find(({ id }) => id === request.method)
  if (card?.uses.includes('masks') && result.forwards > 0) took(times, ms / result.forwards)
}

/** A slow run tells what a picture takes long before it ends. */
function pacing(times: StoreApi<Times>, { job }: State): void {
  if (job.kind !== 'explaining' || job.pace.steps < 8) return
  const card = methodCards.find(({ id }) => id === job.request.method)
  if (card?.uses.includes('masks')) took(times, job.pace.ms / job.pace.steps)
}

const sum = (ms: Readonly<Record<string, number>>) => Object.values(ms).reduce((a, b) => a + b, 0)
const timeKey = (method: string, layers: readonly string[], params: Params) =>
  JSON.stringify([method, layers, Object.entries(params).toSorted()])

interface Asked {
  readonly recipe: Recipe
  readonly model: ModelCard
  /** With this in the place of what the recipe or the card says. */
  readonly change?: Params
}

/** Null where nothing has been timed yet. */
export function estimateCost(
  card: MethodCard,
  times: Times,
  { recipe, model, change = {} }: Asked,
): Cost | null {
  const layers = chosenLayers(recipe, model)
  const wished = card.id === recipe.method ? recipe.params : {}
  const convention = recipe.convention ?? card.convention
  const own = card.params.map((p) => [p.name, wished[p.name] ?? initialOf(p, convention)])
  const params: Params = { ...Object.fromEntries(own), ...change }
  const measured = times.measured[timeKey(card.id, layers, params)]
  if (measured !== undefined) return { ms: measured, how: 'measured' }
  if (times.pass === null) return null
  const pass = Math.min(times.pass, gradientTime(times) ?? times.pass)
  return estimate(countPasses(card, params, sizesOf(model, layers)), times, pass)
}

function estimate({ count, kind }: Passes, times: Times, pass: number): Cost {
  if (kind === 'forward') return { ms: count * pass, how: 'about' }
  if (kind === 'head') return { ms: count * pass, how: 'most' }
  return { ms: count * (gradientTime(times) ?? BOTH * pass), how: 'about' }
}

const once = methodCards.filter(({ cost, uses }) => cost === 'one pass' && uses.includes('gradients'))

/** The quickest map so far of the methods that go there and back once. */
function gradientTime({ measured }: Times): number | null {
  const found = Object.entries(measured).filter(([key]) => once.some(({ id }) => key.startsWith(`["${id}",`)))
  return found.length > 0 ? Math.min(...found.map(([, ms]) => ms)) : null
}

function sizesOf({ layers, guess, inputShape }: ModelCard, names: readonly string[]) {
  const channels = layers.find(({ name }) => name === names[0])?.channels ?? 1
  const side = [inputShape[0] ?? guess.height, inputShape[1] ?? guess.width] as const
  return { channels, side }
}
