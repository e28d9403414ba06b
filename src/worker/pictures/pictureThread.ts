// The page's side of the picture worker: started at the first picture, started again after a death.
import { failure } from '../../errors'
import { startWorker } from '../../runtime/startWorker'
import type { PictureJobs, Question, Reply } from './pictureJobs'
import script from './pictureWorker?worker&url'

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

type WorkerLike = Pick<Worker, 'postMessage' | 'terminate'> & {
  addEventListener(kind: 'message' | 'error', act: (event: { data?: Reply; message?: string }) => void): void
}

/** @param spawn starts a worker that does the picture jobs */
export function openPictureThread(spawn: () => WorkerLike = spawnWorker): PictureJobs {
  const waiting = new Map<number, Waiting>()
  let worker: WorkerLike | null = null
  let count = 0

  function died(why: string): void {
    worker?.terminate()
    worker = null
    const error = failure(
      'OutOfMemory',
      `The picture could not be read (${why}); scale it down and open it again.`,
    )
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  function alive(): WorkerLike {
    if (worker) return worker
    const born = spawn()
    born.addEventListener('message', ({ data }) => data && settle(data))
    born.addEventListener('error', ({ message }) => died(message || 'its worker stopped'))
    worker = born
    return born
  }

  function settle(reply: Reply): void {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('value' in reply) call?.resolve(reply.value)
    else call?.reject(Object.assign(new Error(reply.message), { name: reply.name }))
  }

  function ask<T>(job: keyof PictureJobs, args: readonly unknown[]): Promise<T> {
    count += 1
    const question: Question = { id: count, job, args }
    return new Promise<T>((resolve, reject) => {
      waiting.set(question.id, { resolve: (value) => resolve(value as T), reject })
      alive().postMessage(question)
    })
  }

  return { decode: (...args) => ask('decode', args), overlay: (...args) => ask('overlay', args) }
}

function spawnWorker(): WorkerLike {
  return startWorker(script, 'pictures')
}
