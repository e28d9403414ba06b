import { expect, it } from 'vitest'
import type { Question, Reply } from './pictureJobs'
import { openPictureThread } from './pictureThread'

type Act = (event: { data?: Reply; message?: string }) => void

/** Workers that answer when they are told to. */
function fakeWorkers() {
  const asked: Question[] = []
  const acts: Record<'message' | 'error', Act>[] = []
  const spawn = () => {
    const own = { message: (() => undefined) as Act, error: (() => undefined) as Act }
    acts.push(own)
    return {
      postMessage: (question: Question) => void asked.push(question),
      terminate: () => undefined,
      addEventListener: (kind: 'message' | 'error', act: Act) => {
        own[kind] = act
      },
    }
  }
  return { asked, acts, spawn }
}

const blob = new Blob(['x'])

it('gives each caller its own answer, in whatever order they come', async () => {
  const { asked, acts, spawn } = fakeWorkers()
  const thread = openPictureThread(spawn)
  const [first, second] = [thread.decode(blob, 'a.png'), thread.decode(blob, 'b.png')]
  expect(asked.map((q) => [q.id, q.job, q.args[1]])).toEqual([
    [1, 'decode', 'a.png'],
    [2, 'decode', 'b.png'],
  ])
  acts[0]!.message({ data: { id: 2, value: 'B' } })
  acts[0]!.message({ data: { id: 1, value: 'A' } })
  expect(await Promise.all([first, second])).toEqual(['A', 'B'])
  expect(acts).toHaveLength(1)
})

it('hands on the name and the sentence of a failure', async () => {
  const { acts, spawn } = fakeWorkers()
  const call = openPictureThread(spawn).decode(blob, 'a.png')
  acts[0]!.message({ data: { id: 1, name: 'BadImage', message: 'a.png is damaged.' } })
  await expect(call).rejects.toMatchObject({ name: 'BadImage', message: 'a.png is damaged.' })
})

it('fails what waits when the worker dies, and starts another for the next picture', async () => {
  const { acts, spawn } = fakeWorkers()
  const thread = openPictureThread(spawn)
  const call = thread.decode(blob, 'a.png')
  acts[0]!.error({ message: 'out of memory' })
  await expect(call).rejects.toMatchObject({ name: 'OutOfMemory' })
  const next = thread.decode(blob, 'b.png')
  acts[1]!.message({ data: { id: 2, value: 'B' } })
  expect(await next).toBe('B')
})
