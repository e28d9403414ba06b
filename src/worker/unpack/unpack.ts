// The page's side of zips: a worker for each, gone when it is unpacked or packed, or when nobody wants it any more.
import { type Remote, wrap } from 'comlink'
import { failure, unfetched } from '../../errors'
import { startWorker } from '../../runtime/startWorker'
import { deathWatch } from '../../runtime/workers/deathWatch'
import { holdWorker, lacksCode } from '../../runtime/workers/workerHandle'
import type { PackedFile } from './packFiles'
import script from './unpackWorker?worker&url'

export interface Unpacked {
  readonly path: string
  readonly file: Blob
}

export interface UnpackHost {
  unpack(file: Blob, name: string): Promise<readonly Unpacked[]>
  pack(files: readonly PackedFile[]): Promise<Blob>
}

export type Unpack = (file: Blob, name: string, signal: AbortSignal) => Promise<readonly Unpacked[]>

/** Its calls reject with NotReadable, naming the zip, or AbortError. */
export function openUnpack(spawn: () => Worker = spawnWorker): Unpack {
  return (file, name, signal) => unpack(spawn, { file, name, signal })
}

interface Packed {
  readonly file: Blob
  readonly name: string
  readonly signal: AbortSignal
}

async function unpack(spawn: () => Worker, { file, name, signal }: Packed): Promise<readonly Unpacked[]> {
  const died = (why: string) =>
    failure('NotReadable', `${name} could not be unpacked because ${why}; unpack it and open its folder.`)
  return inWorker(spawn, { died, signal, ask: (host) => host.unpack(file, name) })
}

export type Pack = (files: readonly PackedFile[], signal: AbortSignal) => Promise<Blob>

/** The other way round. Its calls reject with OutOfMemory or AbortError. */
export function openPack(spawn: () => Worker = spawnWorker): Pack {
  const died = (why: string) =>
    failure('OutOfMemory', `The zip could not be written because ${why}; take fewer pictures at a time.`)
  return (files, signal) => inWorker(spawn, { died, signal, ask: (host) => host.pack(files) })
}

interface Work<T> {
  readonly died: (why: string) => Error
  readonly signal: AbortSignal
  ask(host: Remote<UnpackHost>): Promise<T>
}

async function inWorker<T>(spawn: () => Worker, { died, signal, ask }: Work<T>): Promise<T> {
  signal.throwIfAborted()
  const handle = holdWorker(spawn())
  const watch = deathWatch(handle, (why) => (lacksCode(why) ? unfetched('zip files') : died(why)))
  const stop = () => watch.cut(failure('AbortError', 'The unpacking was stopped.'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    const host = wrap<UnpackHost>(handle.endpoint)
    // One member may be large: it is inflated in one go.
    return await watch.hold(ask(host), { long: true })
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

const spawnWorker = () => startWorker(script, 'unpack')
