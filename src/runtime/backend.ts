// Chooses the device that computes: webgpu, webgl, wasm, cpu, in this order, each proven by a self-test.
// A GPU that is emulated on the processor comes after wasm, because it is 20 to 60 times slower.
import { failure } from '../errors'
import { registerGradients } from '../tfjs/gradients/register'
import type { WasmFiles } from './backends/wasm'
import { type Device, Refused } from './device'
import { selfTest } from './selfTest'
import type { BackendName } from './types'

export interface Refusal {
  readonly name: BackendName
  readonly why: string
}

export interface Choice {
  readonly device: Device
  readonly refused: readonly Refusal[]
}

interface Attempt {
  readonly name: BackendName
  /** Whether a GPU emulated on the processor will do. */
  readonly software: boolean
}

export const backendOrder: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu']

const attempts: readonly Attempt[] = [
  { name: 'webgpu', software: false },
  { name: 'webgl', software: false },
  { name: 'wasm', software: false },
  { name: 'webgpu', software: true },
  { name: 'webgl', software: true },
  { name: 'cpu', software: false },
]

/** Opens one device. Replaced in tests. */
export type Open = (attempt: Attempt, files: WasmFiles) => Promise<Device>

/** The best device there is; `without` names those that have failed before, and why. */
export async function chooseDevice(
  files: WasmFiles,
  without: readonly Refusal[] = [],
  open: Open = openProven,
): Promise<Choice> {
  const refused = new Map(without.map((r) => [r.name, r.why]))
  for (const attempt of attempts) {
    if (without.some((r) => r.name === attempt.name)) continue
    try {
      const device = await open(attempt, files)
      return { device, refused: better(device.name, refused) }
    } catch (error) {
      refused.set(attempt.name, reason(error))
    }
  }
  throw failure('DeviceLost', 'No backend could be started in this browser; try a newer one.')
}

/** The device of that name and no other. @throws BadRecipe that says why it cannot be had */
export async function forceDevice(
  name: BackendName,
  files: WasmFiles,
  open: Open = openProven,
): Promise<Device> {
  try {
    return await open({ name, software: true }, files)
  } catch (error) {
    throw failure('BadRecipe', `The backend ${name} cannot be used because ${reason(error)}.`, error)
  }
}

const reason = (error: unknown) =>
  error instanceof Refused ? error.message : `it could not be started (${(error as Error)?.message ?? error})`

function better(chosen: BackendName, refused: ReadonlyMap<BackendName, string>): Refusal[] {
  return backendOrder
    .filter((name) => name !== chosen && refused.has(name))
    .map((name) => ({ name, why: refused.get(name) ?? '' }))
}

async function openProven(attempt: Attempt, files: WasmFiles): Promise<Device> {
  const device = await openNamed(attempt, files)
  // It has brought kernels of its own, which want the repairs that the backend before it has.
  registerGradients()
  try {
    await selfTest()
    await device.check()
    return device
  } catch (error) {
    device.close()
    throw error
  }
}

async function openNamed({ name, software }: Attempt, files: WasmFiles): Promise<Device> {
  if (name === 'wasm') return (await import('./backends/wasm')).openWasm(files)
  if (name === 'cpu') return (await import('./backends/cpu')).openCpu()
  if (name === 'webgl') {
    const { findRenderer, openWebgl } = await import('./backends/webgl')
    return openWebgl(hardware(findRenderer(), software))
  }
  const { findAdapter } = await import('./backends/adapter')
  const found = hardware(await findAdapter(), software)
  return (await import('./backends/webgpu')).openWebgpu(found)
}

function hardware<T extends { label: string; software: boolean }>(found: T, softwareWillDo: boolean): T {
  if (found.software && !softwareWillDo)
    throw new Refused(
      `its GPU is emulated on the processor (${found.label}), which is slower than WebAssembly`,
    )
  return found
}
