// The worker's side of the protocol: owns the backend, the open model and the picture; one call at a time.
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { memory } from '@tensorflow/tfjs-core'
import { meanActivation } from '../engine/explain'
import { registerGradients } from '../engine/gradients/register'
import type { Host } from './api'
import { classifyPicture } from './classifyPicture'
import { explainPicture } from './explainPicture'
import { dropSeen, nothingHeld, type Surroundings } from './held'
import { openSource } from './openSource'
import { closeDevice, install, ready, reportOf } from './ready'
import { releaseReport } from './reporting'
import { subject } from './seen'
import { retryInLess } from './thrift'
import { guarded } from './trouble'
import { tryScales } from './tryScales'

export function createHost(around: Surroundings): Host {
  const held = nothingHeld()
  let queue: Promise<unknown> = Promise.resolve()

  /** Runs on a live device after all calls before it; what goes wrong comes out as one of our failures. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(() => guarded(held, () => ready(held, around)).then(() => guarded(held, work)))
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
        const { model, remarks } = await openSource({ source, output, caches: around.caches }, report)
        held.output = output
        install(held, around, model)
        return { ...model.card, remarks: [...model.card.remarks, ...remarks] }
      }).finally(() => releaseReport(report)),
    openPicture: (picture) =>
      alone(async () => {
        const pixels = around.pixelsOf(picture)
        dropSeen(held)
        held.pixels = pixels
        return { width: pixels.width, height: pixels.height }
      }),
    classify: (preprocess) => alone(() => classifyPicture(held, preprocess)),
    tryScales: (list) => alone(() => tryScales(held, list)),
    explain: (wish, report) => {
      const run = () => alone(() => explainPicture(held, wish, report))
      return run()
        .catch((error) => (retryInLess(held, wish, error) ? run() : Promise.reject(error)))
        .finally(() => releaseReport(report))
    },
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
