import { type Endpoint, expose } from 'comlink'
import { expect, it, vi } from 'vitest'
import { failure } from '../../errors'
import type { Beat } from '../../runtime/workers/beat'
import type { WorkerHandle } from '../../runtime/workers/workerHandle'
import type { Decoded } from './decode'
import { openPictureThread } from './pictureThread'

type Decode = (name: string) => Promise<string>

interface Opening {
  readonly bytes?: string
  readonly signal?: AbortSignal
}

/** Workers of this process whose decoding is told. */
function fakeWorkers(decode: Decode) {
  const deaths: ((why: string) => void)[] = []
  const beats: ((beat: Beat) => void)[] = []
  const spawn = (): WorkerHandle => {
    const { port1, port2 } = new MessageChannel()
    expose({ decode: (_: Blob, name: string) => decode(name) }, port2 as unknown as Endpoint)
    return {
      endpoint: port1 as unknown as Endpoint,
      terminate: () => port1.close(),
      onDeath: (died) => void deaths.push(died),
      onBeat: (heard) => void beats.push(heard),
    }
  }
  const thread = openPictureThread(spawn)
  const open = (name: string, { bytes = 'x', signal }: Opening = {}): Promise<Decoded> =>
    thread.decode(new Blob([bytes]), name, signal)
  return { deaths, beats, open }
}

it('gives each caller its own answer, in whatever order they come', async () => {
  const { deaths, open } = fakeWorkers(async (name) => {
    await new Promise((resolve) => setTimeout(resolve, name === 'a.png' ? 20 : 1))
    return name.toUpperCase()
  })
  expect(await Promise.all([open('a.png'), open('b.png')])).toEqual(['A.PNG', 'B.PNG'])
  expect(deaths).toHaveLength(1)
})

it('hands on the name and the sentence of a failure', async () => {
  const { open } = fakeWorkers(async (name) => {
    throw failure('BadImage', `${name} is damaged.`)
  })
  await expect(open('a.png')).rejects.toMatchObject({ name: 'BadImage', message: 'a.png is damaged.' })
})

it('asks another worker once more when one dies, and says so when that one dies as well', async () => {
  const asked: string[] = []
  const { deaths, open } = fakeWorkers((name) => {
    asked.push(name)
    return name === 'good.png' ? Promise.resolve('good') : new Promise(() => {})
  })
  const call = open('huge.png')
  const until = async (count: number) => {
    while (asked.length < count) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await until(1)
  deaths[0]!('it ended')
  await until(2)
  deaths[1]!('it ended')
  await expect(call).rejects.toMatchObject({
    name: 'WorkerLost',
    message: 'The picture could not be read because it ended; scale it down and open it again.',
  })
  expect(await open('good.png')).toBe('good')
  expect(deaths).toHaveLength(3)
})

it('where its code cannot be fetched no picture is to blame', async () => {
  const { deaths, open } = fakeWorkers(() => new Promise(() => {}))
  const call = open('small.png')
  const why = "its code could not be fetched (this device is offline or the page's server is down)"
  for (const at of [0, 1]) {
    await vi.waitFor(() => expect(deaths.length).toBeGreaterThan(at))
    deaths[at]!(why)
  }
  await expect(call).rejects.toMatchObject({
    name: 'NotReadable',
    message:
      "The code for pictures could not be fetched; this device is offline or the page's server is down.",
  })
})

it('frees the worker of what is called off; what waited behind it is done by the next one', async () => {
  const asked: string[] = []
  const { deaths, open } = fakeWorkers((name) => {
    asked.push(name)
    return name === 'huge.tif' ? new Promise(() => {}) : Promise.resolve(`${deaths.length}. worker`)
  })
  const abort = new AbortController()
  const huge = open('huge.tif', { signal: abort.signal })
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  abort.abort()
  await expect(huge).rejects.toMatchObject({ name: 'AbortError' })
  expect(await open('next.png')).toBe('2. worker')
  await expect(open('huge.tif', { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(asked).toEqual(['huge.tif', 'next.png'])
})

it('keeps a worker whose work ends in time', async () => {
  let begun = false
  let finish = () => {}
  const { deaths, open } = fakeWorkers((name) => {
    if (name === 'b.png') return Promise.resolve(name)
    begun = true
    return new Promise((resolve) => {
      finish = () => resolve(name)
    })
  })
  const abort = new AbortController()
  const quick = open('a.png', { signal: abort.signal })
  await vi.waitFor(() => expect(begun).toBe(true))
  abort.abort()
  finish()
  expect(await quick).toBe('a.png')
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect([await open('b.png'), deaths.length]).toEqual(['b.png', 1])
})

it.each([
  ['bears the silence of a TIFF, which is unpacked in one go', 'II*\0', 1],
  ['takes a worker that is silent over any other picture for dead', '\x89PNG', 2],
])('%s', async (_, bytes, workers) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const { beats, open } = fakeWorkers(() => new Promise(() => {}))
    open('x', { bytes }).catch(() => undefined)
    await vi.waitFor(() => expect(beats).toHaveLength(1))
    beats[0]?.({ heartbeat: true, lock: null, longest: 0 })
    await vi.advanceTimersByTimeAsync(30_000)
    await vi.waitFor(() => expect(beats).toHaveLength(workers))
  } finally {
    vi.useRealTimers()
  }
})
