// The page as it is driven, with an engine that answers by rule: for tests of what becomes of what is given.
import { failure } from '../../errors'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import { startFlow } from '../flow/flow'
import type { FileEntry } from '../intake/fileKind'
import { openIntents } from '../intents'
import { openStore, type State } from '../store'
import { fakeEntry, modelJson } from './entries'
import { type FakeOptions, fakeEngine } from './fakeEngine'
import { unpack } from './unpack'
import { openUntil } from './until'

const bitmap = (): ImageBitmap => ({ width: 224, height: 224, close: () => undefined })
const decode = async (_: Blob, name: string) => {
  if (name.startsWith('bad')) throw failure('BadImage', `${name} is damaged.`)
  if (name.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 100))
  return { width: 224, height: 224, display: bitmap(), full: bitmap() }
}
export const empty = { model: '', image: '' }
export const net = (name = 'net') => [
  fakeEntry(`${name}/model.json`, modelJson),
  fakeEntry(`${name}/weights.bin`, 'xx'),
]

export function page(
  recipe: Partial<Recipe> = empty,
  options: FakeOptions = {},
  fetch?: () => Promise<Blob>,
) {
  const log: string[] = []
  const store = openStore({ recipe: { ...initialRecipe, ...recipe } })
  const flow = startFlow(store, {
    engine: fakeEngine({ log, ...options }),
    decode,
    every: 0,
    ...(fetch && { fetch }),
  })
  const intents = openIntents(store, flow, { unpack })
  const until = openUntil(store)
  const still = (s: State) =>
    s.job.kind === 'idle' && !s.sorting && s.fetching === null && s.backend.kind !== 'waiting'
  const failures = () => store.getState().alerts.filter(({ kind }) => kind === 'failure')
  return { log, store, flow, intents, until, settled: () => until(still), failures }
}

/** Bytes that come when they are let. */
export function slow({ path, file }: FileEntry) {
  let release: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const later = Object.assign(file, {
    slice: (from?: number, to?: number) => ({
      arrayBuffer: () => gate.then(() => Blob.prototype.slice.call(file, from, to).arrayBuffer()),
    }),
  }) as Blob
  return { entry: { path, file: later }, release: () => release() }
}
