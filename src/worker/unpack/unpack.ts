// The page's side of unpacking: a worker for each zip, gone when it is unpacked or when nobody wants it any more.
import { wrap } from 'comlink'
import { failure } from '../../errors'
import { startWorker } from '../../runtime/startWorker'
import { deathWatch } from '../../runtime/workers/deathWatch'
import { holdWorker } from '../../runtime/workers/workerHandle'
import script from './unpackWorker?worker&url'

export interface Unpacked {
  readonly path: string
  readonly file: Blob
}

export interface UnpackHost {
  unpack(file: Blob, name: string): Promise<readonly Unpacked[]>
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
  signal.throwIfAborted()
  const handle = holdWorker(spawn())
  const died = (why: string) =>
    failure('NotReadable', `${name} could not be unpacked because ${why}; unpack it and open its folder.`)
  const watch = deathWatch(handle, died)
  const stop = () => watch.cut(failure('AbortError', 'The unpacking was stopped.'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    const host = wrap<UnpackHost>(handle.endpoint)
    // One member may be large: it is inflated in one go.
    return await watch.hold(host.unpack(file, name), { long: true })
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

const spawnWorker = () => startWorker(script, 'unpack')
