// The protocol between the page and its worker: types and nothing else.
// Everything here is plain or transferable. Errors cross with name, message and stack only.
import type { Convention, Fuse, Heatmap, Layer, MethodCard, Params, Progress, Target } from '../engine/types'

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu'

export interface BackendReport {
  readonly name: BackendName
  /** What the device calls itself, where it tells: "Apple M2", "SwiftShader". */
  readonly device: string | null
  /** True for a GPU that is emulated on the processor. */
  readonly software: boolean
  /** Better backends that were passed over, and why, in words for the user. */
  readonly refused: readonly { readonly name: BackendName; readonly why: string }[]
  /** Wasm: how many instances score side by side; else 1. */
  readonly workers: number
}

/** Where a model comes from. Files carry their relative path as name (`model/group1-shard1of2.bin`). */
export type ModelSource =
  | { readonly kind: 'url'; readonly url: string; readonly labels?: string }
  | { readonly kind: 'files'; readonly files: readonly { readonly path: string; readonly file: Blob }[] }

export type ScaleName = 'unit' | 'signed' | 'bytes' | 'imagenet' | 'caffe'
/** A named scaling, or (x - mean) / std on 0..255. */
export type Scale = ScaleName | { readonly mean: readonly number[]; readonly std: readonly number[] }
export type Fit = 'stretch' | 'crop' | 'letterbox'

export interface Preprocess {
  readonly height: number
  readonly width: number
  readonly scale: Scale
  readonly fit: Fit
}

/** The part of the picture that the model saw, and where it lies on the model's input. */
export interface Geometry {
  /** Width and height of the upright picture in pixels. */
  readonly picture: readonly [number, number]
  /** Left, top, width, height of what the model saw, in picture pixels. */
  readonly source: readonly [number, number, number, number]
  /** Where that lies on the input, in input pixels: left, top, width, height (smaller than the input for letterbox). */
  readonly target: readonly [number, number, number, number]
  /** Width and height of the input. */
  readonly input: readonly [number, number]
}

/** What the page shows about an open model. */
export interface ModelCard {
  readonly name: string
  readonly format: 'LayersModel' | 'GraphModel'
  /** "8-bit weights", or null where they are float32. */
  readonly quantised: string | null
  readonly parameters: number
  readonly weightBytes: number
  /** SHA-256 of topology and weights, the first 12 hex digits. */
  readonly hash: string
  readonly inputShape: readonly [number | null, number | null, number]
  readonly classes: number
  /** Empty where the classes have no names. */
  readonly labels: readonly string[]
  readonly labelSource: string
  readonly activation: 'softmax' | 'sigmoid' | 'none'
  readonly outputs: readonly string[]
  readonly output: string
  readonly layers: readonly Layer[]
  readonly suggested: { readonly layer: string; readonly why: string }
  readonly guess: Preprocess & { readonly why: string }
  /** What was repaired on load, each a short sentence. */
  readonly repairs: readonly string[]
  /** Limits that the user should know: "The file takes one picture at a time." */
  readonly remarks: readonly string[]
}

export interface ClassScore {
  readonly index: number
  readonly label: string
  readonly logit: number
  readonly probability: number
}

export interface Classification {
  /** All classes, most probable first, at most 1,001; the page shows five and searches the rest. */
  readonly top: readonly ClassScore[]
  readonly geometry: Geometry
  readonly ms: Readonly<Record<string, number>>
}

export interface ExplainWish {
  readonly method: string
  readonly layers: readonly string[]
  readonly fuse: Fuse
  readonly target: Target
  readonly convention: Convention | null
  readonly params: Params
  readonly size: 'native' | 'input'
}

export interface ExplainResult {
  readonly heatmap: Heatmap
  readonly score: number
  readonly forwards: number
  readonly notes: readonly string[]
  /** Milliseconds of each phase. */
  readonly ms: Readonly<Record<string, number>>
}

export interface LoadProgress {
  readonly phase: 'downloading' | 'reading' | 'compiling'
  readonly loaded: number
  /** Bytes, or null while unknown. */
  readonly total: number | null
}

/** Every long call awaits its report; a report that throws cancels the call. */
export interface Host {
  /** Chooses the backend (or the forced one) and readies it. */
  start(forced: BackendName | null): Promise<BackendReport>
  openModel(
    source: ModelSource,
    output: string | null,
    report: (p: LoadProgress) => void | Promise<void>,
  ): Promise<ModelCard>
  /** Decoded, upright picture. The bitmap is transferred and kept until the next one. */
  openPicture(picture: ImageBitmap): Promise<{ readonly width: number; readonly height: number }>
  /** Needs a model and a picture. */
  classify(preprocess: Preprocess): Promise<Classification>
  /** Needs a classification; explains the picture of the last one. */
  explain(wish: ExplainWish, report: (p: Progress) => void | Promise<void>): Promise<ExplainResult>
  /** Mean activation of each layer named, min-maxed, for the layer list. */
  thumbnails(layers: readonly string[]): Promise<readonly Heatmap[]>
  /** For tests and the diagnostics panel. */
  memory(): Promise<{ readonly tensors: number; readonly bytes: number }>
}

export type { Heatmap, Layer, MethodCard, Progress }
