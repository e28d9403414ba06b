// The gradient suite in a page: each case on cpu, then on a GPU's backend opened as the worker opens it.
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { env, memory, setBackend, tidy } from '@tensorflow/tfjs-core'
import { findRenderer, openWebgl } from '../../src/runtime/backends/webgl/open'
import { findAdapter } from '../../src/runtime/backends/webgpu/adapter'
import { openWebgpu } from '../../src/runtime/backends/webgpu/device'
import type { Device } from '../../src/runtime/device'
import { cases, distance, gradientOf } from '../../src/tfjs/gradients/cases'
import { constant } from '../../src/tfjs/gradients/cases/case'
import { type Head, headGradient, headHessian, heads } from '../../src/tfjs/gradients/cases/heads'
import { registerGradients } from '../../src/tfjs/gradients/register'

export type GpuName = 'webgl' | 'webgpu'

export interface Compared {
  readonly name: string
  /** Length of the difference to cpu over the length of cpu's gradient. */
  readonly error: number
  /** Length of cpu's gradient: what is zero everywhere would agree with anything. */
  readonly length: number
  /** Tensors more than before. */
  readonly left: number
}

interface Check {
  readonly family: string
  readonly name: string
  readonly run: () => Promise<Float32Array>
}

const along = (shape: readonly number[], seed: number) => constant(shape as [number], seed)

async function headValues(head: Head, of: 'gradient' | 'Hessian'): Promise<Float32Array> {
  const found = tidy(() =>
    of === 'gradient'
      ? headGradient(head, along(head.shape, 7))
      : headHessian(head, along(head.shape, 7), along(head.shape, 13)),
  )
  const data = (await found.data()) as Float32Array
  found.dispose()
  return data
}

const first: Check[] = cases.map((each) => ({ ...each, run: () => gradientOf(each) }))
const ofHeads = (of: 'gradient' | 'Hessian'): Check[] =>
  heads.map((head) => ({ family: `${of} of heads`, name: head.name, run: () => headValues(head, of) }))
const checks = [...first, ...ofHeads('gradient'), ...ofHeads('Hessian')]

let device: Device

export const suite = {
  families: () => [...new Set(checks.map(({ family }) => family))],

  async open(name: GpuName): Promise<void> {
    device = name === 'webgl' ? await openWebgl(findRenderer()) : await openWebgpu(await findAdapter())
    // After the backend is loaded: one of its forward kernels is repaired too.
    registerGradients()
    // Else small tensors never reach the GPU.
    env().set(name === 'webgl' ? 'WEBGL_CPU_FORWARD' : 'WEBGPU_CPU_FORWARD', false)
  },

  async compare(family: string): Promise<Compared[]> {
    const found: Compared[] = []
    for (const check of checks) if (check.family === family) found.push(await compared(check))
    return found
  },
}

async function compared({ name, run }: Check): Promise<Compared> {
  await setBackend('cpu')
  const exact = await run()
  const length = Math.hypot(...exact)
  await setBackend(device.name)
  const before = memory().numTensors
  const error = distance(await run(), exact)
  await device.check()
  return { name, length, error, left: memory().numTensors - before }
}

Object.assign(window, { suite })
