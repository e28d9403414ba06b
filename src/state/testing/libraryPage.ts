// A page with a library, on a fake engine and a fake store of models.

import { expect } from 'vitest'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import { startFlow } from '../flow/flow'
import { openIntents } from '../intents'
import type { KeptModel } from '../library/keptStore'
import type { KeptView, KeptViews } from '../library/keptViews'
import { type Library, openLibrary } from '../library/library'
import type { ListedModel } from '../library/serverModels'
import { openStore } from '../store'
import { fakeEngine } from './fakeEngine'
import { type FakeKept, fakeKept } from './fakeKept'
import { unpack } from './unpack'

const bitmap = (): ImageBitmap => ({ width: 8, height: 8, close: () => undefined })
const decode = async () => ({ width: 8, height: 8, display: bitmap(), full: bitmap() })
export const url = 'https://a.example/net/model.json'
export const manifest = '{"modelTopology": {}, "weightsManifest": [{"paths": ["w1.bin"]}]}'
export const files = [
  { path: 'net/model.json', file: new Blob([manifest]) },
  { path: 'net/w1.bin', file: new Blob(['12345678']) },
]

interface Options {
  readonly kept?: FakeKept
  readonly server?: readonly ListedModel[]
  readonly views?: KeptViews
}

export function fakeViews(): KeptViews {
  let all: readonly KeptView[] = []
  return {
    list: async () => all,
    put: async (view) => {
      all = [view, ...all.filter(({ id }) => id !== view.id)]
    },
    remove: async (id) => {
      all = all.filter((view) => view.id !== id)
    },
    clear: async () => {
      all = []
    },
  }
}

export function page(
  recipe: Partial<Recipe>,
  { kept = fakeKept(), server = [], views = fakeViews() }: Options = {},
) {
  const log: string[] = []
  const store = openStore({ recipe: { ...initialRecipe, image: '', ...recipe } })
  const flow = startFlow(store, { engine: fakeEngine({ log }), decode })
  const intents = openIntents(store, flow, { unpack })
  const tools = {
    intents,
    kept,
    views: async () => views,
    serverModels: async () => server,
    now: () => 1_000,
  }
  const library = openLibrary(store, tools)
  return { log, store, intents, kept, library }
}

type TestPage = ReturnType<typeof page>

/** Until the model is open and the library has done with it. */
export async function settled({
  store,
  library,
}: {
  store: TestPage['store']
  library: Library
}): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    await library.settled()
  }
  expect(store.getState().job).toEqual({ kind: 'idle' })
}

export const record = (change: Partial<KeptModel> = {}): KeptModel => ({
  id: 'files 3fa19c0b2d11',
  kind: 'files',
  name: 'net',
  bytes: 8,
  date: 5,
  hash: '3fa19c0b2d11',
  wish: {
    model: 'file:net',
    labels: null,
    output: null,
    scale: 'caffe',
    fit: null,
    resize: null,
    resample: null,
  },
  ...change,
})

export function withRecord(change: Partial<KeptModel> = {}): FakeKept {
  const kept = fakeKept()
  const one = record(change)
  kept.records.set(one.id, one)
  if (one.kind === 'files') kept.entries.set(one.id, files)
  return kept
}
