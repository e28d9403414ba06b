// Where there are no locks (plain http) a thread of the worker's own beats for it: it ends with the worker, however that
// ends, and goes on beating while the worker is deep in a long computation.
import { startWorker } from '../startWorker'
import { BEAT } from './beat'
import { takePulse } from './pulse'

const script = `onmessage = ({ ports: [port] }) => setInterval(() => port.postMessage(0), ${BEAT})`

/** Where it beats; null where no thread can be started. */
export function startLifeThread(): MessagePort | null {
  if (typeof Worker !== 'function') return null
  const { port1, port2 } = new MessageChannel()
  try {
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
    startWorker(address, 'life').postMessage(null, [port1])
    return port2
  } catch {
    // The worker's own beats must do.
    return null
  }
}

/** Calls back once the thread has beaten and has fallen silent. @returns ends the wait */
export function whenSilent(thread: MessagePort, gone: () => void): () => void {
  const pulse = takePulse(gone, { loading: Number.POSITIVE_INFINITY })
  thread.onmessage = () => pulse.beat()
  return () => {
    pulse.stop()
    thread.close()
  }
}
