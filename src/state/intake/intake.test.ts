// What becomes of what is given: the page as it is driven, with an engine that answers by rule.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { withText } from '../../canvas/pngText'
import { failure } from '../../errors'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import { startFlow } from '../flow/flow'
import { openIntents } from '../intents'
import { missingFiles, phaseOf } from '../phase'
import { openStore, type State } from '../store'
import { fakeEntry as entry, modelJson, png } from '../testing/entries'
import { type FakeOptions, fakeCard, fakeEngine } from '../testing/fakeEngine'
import { unpack } from '../testing/unpack'
import { openUntil } from '../testing/until'
import type { FileEntry } from './fileKind'

const bitmap = (): ImageBitmap => ({ width: 224, height: 224, close: () => undefined })
const decode = async (_: Blob, name: string) => {
  if (name.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 100))
  return { width: 224, height: 224, display: bitmap(), full: bitmap() }
}
const empty = { model: '', image: '' }
const net = (name = 'net') => [entry(`${name}/model.json`, modelJson), entry(`${name}/weights.bin`, 'xx')]

function page(recipe: Partial<Recipe> = empty, options: FakeOptions = {}) {
  const log: string[] = []
  const store = openStore({ recipe: { ...initialRecipe, ...recipe } })
  const flow = startFlow(store, { engine: fakeEngine({ log, ...options }), decode, every: 0 })
  const intents = openIntents(store, flow, { unpack })
  const until = openUntil(store)
  const still = (s: State) =>
    s.job.kind === 'idle' && !s.sorting && s.fetching === null && s.backend.kind !== 'waiting'
  const failures = () => store.getState().alerts.filter(({ kind }) => kind === 'failure')
  return { log, store, intents, until, settled: () => until(still), failures }
}

/** Bytes that come when they are let. */
function slow({ path, file }: FileEntry) {
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

describe('a picture of ours that was made of local files', () => {
  const link = `model=file:net&hash=${'a'.repeat(12)}&image=file:cat.jpg&class=4&layer=Conv_1/Relu6`
  const overlay = entry('overlay.png', withText(png, link))

  it('asks for both by name, shows itself meanwhile, and explains nothing else', async () => {
    const { intents, settled, store, log } = page({ model: 'https://a.example/model.json', image: '' })
    await intents.takeFiles([entry('mine.png', png)])
    await settled()
    const before = log.length
    await intents.takeFiles([overlay])
    const state = await settled()
    expect(missingFiles(state)).toEqual([`net (${'a'.repeat(12)})`, 'cat.jpg'])
    expect([state.model, state.picture, state.shown]).toEqual([null, null, null])
    expect(state.overlay?.name).toBe('overlay.png')
    expect(log.slice(before).filter((line) => line.startsWith('explain'))).toEqual([])
    expect(store.getState().recipe).toMatchObject({ classGiven: '4', model: 'file:net' })
  })

  it('explains its class once the files are there, and then is gone', async () => {
    const { intents, settled, until } = page()
    await intents.takeFiles([overlay])
    await intents.takeFiles([...net(), entry('cat.jpg', png)])
    const state = await until((s) => s.shown !== null && s.overlay === null)
    expect(state.shown?.request.target.classIndex).toBe(4)
    await settled()
  })

  it('keeps the model that is open where its hash is the same', async () => {
    const { intents, settled } = page()
    await intents.takeFiles([...net('other-name'), entry('cat.jpg', png)])
    await settled()
    const same = link.replace(/hash=a+/, `hash=${fakeCard.hash}`)
    await intents.takeFiles([entry('overlay.png', withText(png, same))])
    const state = await settled()
    expect([missingFiles(state), state.shown?.request.target.classIndex]).toEqual([[], 4])
  })

  it('counts as a recipe file does', async () => {
    const { intents, settled } = page({ model: 'https://a.example/model.json', image: '' })
    const json = { schema: 'limelight-recipe/1', model: 'file:net', image: 'file:cat.jpg', class: '4' }
    await intents.takeFiles([entry('recipe.json', JSON.stringify(json))])
    const state = await settled()
    expect([missingFiles(state), state.shown, state.overlay]).toEqual([['net', 'cat.jpg'], null, null])
  })
})

describe('several models at once', () => {
  it('are offered; the chosen one is opened with its own files alone', async () => {
    const { intents, settled, log } = page()
    await intents.takeFiles([...net('a'), ...net('b'), entry('cat.png', png)])
    const asked = await settled()
    expect(asked.offered.map(({ name }) => name)).toEqual(['a', 'b'])
    expect([asked.model, asked.picture?.name]).toEqual([null, 'cat.png'])
    intents.takeOffered(asked.offered[1] ?? null)
    const state = await settled()
    expect(log).toContain('openModel b/model.json,b/weights.bin')
    expect([state.recipe.model, state.offered, state.shown !== null]).toEqual(['file:b', [], true])
  })

  it('go when another is chosen, or none', async () => {
    const { intents, settled } = page()
    await intents.takeFiles([...net('a'), ...net('b')])
    intents.choose({ model: 'https://a.example/model.json' })
    expect((await settled()).offered).toEqual([])
    await intents.takeFiles([...net('a'), ...net('b')])
    intents.takeOffered(null)
    expect((await settled()).offered).toEqual([])
  })
})

describe('two drops in a row', () => {
  it('the later one wins, however long the first one takes', async () => {
    const { intents, settled } = page({ model: 'https://a.example/model.json', image: '' })
    const first = slow(entry('first.png', png))
    const dropped = intents.takeFiles([first.entry])
    await intents.takeFiles([entry('second.png', png)])
    first.release()
    await dropped
    expect((await settled()).picture?.name).toBe('second.png')
  })

  it('a picture and then a model are both taken', async () => {
    const { intents, settled } = page()
    const first = slow(entry('cat.png', png))
    const dropped = intents.takeFiles([first.entry])
    await intents.takeFiles(net())
    first.release()
    await dropped
    const state = await settled()
    expect([state.picture?.name, state.recipe.model]).toEqual(['cat.png', 'file:net'])
  })

  it('Stop ends the sorting, and nothing of it arrives later', async () => {
    const { intents, store, settled } = page({ model: 'https://a.example/model.json', image: '' })
    const first = slow(entry('first.png', png))
    const dropped = intents.takeFiles([first.entry])
    expect([phaseOf(store.getState()), store.getState().sorting?.what]).toEqual([
      'loading',
      'Looking at first.png',
    ])
    intents.stop()
    expect(store.getState().sorting).toBeNull()
    first.release()
    await dropped
    expect((await settled()).picture).toBeNull()
  })
})

it('Stop ends the decoding of a picture; the one before stays', async () => {
  const { intents, until, settled, store } = page({ model: 'https://a.example/model.json', image: '' })
  await intents.takeFiles([entry('first.png', png)])
  await settled()
  await intents.takeFiles([entry('slow.png', png)])
  await until((s) => s.fetching === 'slow.png')
  intents.stop()
  expect(store.getState().fetching).toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 150))
  const state = await settled()
  expect([state.picture?.name, state.recipe.image]).toEqual(['first.png', 'file:first.png'])
})

describe('a model in two halves', () => {
  const lacking = (files: string) =>
    files.includes('weights.bin') ? null : failure('NotReadable', 'It lacks weights.')
  /** An engine that wants the weights. */
  const wanting = () => {
    const log: string[] = []
    const fail = (call: string) => (call === 'openModel' ? lacking(log.at(-1) ?? '') : null)
    return page(empty, { log, fail })
  }
  const [json, weights] = [entry('net/model.json', modelJson), entry('weights.bin', 'xx')]

  it('opens when the weights come later, and offers no second try before', async () => {
    const { intents, settled, failures } = wanting()
    await intents.takeFiles([json])
    await settled()
    expect(failures()).toMatchObject([{ text: 'It lacks weights.', retry: false }])
    await intents.takeFiles([weights])
    expect((await settled()).model?.card.name).toBe(fakeCard.name)
    expect(failures()).toEqual([])
  })

  it('opens when the weights came first', async () => {
    const { intents, settled, failures } = wanting()
    await intents.takeFiles([weights])
    expect(failures()[0]?.text).toContain('weights.bin holds weights only')
    await intents.takeFiles([json])
    expect((await settled()).model?.card.name).toBe(fakeCard.name)
    expect(failures()).toEqual([])
  })

  it('is not mixed with weights that come after it is open', async () => {
    const { intents, settled, failures, log } = page()
    await intents.takeFiles(net())
    await settled()
    await intents.takeFiles([entry('stray.bin', 'x')])
    await settled()
    expect(failures()[0]?.text).toContain('stray.bin holds weights only')
    expect(log.filter((line) => line.startsWith('openModel'))).toHaveLength(1)
  })
})

describe('an address', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('that was pasted is fetched once', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url)
      return new Response(new Uint8Array(png))
    })
    const { intents, settled } = page({ model: 'https://a.example/model.json', image: '' })
    await intents.takeText('https://b.example/cat.png')
    const state = await settled()
    expect(asked).toEqual(['https://b.example/cat.png'])
    expect([state.recipe.image, state.picture?.name]).toEqual(['https://b.example/cat.png', 'cat.png'])
  })

  it('says how far it is, and Stop ends it', async () => {
    let signal: AbortSignal | undefined
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      signal = init.signal ?? undefined
      const body = new ReadableStream({
        start: (stream) => {
          stream.enqueue(new Uint8Array(10))
          init.signal?.addEventListener('abort', () => stream.error(new Error('aborted')))
        },
      })
      return new Response(body, { headers: { 'content-length': '40' } })
    })
    const { intents, until, settled, failures } = page({ model: 'https://a.example/model.json', image: '' })
    const taking = intents.takeText('https://b.example/cat.png')
    const { sorting } = await until((s) => s.sorting?.loaded === 10)
    expect(sorting).toEqual({ what: 'Fetching cat.png', loaded: 10, total: 40 })
    intents.stop()
    await taking
    expect([signal?.aborted, (await settled()).picture, failures()]).toEqual([true, null, []])
  })
})

it('a picture that failed can be chosen again', async () => {
  let broken = true
  vi.stubGlobal('fetch', async () =>
    broken ? new Response('', { status: 503 }) : new Response(new Uint8Array(png)),
  )
  const { intents, settled, failures } = page({ model: 'https://a.example/model.json', image: '' })
  intents.choose({ image: 'https://b.example/cat.png' })
  await settled()
  expect(failures()).toHaveLength(1)
  broken = false
  intents.choose({ image: 'https://b.example/cat.png' })
  expect((await settled()).picture?.name).toBe('cat.png')
  vi.unstubAllGlobals()
})
