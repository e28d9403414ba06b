// How WebGPU leaves programs out.
import type { WebgpuInternals } from '../internals'
import { blanksIn } from './blanks'
import type { Outline } from './shapesOnly'

/** Takes the place of a buffer: TensorFlow.js takes the value for one that lies on the GPU. */
const NO_BUFFER = {}

export function outlineWebgpu(backend: WebgpuInternals): Outline {
  const { tensorMap, runWebGPUProgram: run, readSync } = backend
  const { outline, leaves, refuse, note } = blanksIn(tensorMap, ({ resource }) => resource === NO_BUFFER)
  backend.runWebGPUProgram = (program, inputs, ...rest) => {
    if (!leaves(program)) return run.call(backend, program, inputs, ...rest)
    const [type, , given] = rest
    const output = given ?? backend.makeTensorInfo(program.outputShape, type)
    tensorMap.get(output.dataId).resource ??= NO_BUFFER
    note(output)
    return output
  }
  backend.readSync = (dataId) => {
    refuse(dataId)
    return readSync.call(backend, dataId)
  }
  return outline
}
