// A page without a browser: store, flow and intents on a fake engine.
import { failure } from '../../errors'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import type { Decode } from '../../worker/pictures/decode'
import { startFlow } from '../flow/flow'
import type { Flow } from '../flow/flowTypes'
import { type Intents, openIntents } from '../intents'
import { openStore, type State, type Store } from '../store'
import { type FakeOptions, fakeEngine } from './fakeEngine'
import { unpack } from './unpack'
import { openUntil } from './until'

const bitmap = (): ImageBitmap => ({ width: 224, height: 224, close: () => undefined })
const decode: Decode = async (_, name) => {
  if (name.startsWith('bad')) throw failure('BadImage', `${name} is damaged.`)
  return { width: 224, height: 224, display: bitmap(), full: bitmap() }
}

interface Page {
  readonly store: Store
  readonly flow: Flow
  readonly intents: Intents
  readonly log: string[]
  until(test: (state: State) => boolean): Promise<State>
  done(): Promise<State>
}

interface PageOptions extends FakeOptions {
  /** Milliseconds until a picture of an address is there. */
  readonly slowPicture?: number
  /** What an address gives. */
  readonly served?: (url: string) => string
  /** How often pictures called bad fail; always where it is left out. */
  readonly badPictures?: number
}

export function flowPage(recipe: Partial<Recipe> = {}, options: PageOptions = {}): Page {
  const log: string[] = []
  const wanted = { model: 'https://a.example/model.json', image: 'https://a.example/cat.jpg' }
  const store = openStore({ recipe: { ...initialRecipe, ...wanted, ...recipe } })
  const fetch = async (url: string) => {
    await new Promise((resolve) => setTimeout(resolve, options.slowPicture ?? 0))
    return new Blob([options.served?.(url) ?? 'x'])
  }
  let bad = options.badPictures ?? Number.POSITIVE_INFINITY
  const decodeHere: Decode = (blob, name) =>
    decode(blob, name.startsWith('bad') && bad-- <= 0 ? `good ${name}` : name)
  const tools = { engine: fakeEngine({ log, ...options }), decode: decodeHere, fetch }
  const flow = startFlow(store, { ...tools, every: 0 })
  const until = openUntil(store)
  const settled = (s: State) =>
    s.job.kind === 'idle' && s.fetching === null && !s.sorting && s.backend.kind !== 'waiting'
  return {
    store,
    flow,
    intents: openIntents(store, flow, { unpack }),
    log,
    until,
    done: () => until(settled),
  }
}

export const explained = (log: readonly string[]) => log.filter((line) => line.startsWith('explain'))
