// WebGL with shapes as uniforms (WEBGL_USE_SHAPES_UNIFORMS) takes one compiled program for another: its key compares a
// shape with the texture's where the shader compares the shape without its axes of 1 (gpgpu_math.ts,
// isLogicalShapTexShapeEqual), so that [1, 8, 15] in a texture of 8 x 15 may be read as if it lay in another one.
// Programs that read such tensors get keys of their own; all others are shared as before.
import { util } from '@tensorflow/tfjs-core'
import type { ShaderProgram, WebglInternals } from '../internals'

interface Read {
  readonly dataId: object
  readonly shape: readonly number[]
}

/** Once a backend. */
export function repairShaderKeys(backend: WebglInternals): void {
  const run = backend.runWebGLProgram
  backend.runWebGLProgram = function (this: WebglInternals, program, inputs, ...rest) {
    mark(this, program, inputs)
    return run.call(this, program, inputs, ...rest)
  }
}

/** What decides how a squeezed input is read, as a comment of the shader: the key contains the shader. */
function mark({ texData }: WebglInternals, program: ShaderProgram, inputs: readonly Read[]): void {
  if (!program.enableShapeUniforms) return
  const marks = inputs.map(({ dataId, shape }) => {
    const { newShape } = util.squeezeShape([...shape])
    if (newShape.length !== 2 || shape.length === 2) return ''
    const { texShape, isPacked, shape: own } = texData.get(dataId)
    return [shape, own, texShape, isPacked].join('_')
  })
  if (marks.some((each) => each !== '')) program.userCode += `\n// ${marks.join(' ')}\n`
}
