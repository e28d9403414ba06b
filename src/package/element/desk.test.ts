import { type Endpoint, expose } from 'comlink'
import { expect, test } from 'vitest'
import type { Host } from '../../worker/api'
import { openDesk } from './desk'

/** Workers of this process; those before the last one of `deadly` die of the first picture. */
function fakeWorkers(deadly: number) {
  const log: string[] = []
  const spawn = () => {
    const number = log.filter((line) => line === 'spawned').length
    log.push('spawned')
    const { port1, port2 } = new MessageChannel()
    const heard: ((event: { message: string }) => void)[] = []
    const host: Partial<Host> = {
      start: async () => ({ name: 'cpu' }) as never,
      openModel: async () => {
        log.push('model')
        return { name: 'toy' } as never
      },
      thumbnails: async () => {
        if (number >= deadly) return []
        for (const hear of heard) hear({ message: 'killed' })
        return new Promise(() => {})
      },
    }
    expose(host, port2 as unknown as Endpoint)
    const worker = {
      postMessage: port1.postMessage.bind(port1),
      addEventListener: (type: string, hear: (event: never) => void) => {
        if (type === 'message') port1.addEventListener('message', hear as EventListener)
        if (type === 'error') heard.push(hear as never)
      },
      removeEventListener: port1.removeEventListener.bind(port1),
      terminate: () => port1.close(),
    }
    port1.start()
    return worker as unknown as Worker
  }
  return { spawn, log }
}

const source = { kind: 'url', url: 'https://a.example/model.json' } as const
const options = { output: null, backend: null }

test('a worker that dies is replaced, with the model; where the next one dies too the element hears it', async () => {
  for (const [deadly, workers] of [
    [1, 2],
    [2, 2],
  ] as const) {
    const { spawn, log } = fakeWorkers(deadly)
    const takeTurn = openDesk(spawn)
    const { signal } = new AbortController()
    const turn = takeTurn(signal, async ({ engine, modelOf }) => {
      await modelOf(source, 'a', { ...options, signal })
      return engine.thumbnails([])
    })
    if (deadly === 1) expect(await turn).toEqual([])
    else await expect(turn).rejects.toMatchObject({ name: 'WorkerLost' })
    expect(log).toEqual(Array.from({ length: workers }, () => ['spawned', 'model']).flat())
  }
})
