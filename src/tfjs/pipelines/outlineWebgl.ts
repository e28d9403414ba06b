// How WebGL leaves programs out.
import type { TextureData, WebglInternals } from '../internals'
import { blanksIn } from './blanks'
import type { Outline } from './shapesOnly'

const NO_TEXTURE = {}
const isBlank = ({ texture }: TextureData) => texture === NO_TEXTURE

export function outlineWebgl(backend: WebglInternals): Outline {
  const { texData, runWebGLProgram: run, readSync, releaseGPUData } = backend
  const { outline, leaves, refuse, note } = blanksIn(texData, isBlank)
  backend.runWebGLProgram = (program, inputs, type, ...rest) => {
    if (!leaves(program)) return run.call(backend, program, inputs, type, ...rest)
    const output = backend.makeTensorInfo(program.outputShape, type)
    const data = texData.get(output.dataId)
    data.isPacked = program.packedOutput === true
    data.texture = NO_TEXTURE
    note(output)
    return output
  }
  backend.readSync = (dataId) => {
    refuse(dataId)
    return readSync.call(backend, dataId)
  }
  backend.releaseGPUData = (dataId) => {
    const data = texData.get(dataId)
    if (isBlank(data)) data.texture = null
    releaseGPUData.call(backend, dataId)
  }
  return outline
}
