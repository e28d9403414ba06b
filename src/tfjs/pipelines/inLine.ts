// What a WebGPU backend does between its dispatches, while some of them wait in line.
import type { WebgpuInternals } from '../internals'
import type { WaitingLine } from './waitingLine'

/** A submit frees what was let go of, but for what those in the line will still use. */
export function keepTensors(backend: WebgpuInternals, line: WaitingLine): void {
  const { submitQueue } = backend
  backend.submitQueue = () => {
    if (line.empty) return submitQueue.call(backend)
    const pending = backend.tensorDataPendingDisposal
    const kept = pending.filter((tensor) => line.has(tensor))
    backend.tensorDataPendingDisposal = pending.filter((tensor) => !line.has(tensor))
    submitQueue.call(backend)
    backend.tensorDataPendingDisposal = kept
    for (const tensor of line.used()) backend.commandQueueOwnedIds.add(tensor)
  }
}

/** An answer is read after what was asked for before it; who cannot wait has all pipelines made at once. */
export function readInTurn(backend: WebgpuInternals, line: WaitingLine): void {
  const { getBufferData, readSync, readToGPU, dispose } = backend
  backend.getBufferData = (buffer) => {
    if (line.empty) return getBufferData.call(backend, buffer)
    return new Promise((resolve, reject) => {
      line.join({
        uses: [],
        bytes: 0,
        waits: () => false,
        run: () => resolve(getBufferData.call(backend, buffer)),
        drop: reject,
      })
    })
  }
  backend.readSync = (dataId) => {
    // Sizes and axes that TensorFlow.js reads of a graph's constants are here already.
    if (backend.tensorMap.get(dataId).values == null) line.advance(true)
    return readSync.call(backend, dataId)
  }
  backend.readToGPU = (...given) => {
    line.advance(true)
    return readToGPU.apply(backend, given)
  }
  backend.dispose = () => {
    line.clear(new Error('The backend was closed.'))
    dispose.call(backend)
  }
}
