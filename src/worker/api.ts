// The protocol between the page and its worker: types and nothing else.
// Everything here is plain or transferable. Errors cross with name, message and stack only.

import type { TopTenth } from '../engine/metrics/topTenth'
import type {
  BoxFigures,
  Measures,
  OtherClassStep,
  Randomisation,
  RandomisationStep,
} from '../engine/metrics/types'
import type { Alike, AlikeAt, Box, Boxes, ClassScore, Places } from '../engine/outcomeTypes'
import type { Concept, Heatmap, Progress } from '../engine/types'
import type { ModelCard, NamedBlob } from '../models/types'
import type { Geometry, Pixels, Preprocess } from '../picture/types'
import type { ExplainRequest } from '../recipe/types'
import type { BackendName, BackendReport } from '../runtime/types'
import type {
  AsideMeasure,
  AsideRequest,
  BoxRequest,
  EraseRequest,
  MeasureRequest,
  SanityRequest,
} from './requests'

/** That the files of an address are kept in this browser, and read there the next time. */
export interface Keep {
  /** Name of the browser's cache that holds this model and nothing else. */
  readonly cache: string
  /** Larger models are not kept, in bytes. */
  readonly most: number
  /** True where the address is asked first and what is kept answers only for one that cannot be reached. */
  readonly fresh: boolean
  /** True where what is kept cannot be read: it answers for nothing. */
  readonly spoilt?: boolean
  /** What is said in place of asking an address for what is not kept: nobody is asked. */
  readonly refusal?: string
}

/** Where a model comes from. Files carry their relative path as name (`model/group1-shard1of2.bin`). */
export type ModelSource =
  | {
      readonly kind: 'url'
      readonly url: string
      readonly labels?: string
      /** Nothing else beside it is asked for. */
      readonly alone?: boolean
      readonly keep?: Keep
    }
  | { readonly kind: 'files'; readonly files: readonly NamedBlob[] }

export interface Classification {
  /** All classes, most probable first, at most 1,001; the page shows five and searches the rest. */
  readonly top: readonly ClassScore[]
  /** Of a detector; the classes have the scores of their best boxes. */
  readonly boxes?: Boxes
  readonly places?: Places
  readonly geometry: Geometry
  readonly ms: Readonly<Record<string, number>>
}

export interface ExplainResult {
  readonly heatmap: Heatmap
  readonly score: number
  readonly forwards: number
  readonly notes: readonly string[]
  readonly scored?: number
  readonly layers?: readonly string[]
  readonly concepts?: readonly Concept[]
  /** Milliseconds of each phase. */
  readonly ms: Readonly<Record<string, number>>
}

/** What came of it: its best classes, the explained one, and the map. */
export interface Aside extends Pick<Classification, 'geometry' | 'ms'> {
  /** At most five, most probable first. */
  readonly top: readonly ClassScore[]
  readonly chosen: ClassScore
  /** Of a detector: the box that is explained, in pixels of the picture. */
  readonly box?: Pick<Box, 'anchor' | 'corners'>
  readonly request: ExplainRequest
  readonly result: ExplainResult
}

/** Weights shuffled of ever more layers from the output on, or of one layer at a time; or other classes asked for. */
export type SanityKind = Randomisation | 'classes'

/** The map once a share of the layers, from the output on, or the last of them alone, has its weights shuffled. */
export type ShuffledStep = RandomisationStep<Heatmap>

/** The map of another class. */
export type ClassStep = OtherClassStep<Heatmap>

export type SanityStep = ShuffledStep | ClassStep

export interface Erased {
  /** The classes of what is left, most probable first. */
  readonly top: readonly ClassScore[]
  /** Share of what the model sees that was taken away. */
  readonly share: number
  /** The model's input where something was taken away, transparent elsewhere. */
  readonly pixels: Pixels
}

export interface LoadProgress {
  readonly phase: 'downloading' | 'reading' | 'compiling'
  readonly loaded: number
  /** Bytes, or null while unknown. */
  readonly total: number | null
}

/** Tensors that are alive, and their bytes. */
export interface Memory {
  readonly tensors: number
  readonly bytes: number
}

/** Every long call awaits its report; a report that throws cancels the call, as `stop` does. */
export interface Host {
  /**
   * Chooses the backend (or the forced one) and readies it. `changed` is told when another one takes over later,
   * because that one failed under work. `next`, the model that will be opened, is read meanwhile.
   */
  start(
    forced: BackendName | null,
    changed?: (report: BackendReport) => void | Promise<void>,
    next?: ModelSource | null,
  ): Promise<BackendReport>
  /** Ends what runs with AbortError: a download at once, a computation at its next step. */
  stop(): Promise<void>
  openModel(
    source: ModelSource,
    output: string | null,
    report: (p: LoadProgress) => void | Promise<void>,
  ): Promise<ModelCard>
  /** Decoded, upright picture. The bitmap is transferred and kept until the next one. */
  openPicture(picture: ImageBitmap): Promise<{ readonly width: number; readonly height: number }>
  /** Needs a model and a picture. */
  classify(preprocess: Preprocess): Promise<Classification>
  /** The most probable class under each preprocessing; the last classification stays the one that is explained. */
  tryScales(list: readonly Preprocess[]): Promise<readonly ClassScore[]>
  /** Needs a classification; explains the picture of the last one. */
  explain(request: ExplainRequest, report: (p: Progress) => void | Promise<void>): Promise<ExplainResult>
  /** Another picture beside the open one, which stays open as it is. The bitmap is transferred. */
  aside(
    picture: ImageBitmap,
    request: AsideRequest,
    report: (p: Progress) => void | Promise<void>,
  ): Promise<Aside>
  /** All metrics of a map of another picture. The bitmap is transferred. */
  measureAside(
    picture: ImageBitmap,
    request: AsideMeasure,
    report: (p: Progress) => void | Promise<void>,
  ): Promise<Measures>
  /** What hiding the brightest tenth of the map does to the class, and what a tenth by chance. */
  topTenth(request: MeasureRequest, report: (p: Progress) => void | Promise<void>): Promise<TopTenth>
  /** All metrics of the map. */
  measure(request: MeasureRequest, report: (p: Progress) => void | Promise<void>): Promise<Measures>
  /** The same map with weights of the model shuffled, or of other classes. */
  sanity(
    request: SanityRequest,
    report: (p: Progress) => void | Promise<void>,
  ): Promise<readonly SanityStep[]>
  /** What the classes become once parts of the picture are taken away. */
  erase(request: EraseRequest): Promise<Erased>
  /** Whether a map lies where somebody drew a box. */
  inBox(request: BoxRequest): Promise<BoxFigures>
  /** Rank correlations of maps, each with each. */
  agreements(maps: readonly MeasureRequest['map'][]): Promise<readonly (readonly number[])[]>
  /** Which places a layer sees like the one named. */
  alike(at: AlikeAt): Promise<Alike>
  /** Mean activation of each layer named, min-maxed, for the layer list. */
  thumbnails(layers: readonly string[]): Promise<readonly Heatmap[]>
  /** For tests and the diagnostics panel. */
  memory(): Promise<Memory>
}
