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
import { subject } from './modelInput'
import { openSource } from './openSource'
import { releaseReport } from './reporting'
import { closeDevice, install, ready, reportOf } from './restoreDevice'
import { dropSeen, type Held, nothingHeld, type Surroundings } from './session'
import { tryScales } from './tryScales'

export function createHost(around: Surroundings): Host {
  const held = nothingHeld()
  const alone = turns(held, around)
  return {
    start: (forced) =>
      alone(
        async () => reportOf(held, around),
        () => force(held, forced),
      ),
    openModel: (source, output, report) =>
      alone(() => openModel({ held, around }, { source, output }, report)).finally(() =>
        releaseReport(report),
      ),
    openPicture: (picture) => alone(async () => openPicture(held, around.pixelsOf(picture))),
    classify: (preprocess) => alone(() => classifyPicture(held, preprocess)),
    tryScales: (list) => alone(() => tryScales(held, list)),
    explain(wish, report) {
      const run = () => alone(() => explainPicture(held, wish, report))
      return run()
        .catch((error) => (retryInLess(held, wish, error) ? run() : Promise.reject(error)))
        .finally(() => releaseReport(report))
    },
    thumbnails: (layers) => alone(() => thumbnails(held, layers)),
    memory: async () => memoryHeld(),
  }
}

type Turns = <T>(work: () => Promise<T>, before?: () => void) => Promise<T>

/** Runs on a live device after all calls before it; what goes wrong comes out as one of our failures. */
function turns(held: Held, around: Surroundings): Turns {
  let queue: Promise<unknown> = Promise.resolve()
  return (work, before) => {
    const awake = queue.then(before).then(() => guarded(held, () => ready(held, around)))
    const turn = awake.then(() => guarded(held, work))
    queue = turn.catch(() => undefined)
    return turn
  }
}

/** The device goes when another one is asked for; the model follows it to the next. */
function force(held: Held, forced: BackendName | null): void {
  if (forced === held.forced) return
  held.forced = forced
  closeDevice(held)
}

async function openModel(
  { held, around }: { readonly held: Held; readonly around: Surroundings },
  { source, output }: { readonly source: ModelSource; readonly output: string | null },
  report: (progress: LoadProgress) => void | Promise<void>,
): Promise<ModelCard> {
  const { model, remarks } = await openSource({ source, output, caches: around.caches }, report)
  held.output = output
  install(held, around, model)
  return { ...model.card, remarks: [...model.card.remarks, ...remarks] }
}

function openPicture(held: Held, pixels: Pixels): { width: number; height: number } {
  dropSeen(held)
  held.pixels = pixels
  return { width: pixels.width, height: pixels.height }
}

async function thumbnails(held: Held, layers: readonly string[]): Promise<Heatmap[]> {
  const { model, seen } = subject(held)
  return meanActivation(model.classifier, seen.tensor, layers)
}

function memoryHeld(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = memory()
  return { tensors: numTensors, bytes: numBytes }
}
