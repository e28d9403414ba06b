// WebGL 2 through TensorFlow.js, with the flags that masked batches need.
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import { backend, env, setBackend } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { stateLimits } from '../../../tfjs/deviceLimits'
import { webglOf } from '../../../tfjs/internals'
import { repairBackend } from '../../../tfjs/kernels/repairs'
import { openTensorFlow } from '../../../tfjs/openTensorFlow'
import { outlineWebgl } from '../../../tfjs/pipelines/outlineWebgl'
import { offerOutline } from '../../../tfjs/pipelines/shapesOnly'
import { type Device, memoryBudget, Refused, resetBackend } from '../../device'
import { card } from './card'
import type { GlRenderer } from './renderer'

export const load = () => import('@tensorflow/tfjs-backend-webgl')

/** Makes WebGL the backend. @throws Refused */
export async function openWebgl({ label, software }: GlRenderer): Promise<Device> {
  await openTensorFlow(load, card)
  setFlags(software)
  if (!(await setBackend('webgl'))) throw new Refused('its WebGL could not be started')
  if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED'))
    throw new Refused('its WebGL computes with 16 bits only, which is too coarse')
  stateLimits(() => card.limits)
  repairBackend(card)
  offerOutline(backend(), outlineWebgl(webglOf(backend())))
  const { gl } = (backend() as MathBackendWebGL).gpgpu
  const lost = new AbortController()
  gl.canvas.addEventListener('webglcontextlost', () => lost.abort(gone(label)))
  let killed = false
  return {
    name: 'webgl',
    label,
    software,
    lost: lost.signal,
    check: async () => check(gl, label),
    dead: () => killed || gl.isContextLost(),
    kill() {
      killed = true
    },
    chunked: () => {},
    trim: () => {},
    close: () => resetBackend('webgl', 2),
  }
}

function setFlags(software: boolean): void {
  env().set('SOFTWARE_WEBGL_ENABLED', software)
  env().set('WEBGL_USE_SHAPES_UNIFORMS', true)
  // Without it every convolution of a chunk materialises its patches: hundreds of MB.
  env().set('WEBGL_EXP_CONV', true)
  // Textures of past shapes are given back beyond this many bytes; by default they are kept for ever.
  env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', memoryBudget() / 2)
}

const gone = (label: string) => failure('DeviceLost', `The GPU (${label}) stopped answering; try again.`)

function check(gl: WebGLRenderingContext, label: string): void {
  if (gl.isContextLost()) throw gone(label)
  if (gl.getError() !== gl.OUT_OF_MEMORY) return
  throw failure(
    'OutOfMemory',
    `The GPU (${label}) ran out of memory; close other tabs or try a smaller model.`,
  )
}
