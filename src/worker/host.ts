// The worker's side of the protocol: owns the backend, the open model and the picture; one call at a time.
import { memory } from '@tensorflow/tfjs-core'
import { alike } from '../engine/alike'
import { meanActivation } from '../engine/classify'
import type { Alike, AlikeAt, Heatmap, Progress } from '../engine/types'
import { failure } from '../errors'
import { mayOpenSingle, single } from '../models/single'
import type { ModelCard } from '../models/types'
import type { Pixels } from '../picture/types'
import { loadBackend } from '../runtime/backends/openers'
import { trapped } from '../runtime/trapped'
import type { BackendName, BackendReport } from '../runtime/types'
import { isTrap } from '../tfjs/deviceFault'
import { withSteps } from './allowSteps'
import type { Host, LoadProgress } from './api'
import { inLess } from './chunkRetry'
import { classifyPicture } from './classifyPicture'
import { explainPicture } from './explainPicture'
import * as later from './later'
import { subject } from './modelInput'
import { openRead, type Read, readSource } from './openSource'
import { openReadAhead } from './readAhead'
import { releaseReport } from './reporting'
import { closeDevice, forgetFullDevices, install, reportBackend } from './restoreDevice'
import { dropInput, type Environment, emptySession, type Session } from './session'
import { openTurns, type Turn } from './turns'

interface Opening {
  readonly session: Session
  readonly environment: Environment
}

type Report<P> = (progress: P) => void | Promise<void>

export function createHost(environment: Environment): Host {
  const session = emptySession()
  const alone = openTurns(session, environment)
  /** A long call: stopped at its reports, which are let go of at its end. */
  const followed = <T, P>(
    report: Report<P>,
    turn: Omit<Turn<T>, 'work'> & { work(tell: Report<P>, signal: AbortSignal): Promise<T> },
  ) => {
    const work = (signal: AbortSignal) => turn.work(unlessStopped(report, signal), signal)
    return alone({ ...turn, work })
  }
  const opening: Opening = { session, environment }
  const ahead = openReadAhead(environment.caches)
  return {
    start(forced, changed = () => {}, next = null) {
      if (next) ahead.begin(next)
      return alone({
        needs: 'device',
        before: () => begin(opening, forced, changed),
        work: async () => told(session, environment),
      })
    },
    stop: async () => session.running?.abort(failure('AbortError', 'The run was stopped.')),
    openModel(source, output, report) {
      // Read once, also where it is opened on one device after another.
      let read: Promise<Read> | null = null
      const work = async (tell: Report<LoadProgress>, signal: AbortSignal) => {
        const how = { source, caches: environment.caches, signal }
        const telling = withSteps(session, environment, tell)
        read ??= ahead.take(how, telling) ?? readSource(how, telling)
        return openModel(opening, { read: await read, output }, telling)
      }
      const before = () => forgetFullDevices(session)
      const run = () => followed(report, { needs: 'device', before, work })
      return run()
        .catch(async (error) => {
          if (!read || !mayOpenSingle(error)) throw error
          const { kept, artifacts } = await read
          read = Promise.resolve({ kept, artifacts: single(artifacts) })
          return run()
        })
        .catch(async (error) => {
          await read?.then(({ kept }) => kept.settle(false)).catch(() => null)
          throw error
        })
        .finally(() => releaseReport(report))
    },
    openPicture: (picture) =>
      alone({ needs: 'nothing', work: async () => openPicture(session, environment.pixelsOf(picture)) }),
    classify: (preprocess) => alone({ needs: 'model', work: () => classifyPicture(session, preprocess) }),
    tryScales: (list) => alone({ needs: 'model', work: () => later.tryScales(session, list) }),
    explain(request, report) {
      const work = (tell: Report<Progress>) => explainPicture(session, request, tell)
      const run = () => followed(report, { needs: 'model', work })
      return inLess(session, run, request.method).finally(() => releaseReport(report))
    },
    async aside(picture, request, report) {
      const pixels = environment.pixelsOf(picture)
      const work = (tell: Report<Progress>) => later.explainAside(session, { ...request, pixels }, tell)
      const run = () => followed(report, { needs: 'model', work })
      return inLess(session, run, request.recipe.method).finally(() => releaseReport(report))
    },
    async measureAside(picture, request, report) {
      const pixels = environment.pixelsOf(picture)
      const work = (tell: Report<Progress>) => later.measureAside(session, { ...request, pixels }, tell)
      const run = () => followed(report, { needs: 'model', work })
      return inLess(session, run).finally(() => releaseReport(report))
    },
    topTenth(request, report) {
      const work = (tell: Report<Progress>) => later.measureTopTenth(session, request, tell)
      const run = () => followed(report, { needs: 'model', work })
      return inLess(session, run).finally(() => releaseReport(report))
    },
    sanity(request, report) {
      const work = (tell: Report<Progress>) => later.sanity(session, request, tell)
      return followed(report, { needs: 'model', work }).finally(() => releaseReport(report))
    },
    measure(request, report) {
      const work = (tell: Report<Progress>) => later.measurePicture(session, request, tell)
      const run = () => followed(report, { needs: 'model', work })
      return inLess(session, run).finally(() => releaseReport(report))
    },
    erase: (request) => alone({ needs: 'model', work: () => later.erasePicture(session, request) }),
    inBox: (request) => alone({ needs: 'model', work: () => later.mapInBox(session, request) }),
    agreements: (maps) =>
      alone({ needs: 'nothing', work: (signal) => later.measureAgreements(maps, signal) }),
    alike: (at) => alone({ needs: 'model', work: () => alikePlaces(session, at) }),
    thumbnails: (layers) => alone({ needs: 'model', work: () => thumbnails(session, layers) }),
    memory: async () => memoryHeld(),
  }
}

function unlessStopped<P>(report: Report<P>, signal: AbortSignal): Report<P> {
  return async (progress) => {
    signal.throwIfAborted()
    await report(progress)
    signal.throwIfAborted()
  }
}

/** The device goes when another one is asked for and can be had; the model follows it to the next. */
async function begin(
  { session, environment }: Opening,
  forced: BackendName | null,
  changed: Session['changed'],
): Promise<void> {
  releaseReport(session.changed)
  session.changed = changed
  if (forced === session.forced) return
  if (forced && session.choice && !environment.open) await loadBackend(forced, environment.wasm)
  session.forced = forced
  session.told = null
  closeDevice(session)
}

function told(session: Session, environment: Environment): BackendReport {
  const report = reportBackend(session, environment)
  session.told = report.name
  return report
}

async function openModel(
  { session, environment }: Opening,
  { read, output }: { readonly read: Read; readonly output: string | null },
  report: Report<LoadProgress>,
): Promise<ModelCard> {
  const { model, remarks } = await openRead(read, output, report)
  try {
    // What opened on a device that broke is no model to come back to.
    await session.choice?.device.check()
  } catch (error) {
    model.dispose()
    throw isTrap(error) ? trapped(model.card.name, error) : error
  }
  session.output = output
  install(session, environment, model)
  return { ...model.card, remarks: [...model.card.remarks, ...remarks] }
}

function openPicture(session: Session, pixels: Pixels): { width: number; height: number } {
  dropInput(session)
  session.pixels = pixels
  return { width: pixels.width, height: pixels.height }
}

async function thumbnails(session: Session, layers: readonly string[]): Promise<Heatmap[]> {
  const { model, input } = subject(session)
  return meanActivation(model.classifier, input.tensor, layers)
}

function alikePlaces(session: Session, at: AlikeAt): Promise<Alike> {
  const { model, input } = subject(session)
  return alike(model.classifier, input.tensor, { ...at, cache: input.activations })
}

function memoryHeld(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = memory()
  return { tensors: numTensors, bytes: numBytes }
}
