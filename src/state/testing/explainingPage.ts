// A page with a model and a picture that explains, by an engine that answers by rule.
import type { ModelCard } from '../../models/types'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import type { EngineClient } from '../flow/engineClient'
import { startFlow } from '../flow/flow'
import { openIntents } from '../intents'
import { openStore } from '../store'
import { fakeEngine } from './fakeEngine'
import { unpack } from './unpack'
import { openUntil } from './until'

export interface PageOptions {
  readonly ms?: number
  readonly steps?: number
  readonly recipe?: Partial<Recipe>
  readonly card?: Partial<ModelCard>
  /** What the engine fails with when it is asked for a map. */
  readonly explain?: (request: ExplainRequest) => Error | null
}

export function explainingPage({ ms = 0, steps = 4, recipe = {}, card = {}, explain }: PageOptions = {}) {
  const log: string[] = []
  const wanted = { model: 'https://a.example/model.json', image: 'https://a.example/cat.jpg' }
  const store = openStore({ recipe: { ...initialRecipe, ...wanted, ...recipe } })
  const plain = fakeEngine({ log, ms, steps, card })
  const engine: EngineClient = {
    ...plain,
    async explain(request, call) {
      const error = explain?.(request)
      if (error) throw error
      return plain.explain(request, call)
    },
  }
  const bitmap = () => ({ width: 224, height: 224, close: () => undefined })
  const decode = async () => ({ width: 224, height: 224, display: bitmap(), full: bitmap() })
  const flow = startFlow(store, { engine, decode, fetch: async () => new Blob(['x']) })
  const until = openUntil(store)
  /** The first map is there, and nothing is on its way. */
  const done = () => until((s) => s.shown !== null && s.job.kind === 'idle' && s.fetching === null)
  return { store, intents: openIntents(store, flow, { unpack }), log, until, done }
}
