// What the engine must do next so that what is shown becomes what is wanted. Decides; `flow.ts` runs.

import type { Preprocess } from '../../picture/types'
import { makeExplainRequest, preprocessOf, type ReadRequest } from '../../recipe/explainRequest'
import type { BackendName } from '../../runtime/types'
import { type Cell, nextCell } from '../compare/compare'
import { nextLayerCell } from '../compare/layerMaps'
import type { OpenModel, OpenPicture, State } from '../store'
import { type WantedModel, wantedModel, wantedPicture } from './sources'
import { phaseKeys } from './taskKeys'

/** What the engine holds now; undefined backend where it is not running. */
export interface EngineContents {
  readonly backend: BackendName | null | undefined
  readonly model: string | null
  readonly picture: string | null
  readonly classified: string | null
}

export const nothing: EngineContents = { backend: undefined, model: null, picture: null, classified: null }

/** After an aborted task nobody knows whether the engine had finished it. */
export function afterAbort(have: EngineContents, { kind }: Task): EngineContents {
  if (kind === 'start') return nothing
  if (kind === 'model') return { ...have, model: null }
  if (kind === 'picture') return { ...have, picture: null }
  return kind === 'classify' ? { ...have, classified: null } : have
}

export type Task =
  | { readonly kind: 'start'; readonly id: string; readonly backend: BackendName | null }
  | {
      readonly kind: 'model'
      readonly id: string
      readonly key: string
      readonly wanted: WantedModel
      readonly output: string | null
    }
  | {
      readonly kind: 'picture'
      readonly id: string
      readonly picture: OpenPicture
      /** The model that opens after it. */
      readonly before: WantedModel | null
    }
  | { readonly kind: 'classify'; readonly id: string; readonly preprocess: Preprocess }
  | { readonly kind: 'explain'; readonly id: string; readonly read: ReadRequest; readonly model: OpenModel }
  | CompareTask
  | LayerMapTask
  | { readonly kind: 'thumbnails'; readonly id: string; readonly layers: readonly string[] }
  /** What somebody else wants of the engine, once nothing is left to do for what is on show. */
  | { readonly kind: 'beside'; readonly id: string }

export interface CompareTask {
  readonly kind: 'compare'
  readonly id: string
  readonly cell: Cell
  readonly model: OpenModel
}

/** The map of a row of the layer list, beside the map on show: computed quietly, kept as `map`. */
export interface LayerMapTask {
  readonly kind: 'layerMap'
  readonly id: string
  readonly map: CompareTask
}

/** The cell that a task fills, in the grid or in the layer list. */
export function cellOfTask(task: Task): CompareTask | null {
  if (task.kind === 'layerMap') return task.map
  return task.kind === 'compare' ? task : null
}

/** What only fills the layer list, or a sheet: nothing on show waits for it. */
export const isQuiet = ({ kind }: Task) => kind === 'thumbnails' || kind === 'layerMap' || kind === 'beside'

/**
 * Null where nothing is left to do. A map that failed or was stopped (by its task's id) keeps nothing else waiting.
 * @param running a model that opens is not interrupted for a picture, which goes before it where it is here in time
 */
export function nextTask(
  state: State,
  have: EngineContents,
  failed: ReadonlySet<string> = none,
  running: Task['kind'] | null = null,
): Task | null {
  const { recipe } = state
  if (have.backend !== recipe.backend)
    return { kind: 'start', id: `start ${recipe.backend}`, backend: recipe.backend }
  const wanted = wantedModel(state)
  if (!wanted) return null
  const key = phaseKeys.model(wanted.key, recipe.output)
  if (have.model !== key || !state.model) {
    const picture = running === 'model' ? null : openPictureTask(state, have, wanted)
    if (picture && !failed.has(picture.id)) return picture
    return { kind: 'model', id: `model ${key}`, key, wanted, output: recipe.output }
  }
  const task = pictureTask(state, have, failed)
  const begins = task && (task.kind === 'compare' || !failed.has(task.id))
  return begins ? task : (besideTask(state) ?? task)
}

/** It gives way to whoever asks with a tool of the stage. */
const besideTask = ({ beside, probing }: State): Task | null =>
  beside === null || probing ? null : { kind: 'beside', id: beside }

const none: ReadonlySet<string> = new Set()

const isPictureHere = (state: State) =>
  state.picture !== null && wantedPicture(state)?.key === state.picture.key

function openPictureTask(state: State, have: EngineContents, before: WantedModel | null): Task | null {
  const { picture } = state
  if (!picture || !isPictureHere(state) || have.picture === phaseKeys.picture(picture)) return null
  return { kind: 'picture', id: `picture ${phaseKeys.picture(picture)}`, picture, before }
}

function pictureTask(state: State, have: EngineContents, failed: ReadonlySet<string>): Task | null {
  const { model } = state
  // While another picture is on its way the one before is not explained any more.
  if (!model || !isPictureHere(state)) return null
  const picture = openPictureTask(state, have, null)
  if (picture) return picture
  const preprocess = preprocessOf(state.recipe, model.card)
  const classify = phaseKeys.classify(have, preprocess)
  if (have.classified !== classify || !state.classification)
    return { kind: 'classify', id: classify, preprocess }
  return explainTask(state, { classify: phaseKeys.classified(classify, model.card), model, failed })
}

/** Classified: the name of that task, and the model. */
interface Ready {
  readonly classify: string
  readonly model: OpenModel
  readonly failed: ReadonlySet<string>
}

function explainTask(state: State, ready: Ready): Task | null {
  const { classification, shown, compare } = state
  const { classify, model, failed } = ready
  if (!classification) return null
  // The same name as for the stage: a map that is known is not computed twice.
  const compared = (cell: Cell): CompareTask => {
    return { kind: 'compare', id: phaseKeys.explain(classify, cell.request), cell, model }
  }
  const cell = nextCell(state)
  if (cell) return compared(cell)
  if (compare.open && compare.halted) return null
  const read = makeExplainRequest(state.recipe, model.card, classification)
  const id = phaseKeys.explain(classify, read.request)
  // Found again where the picture was classified anew: what is measured of it belongs to the classes of now.
  const isShown = shown?.key === id && shown.classification === classification
  if (!isShown && !failed.has(id)) return { kind: 'explain', id, read, model }
  // The next frame comes before what only fills the layer list.
  if (state.live) return null
  const row = nextLayerCell(state)
  if (row) return { kind: 'layerMap', id: `row ${compared(row).id}`, map: compared(row) }
  return thumbnailTask(state, ready)
}

function thumbnailTask({ thumbnails }: State, { classify, model }: Ready): Task | null {
  const layers = model.card.layers.map((l) => l.name).filter((name) => !(name in thumbnails))
  // The deepest layers are the first that people look at.
  const some = layers.slice(-8)
  return some.length === 0
    ? null
    : { kind: 'thumbnails', id: `thumbnails ${classify} ${some.join()}`, layers: some }
}
