// Chooses the device that computes: webgpu, webgl, wasm, cpu, in this order, each proven by a self-test.
// A GPU that is emulated on the processor comes after wasm, because it is 20 to 60 times slower.
import { failure, isNamed } from '../errors'
import { type BackendName, backendCards, backendNames } from './backends/cards'
import { openers } from './backends/openers'
import type { WasmFiles } from './backends/wasm/open'
import { type Device, Refused } from './device'
import { selfTest } from './selfTest'

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

const attempts: readonly Attempt[] = backendCards
  .flatMap(({ name, rank, rankEmulated }) => [
    { name, software: false, rank },
    ...(rankEmulated === undefined ? [] : [{ name, software: true, rank: rankEmulated }]),
  ])
  .toSorted((a, b) => a.rank - b.rank)

/** Opens one device. Replaced in tests. */
export type Open = (attempt: Attempt, files: WasmFiles) => Promise<Device>

/**
 * The best device there is; `without` names those that have failed before, and why.
 * @throws DeviceLost where there is none, NotReadable where the code of one cannot be had
 */
export async function chooseDevice(
  files: WasmFiles,
  without: readonly Refusal[] = [],
  open: Open = openProven,
): Promise<Choice> {
  const refused = new Map(without.map((r) => [r.name, r.why]))
  const errors: unknown[] = []
  for (const attempt of attempts) {
    if (without.some((r) => r.name === attempt.name)) continue
    try {
      const device = await open(attempt, files)
      return { device, refused: better(device.name, refused) }
    } catch (error) {
      refused.set(attempt.name, reason(error))
      errors.push(error)
    }
  }
  const unfetched = errors.find((error) => isNamed(error, 'NotReadable'))
  if (unfetched !== undefined) throw unfetched
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

function reason(error: unknown): string {
  if (isNamed(error, 'NotReadable')) return 'its code could not be fetched'
  return error instanceof Refused
    ? error.message
    : `it could not be started (${(error as Error)?.message ?? error})`
}

function better(chosen: BackendName, refused: ReadonlyMap<BackendName, string>): Refusal[] {
  return backendNames
    .filter((name) => name !== chosen && refused.has(name))
    .map((name) => ({ name, why: refused.get(name) ?? '' }))
}

async function openProven(attempt: Attempt, files: WasmFiles): Promise<Device> {
  const device = await openers[attempt.name].open({ files, software: attempt.software })
  try {
    await selfTest()
    await device.check()
    return device
  } catch (error) {
    device.close()
    throw error
  }
}
