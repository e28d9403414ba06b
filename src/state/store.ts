// What is wanted, what is running, what came back. Plain data; no React, no tensors.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Heatmap } from '../engine/types'
import type { ModelCard } from '../models/types'
import { initialRecipe, type Recipe } from '../recipe/recipe'
import type { ExplainRequest } from '../recipe/types'
import type { BackendReport } from '../runtime/types'
import type { Truth } from '../scenes/sceneId'
import type { Classification, ExplainResult, LoadProgress, Memory, ModelSource } from '../worker/api'
import { type Comparison, initialComparison } from './compare/compare'
import type { Stopped } from './flow/stopped'
import type { Candidate } from './intake/candidates'
import type { Sorting } from './intake/turns'
import type { PictureSet } from './sets/pictureSet'
import type { Replaced } from './undo'
import { initialView, type View } from './view'
import type { Trust } from './watchTrust'

export type BackendState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly report: BackendReport }
  | { readonly kind: 'failed' }

/** A picture that came from the user's side, named; `key` tells any two apart. */
export interface GivenPicture {
  readonly key: string
  readonly name: string
  readonly blob: Blob
  /** Where it was fetched from, so that it is fetched once. */
  readonly url?: string
  /** All that was given with it, where it is one of several. */
  readonly set?: PictureSet
}

export interface GivenModel {
  readonly key: string
  readonly name: string
  readonly source: ModelSource
}

export interface OpenPicture {
  readonly key: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly blob: Blob
  /** At most as large as the stage shows it. */
  readonly display: ImageBitmap
  /** What the recipe called it. */
  readonly reference: string | null
  /** Tells what its address gives now from what it gave before. */
  readonly edition?: number
}

export interface OpenModel {
  readonly key: string
  readonly card: ModelCard
  /** What the recipe called it, which output it asked for, and the files where it came from files. */
  readonly reference: string | null
  readonly output: string | null
  readonly given: GivenModel | null
  /** What the recipe named as its list of classes. */
  readonly labels?: string | null
  /** Milliseconds from the request to the open model. */
  readonly ms?: number
}

/** A map that came back, and all that it was made from. */
export interface Shown {
  readonly key: string
  readonly pictureKey: string
  readonly modelKey: string
  readonly card: ModelCard
  readonly classification: Classification
  readonly request: ExplainRequest
  readonly result: ExplainResult
  /** The recipe that asked for it. */
  readonly recipe: Recipe
  /** What computed it; another backend may have taken over since. */
  readonly backend?: BackendReport | null
}

export type Job =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'model'; readonly name: string; readonly progress: LoadProgress | null }
  | { readonly kind: 'classifying' }
  | {
      readonly kind: 'explaining'
      readonly request: ExplainRequest
      readonly done: number
      readonly total: number
      /** Milliseconds since the first step of this run was done, and the steps done since then. */
      readonly pace: { readonly ms: number; readonly steps: number }
      readonly partial: Heatmap | null
    }

/** Something that the user should know: a failure (the sentence says what to do) or a remark. */
export interface Alert {
  readonly id: number
  readonly kind: 'failure' | 'remark'
  readonly text: string
  /** What a button beside it offers: to try again, which may help, or to give up an engine that is silent for long. */
  readonly offer: 'retry' | 'renew' | null
  /**
   * What ends a failure beside the next thing that is given: of a picture or a model the next one that opens, of a run
   * or of what is asked about a map the next map; of what was given, or happened beside all that, the next choice. What
   * a link says and is not taken is said until the next link, or until what it is about is changed; what came of an act that changes nothing, such as a copy
   * or a camera that is refused, until the next act, choice or thing given.
   */
  readonly about: 'picture' | 'model' | 'run' | 'analysis' | 'given' | 'link' | 'act'
  /** The part of the recipe that a remark on a link is about. */
  readonly part?: keyof Recipe
}

export interface State {
  readonly recipe: Recipe
  readonly given: { readonly picture: GivenPicture | null; readonly model: GivenModel | null }
  readonly backend: BackendState
  readonly model: OpenModel | null
  readonly picture: OpenPicture | null
  readonly classification: Classification | null
  readonly shown: Shown | null
  /** A map that was stopped on its way, until it goes on or another is asked for. */
  readonly stopped: Stopped | null
  readonly job: Job
  /** A picture is being fetched or decoded beside the engine's own work. */
  readonly fetching: string | null
  /** Files are being looked at, or fetched, to see what they are. */
  readonly sorting: Sorting | null
  /** The name of work on the engine that waits until nothing else is left to do. */
  readonly beside: string | null
  /** Several models were given at once: one of them must be chosen. */
  readonly offered: readonly Candidate[]
  /** One of our own pictures, whose model or photograph nobody has given yet. */
  readonly overlay: { readonly name: string; readonly blob: Blob } | null
  /** Pictures and models that gave way to others, the latest last. */
  readonly replaced: readonly Replaced[]
  /** A new version of the page waits to take over. */
  readonly update: boolean
  readonly thumbnails: Readonly<Record<string, Heatmap>>
  readonly alerts: readonly Alert[]
  /** What the engine held when it was last asked. */
  readonly memory: Memory | null
  /** Milliseconds of the last painting of the map. */
  readonly drawMs: number | null
  /** How well the map of a scene agrees with what lies in it. */
  readonly truth: Truth | null
  /** What hiding the brightest tenth of a map does to its class. */
  readonly trust: Trust | null
  /** Somebody asks with a tool of the stage: what is measured at rest waits. */
  readonly probing: boolean
  /** The camera gives frame after frame; maps a second so far, null before the second map. */
  readonly live: { readonly rate: number | null } | null
  readonly view: View
  readonly compare: Comparison
}

export const initialState: State = {
  recipe: initialRecipe,
  given: { picture: null, model: null },
  backend: { kind: 'waiting' },
  model: null,
  picture: null,
  classification: null,
  shown: null,
  stopped: null,
  job: { kind: 'idle' },
  fetching: null,
  sorting: null,
  beside: null,
  offered: [],
  overlay: null,
  replaced: [],
  update: false,
  thumbnails: {},
  alerts: [],
  memory: null,
  drawMs: null,
  truth: null,
  trust: null,
  probing: false,
  live: null,
  view: initialView,
  compare: initialComparison,
}

export type Store = StoreApi<State>

export const openStore = (start: Partial<State> = {}): Store =>
  createStore<State>(() => ({ ...initialState, ...start }))
