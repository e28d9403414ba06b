// Things that are given one after the other, in halves, by address, or stopped.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../errors'
import { phaseOf } from '../phase'
import { fakeEntry as entry, modelJson, png } from '../testing/entries'
import { fakeCard } from '../testing/fakeEngine'
import { empty, net, page, slow } from '../testing/intakePage'

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
    return { ...page(empty, { log, fail }), log }
  }
  const [json, weights] = [entry('net/model.json', modelJson), entry('weights.bin', 'xx')]

  it('opens when the weights come later, and offers no second try before', async () => {
    const { intents, settled, failures } = wanting()
    await intents.takeFiles([json])
    await settled()
    expect(failures()).toMatchObject([{ text: 'It lacks weights.', offer: null }])
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

  it('a file that failed as a whole is not joined with weights of others that come later', async () => {
    const { intents, settled, failures, log } = wanting()
    await intents.takeFiles([entry('broken.h5', 'x')])
    await settled()
    await intents.takeFiles([weights])
    await settled()
    expect(failures()[0]?.text).toContain('weights.bin holds weights only')
    expect(new Set(log.filter((line) => line.startsWith('openModel')))).toEqual(
      new Set(['openModel broken.h5']),
    )
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

  it('of a folder without its last slash is asked for what lies in it, as a link does', async () => {
    const asked: string[] = []
    const listing = () =>
      new Response('<!doctype html><h1>net</h1>', { headers: { 'content-type': 'text/html' } })
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url)
      if (url === 'https://b.example/net/model.json') return new Response(modelJson)
      return url === 'https://b.example/net' ? listing() : new Response('', { status: 404 })
    })
    const { intents, settled, failures } = page({ model: 'https://a.example/model.json', image: '' })
    await intents.takeTyped('https://b.example/net')
    expect([(await settled()).recipe.model, failures()]).toEqual(['https://b.example/net/', []])
    expect(asked).toEqual(['https://b.example/net', 'https://b.example/net/model.json'])
    await intents.takeTyped('https://b.example/nothing')
    expect((await settled()).recipe.model).toBe('https://b.example/net/')
    expect(failures()[0]?.text).toBe(
      'There is no file at https://b.example/nothing (404); check the address.',
    )
    await intents.takeTyped('https://b.example/cat.png')
    expect((await settled()) && asked.at(-1)).toBe('https://b.example/cat.png')
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
