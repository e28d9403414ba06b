// The page's side of unpacking: a worker for each zip, gone when it is unpacked or when nobody wants it any more.
import { wrap } from 'comlink'
import { failure } from '../../errors'
import { startWorker } from '../../runtime/startWorker'
import { deathWatch, handleOf } from '../../runtime/workerHandle'
import script from './unpackWorker?worker&url'

export interface Unpacked {
  readonly path: string
  readonly file: Blob
}

export interface UnpackHost {
  unpack(file: Blob, name: string): Promise<readonly Unpacked[]>
}

/** @throws NotReadable, naming the zip; AbortError */
export async function unpack(file: Blob, name: string, signal: AbortSignal): Promise<readonly Unpacked[]> {
  signal.throwIfAborted()
  const worker = startWorker(script, 'unpack')
  const handle = handleOf(worker)
  const died = (why: string) =>
    failure('NotReadable', `${name} could not be unpacked because ${why}; unpack it and open its folder.`)
  const watch = deathWatch(handle, died)
  const stop = () => watch.cut(failure('AbortError', 'The unpacking was stopped.'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    const host = wrap<UnpackHost>(handle.endpoint)
    return await watch.hold(host.unpack(file, name))
  } finally {
    signal.removeEventListener('abort', stop)
    worker.terminate()
  }
}
