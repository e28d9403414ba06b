// Runs one step on the engine; what comes back is the flow's to put into the store.
import type { Heatmap, Progress } from '../../engine/types'
import { isNamed } from '../../errors'
import { backendCard } from '../../runtime/backends/cards'
import type { BackendReport } from '../../runtime/types'
import { remark } from '../alerts'
import { cellJob, compareCell, layerMap } from '../compare/runCell'
import type { Job, Shown, State, Store } from '../store'
import type { EngineClient } from './engineClient'
import type { PictureLoader } from './pictureLoader'
import { type Have, isQuiet, type Step } from './steps'

export interface Tools {
  readonly store: Store
  readonly engine: EngineClient
  readonly pictures: PictureLoader
  /** Milliseconds between two signs of progress; more often nobody could follow. */
  readonly every: number
}

interface Run<K extends Step['kind']> extends Tools {
  readonly step: Extract<Step, { kind: K }>
  readonly have: Have
  readonly signal: AbortSignal
}

/** What the engine holds after a step, and what came back of it. */
export interface Done {
  readonly have: Have
  readonly state?: Partial<State>
  /** A map to keep for going back to, where it is not the one on show. */
  readonly kept?: Shown
}

type Runners = { readonly [K in Step['kind']]: (run: Run<K>) => Promise<Done> }

const runners: Runners = {
  start,
  model,
  picture,
  classify,
  explain,
  compare: compareCell,
  layerMap,
  thumbnails,
}

const setJob = (store: Store, job: Job) => store.setState({ job })

/** What the page says while the step runs or is about to. */
export function jobOf(step: Step): Job {
  if (step.kind === 'start') return { kind: 'starting' }
  if (step.kind === 'model') return { kind: 'model', name: step.wanted.name, progress: null }
  if (step.kind === 'compare') return cellJob(step)
  if (step.kind !== 'explain') return { kind: isQuiet(step) ? 'idle' : 'classifying' }
  const pace = { ms: 0, steps: 0 }
  return { kind: 'explaining', request: step.read.request, done: 0, total: 0, pace, partial: null }
}

/** Says in the store what runs, and follows its progress there; the results are returned. */
export function runStep(tools: Tools, step: Step, now: { have: Have; signal: AbortSignal }): Promise<Done> {
  const run = runners[step.kind] as (
    run: Tools & { step: Step; have: Have; signal: AbortSignal },
  ) => Promise<Done>
  setJob(tools.store, jobOf(step))
  return run({ ...tools, step, ...now })
}

async function start({ store, engine, step, have }: Run<'start'>): Promise<Done> {
  const before = store.getState().backend
  store.setState({ backend: { kind: 'waiting' } })
  try {
    const report = await engine.start(step.backend, (next) => takenOver(store, next))
    return { have: { ...have, backend: step.backend }, state: { backend: { kind: 'ready', report } } }
  } catch (error) {
    // Where the code of another one could not be fetched, the one before goes on.
    const goesOn = isNamed(error, 'NotReadable') && have.backend !== undefined
    store.setState({ backend: goesOn ? before : { kind: 'failed' } })
    throw error
  }
}

/** What the page says of the backend is so, also after one has failed under work. */
function takenOver(store: Store, report: BackendReport): void {
  const { backend } = store.getState()
  const label = backend.kind === 'ready' ? backendCard(backend.report.name).label : 'The backend'
  remark(store, `${label} failed and was given up; ${backendCard(report.name).label} computes now.`)
  store.setState({ backend: { kind: 'ready', report } })
}

async function model({ store, engine, step, have, signal }: Run<'model'>): Promise<Done> {
  const { wanted, output, key } = step
  const begun = performance.now()
  const card = await engine.openModel(wanted.source, output, {
    signal,
    report: (progress) => {
      if (!signal.aborted) setJob(store, { kind: 'model', name: wanted.name, progress })
    },
  })
  const { recipe, given } = store.getState()
  return {
    have: { ...have, model: key, classified: null },
    state: {
      model: {
        key,
        card,
        reference: recipe.model,
        output,
        given: given.model,
        ms: performance.now() - begun,
      },
    },
  }
}

async function picture({ engine, pictures, step, have, signal }: Run<'picture'>): Promise<Done> {
  await engine.openPicture(await pictures.take(step.picture), { signal })
  return { have: { ...have, picture: step.picture.key, classified: null } }
}

async function classify({ engine, step, have, signal }: Run<'classify'>): Promise<Done> {
  const classification = await engine.classify(step.preprocess, { signal })
  return { have: { ...have, classified: step.id }, state: { classification, thumbnails: {} } }
}

async function explain(run: Run<'explain'>): Promise<Done> {
  const { store, engine, step, have, signal } = run
  const { request, remarks } = step.read
  for (const text of remarks) remark(store, text)
  const result = await engine.explain(request, { signal, report: follow(run) })
  const { classification, picture, recipe } = store.getState()
  if (!classification || !picture) return { have }
  const { card, key: modelKey } = step.model
  const made = { key: step.id, pictureKey: picture.key, modelKey, card, classification }
  return { have, state: { shown: { ...made, request, result, recipe } } }
}

/** Progress into the store, with the pace since the first report. */
function follow({ store, step, signal, every }: Run<'explain'>) {
  const begun = jobOf(step)
  let first: { readonly at: number; readonly done: number } | null = null
  let partial: Heatmap | null = null
  let last = Number.NEGATIVE_INFINITY
  return ({ done, total, partial: grown }: Progress) => {
    if (signal.aborted || begun.kind !== 'explaining') return
    const now = performance.now()
    first ??= { at: now, done }
    partial = grown ?? partial
    if (now - last < every && done < total) return
    last = now
    setJob(store, { ...begun, done, total, pace: { ms: now - first.at, steps: done - first.done }, partial })
  }
}

async function thumbnails({ store, engine, step, have, signal }: Run<'thumbnails'>): Promise<Done> {
  const maps = await engine.thumbnails(step.layers, { signal })
  const found = Object.fromEntries(step.layers.flatMap((name, i) => (maps[i] ? [[name, maps[i]]] : [])))
  if (Object.keys(found).length < step.layers.length) throw new Error('A layer has no thumbnail.')
  return { have, state: { thumbnails: { ...store.getState().thumbnails, ...found } } }
}
