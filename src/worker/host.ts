// The worker's side of the protocol: owns the backend, the open model and the picture; one call at a time.
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { memory } from '@tensorflow/tfjs-core'
import { meanActivation } from '../engine/explain'
import type { Heatmap } from '../engine/types'
import type { ModelCard } from '../models/types'
import type { Pixels } from '../picture/types'
import type { BackendName } from '../runtime/types'
import type { Host, LoadProgress, ModelSource } from './api'
import { retryInLess } from './chunkRetry'
import { classifyPicture } from './classifyPicture'
import { guarded } from './deviceFailure'
import { explainPicture } from './explainPicture'
import { measurePicture, measureTopTenth } from './measurePicture'
import { subject } from './modelInput'
import { openSource } from './openSource'
import { releaseReport } from './reporting'
import { closeDevice, install, ready, reportOf } from './restoreDevice'
import { dropSeen, type Environment, nothingHeld, type Session } from './session'
import { tryScales } from './tryScales'

export function createHost(environment: Environment): Host {
  const session = nothingHeld()
  const alone = turns(session, environment)
  return {
    start: (forced) =>
      alone(
        async () => reportOf(session, environment),
        () => force(session, forced),
      ),
    openModel: (source, output, report) =>
      alone(() => openModel({ session, environment }, { source, output }, report)).finally(() =>
        releaseReport(report),
      ),
    openPicture: (picture) => alone(async () => openPicture(session, environment.pixelsOf(picture))),
    classify: (preprocess) => alone(() => classifyPicture(session, preprocess)),
    tryScales: (list) => alone(() => tryScales(session, list)),
    explain(request, report) {
      const run = () => alone(() => explainPicture(session, request, report))
      return run()
        .catch((error) => (retryInLess(session, request, error) ? run() : Promise.reject(error)))
        .finally(() => releaseReport(report))
    },
    topTenth: (request, report) =>
      alone(() => measureTopTenth(session, request, report)).finally(() => releaseReport(report)),
    measure: (request, report) =>
      alone(() => measurePicture(session, request, report)).finally(() => releaseReport(report)),
    thumbnails: (layers) => alone(() => thumbnails(session, layers)),
    memory: async () => memoryHeld(),
  }
}

type Turns = <T>(work: () => Promise<T>, before?: () => void) => Promise<T>

/** Runs on a live device after all calls before it; what goes wrong comes out as one of our failures. */
function turns(session: Session, environment: Environment): Turns {
  let queue: Promise<unknown> = Promise.resolve()
  return (work, before) => {
    const awake = queue.then(before).then(() => guarded(session, () => ready(session, environment)))
    const turn = awake.then(() => guarded(session, work))
    queue = turn.catch(() => undefined)
    return turn
  }
}

/** The device goes when another one is asked for; the model follows it to the next. */
function force(session: Session, forced: BackendName | null): void {
  if (forced === session.forced) return
  session.forced = forced
  closeDevice(session)
}

async function openModel(
  { session, environment }: { readonly session: Session; readonly environment: Environment },
  { source, output }: { readonly source: ModelSource; readonly output: string | null },
  report: (progress: LoadProgress) => void | Promise<void>,
): Promise<ModelCard> {
  const { model, remarks } = await openSource({ source, output, caches: environment.caches }, report)
  session.output = output
  install(session, environment, model)
  return { ...model.card, remarks: [...model.card.remarks, ...remarks] }
}

function openPicture(session: Session, pixels: Pixels): { width: number; height: number } {
  dropSeen(session)
  session.pixels = pixels
  return { width: pixels.width, height: pixels.height }
}

async function thumbnails(session: Session, layers: readonly string[]): Promise<Heatmap[]> {
  const { model, seen } = subject(session)
  return meanActivation(model.classifier, seen.tensor, layers)
}

function memoryHeld(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = memory()
  return { tensors: numTensors, bytes: numBytes }
}
