// Brings the device and the model to life, also after the device was lost: a fresh device, else the next
// backend, and the model opened again from the artifacts that are kept. Never moves live tensors.
import { localScorers } from '../engine/scoring/localScorers'
import { openArtifacts } from '../models/open'
import type { OpenModel } from '../models/types'
import { chooseDevice, forceDevice } from '../runtime/backend'
import { backendCard } from '../runtime/backends/cards'
import { openPool, poolSize } from '../runtime/pool'
import type { BackendReport } from '../runtime/types'
import { dropModel, type Held, type Surroundings } from './session'

/** A run this long pays for starting workers; once started they are used for shorter ones too. */
const WORTH_MS = 400

/** Opens a device where there is none, or where it died. A model that was open is opened again. */
export async function ready(held: Held, around: Surroundings): Promise<void> {
  if (held.choice && !held.choice.device.dead()) return
  closeDevice(held)
  held.choice = await choose(held, around)
  if (held.artifacts) install(held, around, await openArtifacts(held.artifacts, { output: held.output }))
}

/** The forced backend, or the best one with the reason why the forced one was refused. */
async function choose({ forced, deaths }: Held, { wasm, open }: Surroundings) {
  const ruledOut = deaths.filter((d, i) => deaths.findIndex((other) => other.name === d.name) < i)
  if (!forced) return chooseDevice(wasm, ruledOut, open)
  try {
    return { device: await forceDevice(forced, wasm, open), refused: [] }
  } catch (error) {
    return chooseDevice(wasm, [...ruledOut, { name: forced, why: (error as Error).message }], open)
  }
}

/** Frees everything on the device; what a dead device cannot free is gone with it. */
export function closeDevice(held: Held): void {
  const { choice } = held
  try {
    dropModel(held)
  } finally {
    held.model = null
    held.seen = null
    held.pool = null
    held.choice = null
    choice?.device.close()
  }
}

/** Makes an opened model the current one; the one before is freed. */
export function install(held: Held, around: Surroundings, model: OpenModel): void {
  dropModel(held)
  held.choice?.device.trim()
  held.model = model
  held.artifacts = model.artifacts
  const size = workers(held, around)
  if (around.spawnScorer && size > 1)
    held.pool = openPool({
      artifacts: model.artifacts,
      output: held.output,
      wasm: around.wasm,
      size: size - 1,
      spawn: around.spawnScorer,
      local: localScorers(model.classifier),
      worth: (channels) => held.forwards(channels) * held.pace > WORTH_MS,
    })
}

function workers({ choice, artifacts }: Held, around: Surroundings): number {
  if (!choice || !backendCard(choice.device.name).poolable || !around.spawnScorer) return 1
  return poolSize(around.cores, around.memoryBytes, artifacts?.weights.byteLength ?? 0)
}

export function reportOf(held: Held, around: Surroundings): BackendReport {
  if (!held.choice) throw new Error('no device is open')
  const { device, refused } = held.choice
  const { name, label, software } = device
  return { name, device: label, software, refused, workers: workers(held, around) }
}
