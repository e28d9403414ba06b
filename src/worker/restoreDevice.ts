// Brings the device and the model to life, also after the device was lost: a fresh device, else the next
// backend, and the model opened again from the artifacts that are kept. Never moves live tensors.
import { localScorers } from '../engine/scoring/localScorers'
import { openArtifacts } from '../models/open'
import type { OpenModel } from '../models/types'
import { chooseDevice, forceDevice } from '../runtime/backend'
import { backendCard } from '../runtime/backends/cards'
import { openPool } from '../runtime/pool'
import { paysForWorkers, poolSize } from '../runtime/poolSize'
import type { BackendReport } from '../runtime/types'
import { noteIdleLoss } from './deviceFailure'
import { dropModel, type Environment, type Session } from './session'

/** A run this long pays for starting workers; once started they are used for shorter ones too. */
const WORTH_MS = 400

/** Opens a device where there is none, or where it died; the page is told where it is another one than before. */
export async function readyDevice(session: Session, environment: Environment): Promise<void> {
  const before = session.choice?.device
  if (before && !before.dead()) return
  if (before) noteIdleLoss(session, before)
  closeDevice(session)
  session.choice = await choose(session, environment)
  const { name } = session.choice.device
  if (session.told === null || session.told === name) return
  session.told = name
  await session.changed(reportBackend(session, environment))
}

/** A model that was open on another device is opened again. */
export async function readyModel(session: Session, environment: Environment): Promise<void> {
  const { artifacts, output } = session
  if (!session.model && artifacts) install(session, environment, await openArtifacts(artifacts, { output }))
}

/** A backend that had no room for the model before may have room for the next one. */
export function forgetFullDevices(session: Session): void {
  session.shortages = 0
  if (!session.deaths.some(({ full }) => full)) return
  session.deaths = session.deaths.filter(({ full }) => !full)
  closeDevice(session)
}

/** The forced backend, or the best one with the reason why the forced one was refused. */
async function choose({ forced, deaths }: Session, { wasm, open }: Environment) {
  const ruledOut = deaths.filter((d, i) => deaths.findIndex((other) => other.name === d.name) < i)
  if (!forced || ruledOut.some(({ name }) => name === forced)) return chooseDevice(wasm, ruledOut, open)
  try {
    return { device: await forceDevice(forced, wasm, open), refused: [] }
  } catch (error) {
    return chooseDevice(wasm, [...ruledOut, { name: forced, why: (error as Error).message }], open)
  }
}

/** Frees everything on the device; what a dead device cannot free is gone with it. */
export function closeDevice(session: Session): void {
  const { choice } = session
  try {
    dropModel(session)
  } finally {
    session.model = null
    session.input = null
    session.pool = null
    session.choice = null
    choice?.device.close()
  }
}

/** Makes an opened model the current one; the one before is freed. */
export function install(session: Session, environment: Environment, model: OpenModel): void {
  dropModel(session)
  session.choice?.device.trim()
  session.model = model
  session.artifacts = model.artifacts
  const size = workers(session, environment)
  if (environment.spawnScorer && size > 1)
    session.pool = openPool({
      artifacts: model.artifacts,
      output: session.output,
      wasm: environment.wasm,
      size: size - 1,
      spawn: environment.spawnScorer,
      local: localScorers(model.classifier, { ramp: false }),
      worth: (channels) => paysForWorkers(runOf(session, channels), WORTH_MS),
    })
}

function runOf({ forwards, pace, artifacts }: Session, masks: number) {
  return { forwards: forwards(masks), pace, weightBytes: artifacts?.weights.byteLength ?? 0 }
}

function workers({ choice, artifacts }: Session, environment: Environment): number {
  if (!choice || !backendCard(choice.device.name).poolable || !environment.spawnScorer) return 1
  return poolSize(environment.cores, environment.memoryBytes, artifacts?.weights.byteLength ?? 0)
}

export function reportBackend(session: Session, environment: Environment): BackendReport {
  if (!session.choice) throw new Error('no device is open')
  const { device, refused } = session.choice
  const { name, label, software } = device
  return { name, device: label, software, refused, workers: workers(session, environment) }
}
