// The worker's side of the protocol: owns the backend, the open model and the picture; one call at a time.
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { memory } from '@tensorflow/tfjs-core'
import { meanActivation } from '../engine/explain'
import { registerGradients } from '../engine/gradients/register'
import { filesFromBlobs, filesFromUrl, openArtifacts, readArtifacts } from '../models/open'
import type { Host } from './api'
import { classifyPicture } from './classifyPicture'
import { explainPicture } from './explainPicture'
import { dropSeen, nothingHeld, type Surroundings } from './held'
import { closeDevice, install, ready, reportOf } from './ready'
import { releaseReport } from './reporting'
import { subject } from './seen'
import { guarded } from './trouble'

export function createHost(around: Surroundings): Host {
  const held = nothingHeld()
  let queue: Promise<unknown> = Promise.resolve()

  /** Runs on a live device after all calls before it; what goes wrong comes out as one of our failures. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(() =>
      guarded(held, async () => {
        await ready(held, around)
        return work()
      }),
    )
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    start: (forced) => {
      registerGradients()
      return alone(async () => {
        if (forced !== held.forced) {
          held.forced = forced
          closeDevice(held)
          await ready(held, around)
        }
        return reportOf(held, around)
      })
    },
    openModel: (source, output, report) =>
      alone(async () => {
        const files = source.kind === 'url' ? filesFromUrl(source) : filesFromBlobs(source.files)
        const artifacts = await readArtifacts(files, report)
        await report({ phase: 'compiling', loaded: 0, total: null })
        const model = await openArtifacts(artifacts, { output })
        held.output = output
        install(held, around, model)
        return model.card
      }).finally(() => releaseReport(report)),
    openPicture: (picture) =>
      alone(async () => {
        const pixels = around.pixelsOf(picture)
        dropSeen(held)
        held.pixels = pixels
        return { width: pixels.width, height: pixels.height }
      }),
    classify: (preprocess) => alone(() => classifyPicture(held, preprocess)),
    explain: (wish, report) =>
      alone(() => explainPicture(held, wish, report)).finally(() => releaseReport(report)),
    thumbnails: (layers) =>
      alone(async () => {
        const { model, seen } = subject(held)
        return meanActivation(model.classifier, seen.tensor, layers)
      }),
    memory: async () => {
      const { numTensors, numBytes } = memory()
      return { tensors: numTensors, bytes: numBytes }
    },
  }
}
