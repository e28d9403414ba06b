// Runs one task on the engine; what comes back is the flow's to put into the store.
import type { Heatmap, Progress } from '../../engine/types'
import { isNamed } from '../../errors'
import { backendCard } from '../../runtime/backends/cards'
import type { BackendReport } from '../../runtime/types'
import type { Classification } from '../../worker/api'
import { remark } from '../alerts'
import { cellJob, compareCell, layerMap } from '../compare/runCell'
import type { Job, Shown, State, Store } from '../store'
import type { Beside } from './beside'
import type { EngineClient } from './engineClient'
import { namesBefore, withoutMisfit } from './namesBefore'
import type { PictureLoader } from './pictureLoader'
import { wantedModel } from './sources'
import { phaseKeys } from './taskKeys'
import { type EngineContents, isQuiet, type Task } from './tasks'

export interface Tools {
  readonly store: Store
  readonly engine: EngineClient
  readonly pictures: PictureLoader
  /** Milliseconds between two signs of progress; more often nobody could follow. */
  readonly every: number
  readonly beside?: Beside | undefined
}

interface TaskRun<K extends Task['kind']> extends Tools {
  readonly task: Extract<Task, { kind: K }>
  readonly have: EngineContents
  readonly signal: AbortSignal
}

/** What the engine holds after a task, and what came back of it. */
export interface Done {
  readonly have: EngineContents
  readonly state?: Partial<State>
  /** A map to keep for going back to, where it is not the one on show. */
  readonly kept?: Shown
}

type Runners = { readonly [K in Task['kind']]: (run: TaskRun<K>) => Promise<Done> }

const runners: Runners = {
  start,
  model,
  picture,
  classify,
  explain,
  compare: compareCell,
  layerMap,
  thumbnails,
  beside,
}

const setJob = (store: Store, job: Job) => store.setState({ job })

/** What the page says while the task runs or is about to. */
export function describeJob(task: Task): Job {
  if (task.kind === 'start') return { kind: 'starting' }
  const opening = task.kind === 'model' ? task.wanted : task.kind === 'picture' ? task.before : null
  if (opening) return { kind: 'model', name: opening.name, progress: null }
  if (task.kind === 'compare') return cellJob(task)
  if (task.kind !== 'explain') return { kind: isQuiet(task) ? 'idle' : 'classifying' }
  const pace = { ms: 0, steps: 0 }
  return { kind: 'explaining', request: task.read.request, done: 0, total: 0, pace, partial: null }
}

/** Says in the store what runs, and follows its progress there; the results are returned. */
export function runTask(
  tools: Tools,
  task: Task,
  now: { have: EngineContents; signal: AbortSignal },
): Promise<Done> {
  const run = runners[task.kind] as (
    run: Tools & { task: Task; have: EngineContents; signal: AbortSignal },
  ) => Promise<Done>
  const running = run({ ...tools, task, ...now })
  // Last: the engine is told before the page draws what this changes.
  setJob(tools.store, describeJob(task))
  return running
}

async function start({ store, engine, task, have }: TaskRun<'start'>): Promise<Done> {
  const before = store.getState().backend
  store.setState({ backend: { kind: 'waiting' } })
  try {
    const next = have.model === null ? (wantedModel(store.getState())?.source ?? null) : null
    const report = await engine.start(task.backend, (other) => takenOver(store, other), next)
    return { have: { ...have, backend: task.backend }, state: { backend: { kind: 'ready', report } } }
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

async function model({ store, engine, task, have, signal }: TaskRun<'model'>): Promise<Done> {
  const { wanted, output } = task
  const begun = performance.now()
  const card = await engine.openModel(wanted.source, output, {
    signal,
    report: (progress) => {
      if (!signal.aborted) setJob(store, { kind: 'model', name: wanted.name, progress })
    },
  })
  if (card.misfit !== undefined) remark(store, card.misfit)
  const before = namesBefore(store.getState(), card)
  if (before) return { have: { ...have, model: task.key, classified: null }, state: before }
  const now = store.getState()
  const { key, recipe, given } = withoutMisfit(now, card, task)
  const ms = performance.now() - begun
  const { model: reference, labels } = recipe
  return {
    have: { ...have, model: key, classified: null },
    state: {
      ...(recipe !== now.recipe && { recipe, given }),
      model: { key, card, reference, output, given: given.model, labels, ms },
    },
  }
}

async function picture({ engine, pictures, task, have, signal }: TaskRun<'picture'>): Promise<Done> {
  const taken = pictures.take(task.picture)
  await engine.openPicture(taken instanceof Promise ? await taken : taken, { signal })
  return { have: { ...have, picture: phaseKeys.picture(task.picture), classified: null } }
}

async function classify({ store, engine, task, have, signal }: TaskRun<'classify'>): Promise<Done> {
  const found = await engine.classify(task.preprocess, { signal })
  const before = store.getState().classification
  // A worker that took the place of another says the same: maps that were made of it stay its own.
  const classification = before && isSame(before, found) ? before : found
  return { have: { ...have, classified: task.id }, state: { classification, thumbnails: {} } }
}

/** Pictures may have the same scores for boxes or classes at other places. */
const isSame = (a: Classification, b: Classification) =>
  isEqual([a.top, a.geometry], [b.top, b.geometry]) && isEqual([a.boxes, a.places], [b.boxes, b.places])

const isEqual = (a: readonly unknown[], b: readonly unknown[]) => JSON.stringify(a) === JSON.stringify(b)

async function explain(run: TaskRun<'explain'>): Promise<Done> {
  const { store, engine, task, have, signal } = run
  const { request } = task.read
  const result = await engine.explain(request, { signal, report: follow(run) })
  const { classification, picture, recipe, backend } = store.getState()
  if (!classification || !picture) return { have }
  const { card, key: modelKey } = task.model
  const by = backend.kind === 'ready' ? backend.report : null
  const made = { key: task.id, pictureKey: picture.key, modelKey, card, classification, backend: by }
  return { have, state: { shown: { ...made, request, result, recipe } } }
}

/** Progress into the store, with the pace since the first report. */
function follow({ store, task, signal, every }: TaskRun<'explain'>) {
  const begun = describeJob(task)
  let first: { readonly at: number; readonly done: number } | null = null
  let goesOn = false
  let partial: Heatmap | null = null
  let last = Number.NEGATIVE_INFINITY
  return ({ done, total, fresh, partial: grown }: Progress) => {
    if (signal.aborted || begun.kind !== 'explaining') return
    const now = performance.now()
    // What was done before takes no time now, and says nothing of what is left: of a run that goes on its own steps count.
    const made = fresh ?? done
    if (!first || (fresh !== undefined && !goesOn)) first = { at: now, done: made }
    goesOn = fresh !== undefined
    partial = grown ?? partial
    if (now - last < every && done < total) return
    last = now
    setJob(store, { ...begun, done, total, pace: { ms: now - first.at, steps: made - first.done }, partial })
  }
}

/** What comes of it is its owner's; the engine holds what it held before. */
async function beside({ beside: owner, task, have, signal }: TaskRun<'beside'>): Promise<Done> {
  const next = await owner?.run(task.id, signal)
  return { have, state: { beside: next ?? null } }
}

async function thumbnails({ store, engine, task, have, signal }: TaskRun<'thumbnails'>): Promise<Done> {
  const maps = await engine.thumbnails(task.layers, { signal })
  const found = Object.fromEntries(task.layers.flatMap((name, i) => (maps[i] ? [[name, maps[i]]] : [])))
  if (Object.keys(found).length < task.layers.length) throw new Error('A layer has no thumbnail.')
  return { have, state: { thumbnails: { ...store.getState().thumbnails, ...found } } }
}
