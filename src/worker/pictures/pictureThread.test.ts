import { type Endpoint, expose } from 'comlink'
import { expect, it } from 'vitest'
import { failure } from '../../errors'
import type { WorkerHandle } from '../../runtime/workers/workerHandle'
import type { Decoded } from './decode'
import { openPictureThread } from './pictureThread'

type Decode = (name: string) => Promise<string>

/** Workers of this process whose decoding is told. */
function fakeWorkers(decode: Decode) {
  const deaths: ((why: string) => void)[] = []
  const spawn = (): WorkerHandle => {
    const { port1, port2 } = new MessageChannel()
    expose({ decode: (_: Blob, name: string) => decode(name) }, port2 as unknown as Endpoint)
    return {
      endpoint: port1 as unknown as Endpoint,
      terminate: () => port1.close(),
      onDeath: (died) => void deaths.push(died),
    }
  }
  const thread = openPictureThread(spawn)
  const open = (name: string): Promise<Decoded> => thread.decode(new Blob(['x']), name)
  return { deaths, open }
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
