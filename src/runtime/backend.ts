// Chooses the device that computes: webgpu, webgl, wasm, cpu, in this order, each proven by a self-test.
// A GPU that is emulated on the processor comes after wasm, because it is 20 to 60 times slower.
import { failure, isNamed } from '../errors'
import { type BackendName, backendCards, backendNames } from './backends/cards'
import { openers } from './backends/openers'
import type { WasmFiles } from './backends/wasm/open'
import { type Device, NotYet, patiently, Refused, Superseded } from './device'
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

/** Opens one device; `better` as in OpenHow. Replaced in tests. */
export type Open = (attempt: Attempt, files: WasmFiles, better: Promise<boolean>) => Promise<Device>

const none = Promise.resolve(false)

/**
 * The best device there is; `without` names those that have failed before, and why.
 * `patient`: what may be had in a moment is waited for while others open.
 * @throws DeviceLost where there is none, NotReadable where the code of one cannot be had
 */
export async function chooseDevice(
  files: WasmFiles,
  without: readonly Refusal[] = [],
  open: Open = openProven,
  patient = true,
): Promise<Choice> {
  const refused = new Map(without.map((r) => [r.name, r.why]))
  const errors: unknown[] = []
  let better = none
  for (const attempt of attempts) {
    if (without.some((r) => r.name === attempt.name)) continue
    try {
      const device = await open(attempt, files, better)
      if (!(await better)) return { device, refused: passedOver(device.name, refused) }
      device.close()
      break
    } catch (error) {
      if (error instanceof Superseded) break
      if (patient && error instanceof NotYet) better = error.again
      refused.set(attempt.name, reason(error))
      errors.push(error)
    }
  }
  // What could not be had at first is there now; it is waited for once.
  if (await better) return chooseDevice(files, without, open, false)
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
    return await patiently(() => open({ name, software: true }, files, none))
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

function passedOver(chosen: BackendName, refused: ReadonlyMap<BackendName, string>): Refusal[] {
  return backendNames
    .filter((name) => name !== chosen && refused.has(name))
    .map((name) => ({ name, why: refused.get(name) ?? '' }))
}

const openProven: Open = async ({ name, software }, files, better) => {
  const device = await openers[name].open({ files, software, better })
  try {
    await selfTest()
    await device.check()
    return device
  } catch (error) {
    device.close()
    throw error
  }
}
