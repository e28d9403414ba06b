import { describe, expect, it } from 'vitest'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import { startFlow } from '../flow/flow'
import { openIntents } from '../intents'
import { phaseOf } from '../phase'
import { openStore } from '../store'
import { fakeEngine } from '../testing/fakeEngine'
import { type FakeKept, fakeKept } from '../testing/fakeKept'
import { unpack } from '../testing/unpack'
import { cacheName, modelFiles } from './keep'
import type { KeptModel } from './keptStore'
import { type Library, openLibrary } from './library'
import type { ListedModel } from './serverModels'

const bitmap = (): ImageBitmap => ({ width: 8, height: 8, close: () => undefined })
const decode = async () => ({ width: 8, height: 8, display: bitmap(), full: bitmap() })
const url = 'https://a.example/net/model.json'
const manifest = '{"modelTopology": {}, "weightsManifest": [{"paths": ["w1.bin"]}]}'
const files = [
  { path: 'net/model.json', file: new Blob([manifest]) },
  { path: 'net/w1.bin', file: new Blob(['12345678']) },
]

interface Options {
  readonly kept?: FakeKept
  readonly server?: readonly ListedModel[]
}

function page(recipe: Partial<Recipe>, { kept = fakeKept(), server = [] }: Options = {}) {
  const log: string[] = []
  const store = openStore({ recipe: { ...initialRecipe, image: '', ...recipe } })
  const flow = startFlow(store, { engine: fakeEngine({ log }), decode })
  const intents = openIntents(store, flow, { unpack })
  const tools = { intents, kept, serverModels: async () => server, now: () => 1_000 }
  const library = openLibrary(store, tools)
  return { log, store, intents, kept, library }
}

type TestPage = ReturnType<typeof page>

/** Until the model is open and the library has done with it. */
async function settled({ store, library }: { store: TestPage['store']; library: Library }): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    await library.settled()
  }
  expect(store.getState().job).toEqual({ kind: 'idle' })
}

const record = (change: Partial<KeptModel> = {}): KeptModel => ({
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

function withRecord(change: Partial<KeptModel> = {}): FakeKept {
  const kept = fakeKept()
  const one = record(change)
  kept.records.set(one.id, one)
  if (one.kind === 'files') kept.entries.set(one.id, files)
  return kept
}

describe('what is kept', () => {
  it('lists a model of an address with its size, date and preprocessing once the worker has put it away', async () => {
    const kept = fakeKept()
    kept.caches.set(cacheName(url, null), 4_200_000)
    const open = page({ model: url, scale: 'signed' }, { kept })
    await settled(open)
    expect(open.library.state.getState().kept).toEqual([
      {
        id: `limelight model ${url}`,
        kind: 'address',
        name: 'mobilenet_v2_1.0_224',
        bytes: 4_200_000,
        date: 1_000,
        hash: '3fa19c0b2d11',
        wish: {
          model: url,
          labels: null,
          output: null,
          scale: 'signed',
          fit: null,
          resize: null,
          resample: null,
        },
      },
    ])
  })

  it('does not list what the worker could not put away', async () => {
    const open = page({ model: url })
    await settled(open)
    expect(open.library.state.getState()).toMatchObject({ kept: [], trouble: null })
  })

  it('keeps the files of a dropped model under its hash, and the link carries that', async () => {
    const open = page({ model: '' })
    await open.intents.takeFiles(files)
    await settled(open)
    expect(open.kept.records.get('files 3fa19c0b2d11')).toMatchObject({
      kind: 'files',
      name: 'net',
      title: 'mobilenet_v2_1.0_224',
      date: 1_000,
    })
    expect(open.kept.entries.get('files 3fa19c0b2d11')?.map((f) => f.path)).toEqual(files.map((f) => f.path))
    expect(open.store.getState().recipe).toMatchObject({ model: 'file:net', hash: '3fa19c0b2d11' })
  })

  it('remembers how a kept model is fed, and keeps its date', async () => {
    const kept = withRecord()
    const open = page({ model: 'file:net' }, { kept })
    await settled(open)
    open.intents.choose({ scale: 'imagenet' })
    await settled(open)
    expect(kept.records.get('files 3fa19c0b2d11')).toMatchObject({ date: 5, wish: { scale: 'imagenet' } })
  })

  it('keeps of a dropped folder what the model consists of', async () => {
    const more = ['labels.txt', 'old/model.h5', 'metadata.json'].map((path) => ({
      path,
      file: new Blob(['x']),
    }))
    const found = await modelFiles([...files, ...more])
    expect(found.map((f) => f.path)).toEqual(['net/model.json', 'net/w1.bin', 'labels.txt', 'metadata.json'])
  })
})

describe('opening again', () => {
  it('opens a kept address as it was left', async () => {
    const wish = {
      model: url,
      labels: 'https://a.example/l.txt',
      output: null,
      scale: 'bytes',
      fit: 'crop',
      resize: 256,
      resample: 'bicubic',
    } as const
    const open = page({ model: '', classGiven: '3', method: 'cam' })
    await open.library.openKept(record({ kind: 'address', wish }))
    expect(open.store.getState().recipe).toMatchObject({
      ...wish,
      classGiven: null,
      method: 'cam',
      hash: null,
    })
    await settled(open)
    expect(open.log).toContain(`openModel ${url}`)
  })

  it('opens kept files as if they had been dropped', async () => {
    const open = page({ model: '' }, { kept: withRecord() })
    await open.library.openKept(record())
    await settled(open)
    expect(open.log).toContain('openModel net/model.json,net/w1.bin')
    expect(open.store.getState().recipe).toMatchObject({ model: 'file:net', scale: 'caffe' })
  })

  it('says so where the browser has cleared the files away', async () => {
    const kept = withRecord()
    kept.entries.clear()
    const open = page({ model: '' }, { kept })
    await open.library.openKept(record())
    await settled(open)
    expect(open.store.getState().alerts[0]?.text).toBe(
      'The browser has cleared net away; drop its files again.',
    )
    expect(open.library.state.getState().kept).toEqual([])
  })

  it('removes', async () => {
    const open = page({ model: '' }, { kept: withRecord() })
    await open.library.remove(record())
    expect(open.library.state.getState().kept).toEqual([])
    expect(open.kept.entries.size).toBe(0)
  })

  it('opens what lies beside the page with its labels and scale', async () => {
    const wish = { model: 'models/x/model.json', labels: 'models/x/labels.txt', scale: 'caffe' } as const
    const listed = { id: 'x', title: 'X', facts: '224 × 224', wish }
    const open = page({ model: '', fit: 'crop' }, { server: [listed] })
    await settled(open)
    expect(open.library.state.getState().server).toEqual([listed])
    open.library.openListed(listed)
    expect(open.store.getState().recipe).toMatchObject({ ...wish, fit: null })
  })
})

describe('a link to a dropped model', () => {
  it('opens the kept one of the same hash, whatever its name', async () => {
    const open = page({ model: 'file:other', hash: '3fa19c0b2d11' }, { kept: withRecord() })
    await settled(open)
    expect(open.store.getState().model?.given?.name).toBe('net')
  })

  it('opens the one of the same name where the link has no hash', async () => {
    const open = page({ model: 'file:net' }, { kept: withRecord() })
    await settled(open)
    expect(open.store.getState().model?.card.hash).toBe('3fa19c0b2d11')
  })

  it('waits for the files where the hash is another', async () => {
    const open = page({ model: 'file:net', hash: '000000000000', classGiven: '4' }, { kept: withRecord() })
    await settled(open)
    expect(open.store.getState().model).toBeNull()
    expect(phaseOf(open.store.getState())).toBe('empty')
    await open.intents.takeFiles(files)
    await settled(open)
    // Class 4 of another model is not class 4 of this one.
    expect(open.store.getState().recipe.classGiven).toBeNull()
    expect(open.store.getState().alerts.map((a) => a.text)).toEqual([
      'The link was made with another net (000000000000) than this one (3fa19c0b2d11); maps may differ.',
    ])
  })
})

describe('storage that refuses', () => {
  const refusing = (name: string) => fakeKept(() => Object.assign(new Error('no'), { name }))

  it('says once that there is no room; the model is open', async () => {
    const open = page({ model: '' }, { kept: refusing('QuotaExceededError') })
    await open.intents.takeFiles(files)
    await settled(open)
    const said = 'There is no room left in this browser to keep this model; remove another one.'
    expect(open.store.getState().alerts.map((a) => [a.kind, a.text])).toEqual([['remark', said]])
    expect(open.library.state.getState().trouble).toBe(said)
    expect(open.store.getState().model?.card.hash).toBe('3fa19c0b2d11')
  })

  it('says in the list alone that a private window keeps nothing', async () => {
    const kept = { ...refusing('SecurityError'), list: async () => Promise.reject(new Error('no database')) }
    const open = page({ model: '' }, { kept })
    await open.intents.takeFiles(files)
    await settled(open)
    expect(open.library.state.getState().trouble).toContain('lets the page keep no models')
    expect(open.store.getState().alerts).toEqual([])
  })

  it('does not keep a model of more than 300 MB, and says so', async () => {
    const large = { path: 'net/w1.bin', file: { size: 301_000_000 } as Blob }
    const open = page({ model: 'file:net' })
    open.store.setState({
      given: {
        picture: null,
        model: { key: 'given 1', name: 'net', source: { kind: 'files', files: [files[0]!, large] } },
      },
    })
    await settled(open)
    expect(open.store.getState().alerts[0]?.text).toBe(
      'net is larger than 300 MB and is not kept; drop it again next time.',
    )
    expect(open.kept.records.size).toBe(0)
  })
})
