// What the engine is asked about one picture of a set: its classes and map, and what the map is worth.
import { isNamed, sentenceOf } from '../../errors'
import { preprocessOf } from '../../recipe/explainRequest'
import { measuredOf } from '../../recipe/measuredOf'
import { madeBy } from '../../results/madeBy'
import { type MapFigures, measuredBy } from '../../sets/figures'
import type { Engine } from '../../worker/client'
import type { PictureJobs } from '../../worker/pictures/pictureJobs'
import type { Store } from '../store'
import { type Explained, explained, heatmapOf, type Outcome } from './outcome'
import type { SetItem } from './pictureSet'

export interface WorkTools {
  readonly store: Store
  readonly engine: Pick<Engine, 'aside' | 'measureAside'>
  readonly pictures: Pick<PictureJobs, 'small'>
  /** The small picture that comes along. */
  readonly keep: (key: string, thumb: Blob) => void
}

export interface Call {
  readonly signal: AbortSignal
  report(progress: { readonly done: number; readonly total: number }): void
}

/** Null where there is no model any more. @throws AbortError, WorkerLost; BadRecipe, which is wrong for every picture */
export async function explainItem(tools: WorkTools, item: SetItem, call: Call): Promise<Outcome | null> {
  const { engine, store } = tools
  return withWhole(tools, item, {
    call,
    broken: (error) => unopened(item, error),
    failed: (error) => {
      if (isNamed(error, 'BadRecipe')) throw error
      return { kind: 'failed', text: sentenceOf(error), broken: false }
    },
    async use(full) {
      const { model, recipe } = store.getState()
      if (!model) return null
      const asked = { preprocess: preprocessOf(recipe, model.card), recipe }
      const made = await engine.aside(full, asked, call)
      // Another backend may have taken over meanwhile: then it made the map.
      const { backend } = store.getState()
      return explained(made, backend.kind === 'ready' ? madeBy({ backend: backend.report.name }) : '')
    },
  })
}

/** By the probability of the class that the map is of. @throws AbortError, WorkerLost */
export async function measureItem(
  tools: WorkTools,
  { item, outcome }: { readonly item: SetItem; readonly outcome: Explained },
  call: Call,
): Promise<MapFigures | null> {
  if (outcome.map.state === 'nan') return { kind: 'none' }
  const failed = (error: unknown): MapFigures => ({ kind: 'failed', text: sentenceOf(error) })
  return withWhole<MapFigures>(tools, item, {
    call,
    broken: failed,
    failed,
    async use(full) {
      const { model, recipe } = tools.store.getState()
      if (!model) return null
      const { width, height, data } = await heatmapOf(outcome)
      const asked = { preprocess: preprocessOf(recipe, model.card), ...measuredOf(outcome.request.target) }
      return measuredBy(
        await tools.engine.measureAside(full, { ...asked, map: { width, height, data } }, call),
      )
    },
  })
}

interface Use<T> {
  readonly call: Call
  /** Of a picture that does not open, and of what the engine says of it. */
  broken(error: unknown): T
  failed(error: unknown): T
  use(full: ImageBitmap): Promise<T | null>
}

async function withWhole<T>(
  { pictures, keep }: WorkTools,
  item: SetItem,
  { call, broken, failed, use }: Use<T>,
): Promise<T | null> {
  const small = await pictures.small(item.blob, item.name, true).catch((error: unknown) => ({ error }))
  if ('error' in small) return broken(small.error)
  const { full, thumb } = small
  if (!full) return null
  keep(item.key, thumb)
  try {
    call.signal.throwIfAborted()
    return await use(full)
  } catch (error) {
    if (call.signal.aborted || isNamed(error, 'AbortError', 'WorkerLost')) throw error
    return failed(error)
  } finally {
    full.close()
  }
}

/** It is the picture's own fault unless its reader died, as a slow device lets it, or its code was out of reach. */
export function unopened({ name }: SetItem, error: unknown): Outcome {
  const again = isNamed(error, 'NotReadable', 'WorkerLost')
  const ours = again || isNamed(error, 'BadImage')
  return { kind: 'failed', text: ours ? sentenceOf(error) : unreadable(name), broken: !again }
}

/** The file was moved or changed since it was given. */
const unreadable = (name: string) => `${name} could not be read any more; give its folder again.`
