// The vocabulary of the engine: what a network is, what a method may ask for, what comes out.
// Types and nothing else; every folder may import from here.
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core'

/** A shape without the batch dimension; null where the model leaves a size open. */
export type Shape = readonly (number | null)[]

/** One value in a network: what a layer or an operator puts out. */
export interface Node {
  /** Full path, unique: `sequential_20/sequential_17/model5/out_relu`. */
  readonly name: string
  /** Class of the layer (`Conv2D`) or operator of the graph (`_FusedConv2D`). */
  readonly op: string
  /** Null where the file does not say and nobody has run the network yet. */
  readonly shape: Shape | null
  /** Names of the nodes it is computed from; constants are left out. */
  readonly inputs: readonly string[]
}

export type Feeds = Readonly<Record<string, Tensor>>

/** A model that runs from any node to any node. Both file formats reduce to it. */
export interface Network {
  readonly format: 'layers' | 'graph'
  /** In an order in which every node comes after its inputs. */
  readonly nodes: readonly Node[]
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /**
   * Values of `fetches` from the values of `feeds`, in inference mode, batch first. Synchronous and
   * differentiable. The caller owns the answers: each is a tensor of its own, never a weight or a feed.
   * A node named in `feeds` is never computed, nor is anything that only it needs.
   * @throws UnsupportedModel where the fetches need a value that neither the feeds nor the weights give.
   */
  run(feeds: Feeds, fetches: readonly string[]): Tensor[]
  /**
   * Additive terms of a convolution or batch norm, as FullGrad wants them: node name and bias [k].
   * The tensors are the caller's to dispose.
   */
  biases(): readonly { readonly node: string; readonly bias: Tensor1D }[]
  dispose(): void
}

/** A node that can be explained: its activation has spatial positions and channels. */
export interface Layer {
  readonly name: string
  readonly op: string
  /** Rows, columns, channels of the map. */
  readonly height: number
  readonly width: number
  readonly channels: number
  /** `tokens`: the activation is [n, tokens, channels]; `skip` leading tokens stand for no place. */
  readonly kind: 'map' | 'tokens'
  readonly skip: number
}

/** A network that tells classes apart, and what the engine must know to explain it. */
export interface Classifier {
  readonly network: Network
  /** Name of the picture's node. */
  readonly input: string
  /** Rows, columns, channels; rows and columns are null where the model takes any size. */
  readonly inputShape: readonly [number | null, number | null, number]
  /** The node of the class scores before any softmax or sigmoid, [n, classes]. */
  readonly logits: string
  /** What the model itself does to the logits. */
  readonly activation: 'softmax' | 'sigmoid' | 'none'
  readonly classes: number
  /** Nodes that can be explained, in the order of the network. */
  readonly layers: readonly Layer[]
  /** The layer taken when nobody names one, and one sentence why. */
  readonly suggested: { readonly layer: string; readonly why: string }
  /** 1 where the file is written for one picture at a time, else null. */
  readonly fixedBatch: number | null
}

export type Convention = 'torchcam' | 'pytorch-grad-cam' | 'scorecam-pytorch'

/** The scalar that is explained. `score` maps the logits [n, classes] to [n]; it must be differentiable. */
export type Target =
  | { readonly kind: 'logit' | 'probability' | 'negative'; readonly classIndex: number }
  | { readonly kind: 'contrast'; readonly classIndex: number; readonly against: number }
  | {
      readonly kind: 'cell'
      readonly classIndex: number
      /** Rows and columns of the output that count: [y, x] or [y0, x0, y1, x1] (end excluded). */
      readonly region: readonly number[]
    }
  | { readonly kind: 'custom'; readonly classIndex: number; readonly score: (outputs: Tensor) => Tensor1D }

export type ParamValue = number | boolean | string
export type Params = Readonly<Record<string, ParamValue>>

/** One parameter of a method: drives the form, the link, the command line and the validation. */
export interface ParamSpec {
  readonly name: string
  readonly label: string
  readonly kind: 'integer' | 'number' | 'boolean' | 'choice'
  readonly initial: ParamValue
  /** Where a convention starts elsewhere. */
  readonly initialUnder?: Readonly<Partial<Record<Convention, ParamValue>>>
  readonly min?: number
  readonly max?: number
  readonly choices?: readonly string[]
  readonly help: string
}

export type Cost = 'one pass' | 'a few passes' | 'per channel' | 'per channel and sample'

/**
 * What a method gives back: weights that broadcast over the activations [1, h, w, k]; activations that are
 * weighted already [1, h, w, k]; or the map itself [h, w], with further maps [n, h, w] of concepts.
 */
export type Answer = (
  | { readonly weights: Tensor }
  | { readonly products: Tensor }
  | { readonly map: Tensor; readonly concepts?: Tensor }
) & {
  /** Facts about the result that its reader must know. */
  readonly notes?: readonly string[]
}

export interface MethodCard {
  readonly id: string
  readonly name: string
  /** Authors, title, year, address. */
  readonly paper: string
  /** One line of plain text, as the papers write it. */
  readonly formula: string
  /** One sentence: what it does. */
  readonly about: string
  /** One sentence: what it is good for, and where it fails. */
  readonly goodFor: string
  readonly cost: Cost
  readonly params: readonly ParamSpec[]
  /** The convention whose numbers it gives when nobody names one. */
  readonly convention: Convention
  /** False where the map does not depend on the class. */
  readonly classSpecific: boolean
  /** True where negative values stay in the map: no ReLU. */
  readonly signed?: true
  /** `several`: it is made for several layers; where one is named, finer ones before it are added. */
  readonly layers?: 'several'
}

export interface Method extends MethodCard {
  /** The tensors in the answer are the caller's to dispose; all others are freed before it settles. */
  explain(probe: Probe, params: Params): Promise<Answer>
}

/** Masked copies of the picture to score, told apart by channel; made by whoever scores them. */
export interface MaskBatch {
  /** Channels of the activation, one a copy. */
  readonly channels: readonly number[]
  /** Factor on every mask (IS-CAM's ramp); 1 where there is none. */
  readonly gain: number
  /** Noise added to every mask (SS-CAM): values [channels, H, W], or how to draw them. */
  readonly noise?: Float32Array | { readonly seed: number; readonly std: number }
}

/** What every scorer of one run knows: the picture, the maps that become masks, and how. Plain and transferable. */
export interface MaskJob {
  readonly picture: { readonly data: Float32Array; readonly shape: readonly [1, number, number, number] }
  /** Activation [h, w, k]. */
  readonly maps: { readonly data: Float32Array; readonly shape: readonly [number, number, number] }
  readonly convention: Convention
  readonly target: Target
}

/** A device that scores chunks, whatever is behind it. */
export interface Scorer {
  /** Copies it takes at once; fixed for the run, a shorter batch is padded by the scorer. */
  readonly chunk: number
  /** Scores of the target, one for each channel of the batch. */
  score(batch: MaskBatch): Promise<Float32Array>
}

/** Opens the scorers of one run; `close` frees what they hold, also after a failure. */
export type OpenScorers = (
  job: MaskJob,
) => Promise<{ readonly scorers: readonly Scorer[]; close(): Promise<void> }>

/**
 * Makes `count` altered activations from number `first` on, [count, ..., k], out of the whole one [1, ..., k]: a
 * map [1, h, w, k], or all tokens [1, tokens, k] with those that stand for no place.
 */
export type Alter = (whole: Tensor, first: number, count: number) => Tensor

/**
 * All that a method may ask for. Chunking, padding, progress, partial results and cancelling are the probe's.
 * Tensors that the probe lends are its own: a method never disposes them.
 */
export interface Probe {
  readonly classifier: Classifier
  readonly layer: Layer
  readonly target: Target
  readonly convention: Convention
  /** The preprocessed picture [1, H, W, C]. */
  readonly picture: Tensor4D
  /** Logits of the picture [1, classes]. */
  logits(): Tensor
  /** Activation of the layer [1, h, w, k]; token maps are folded into their grid. */
  activations(): Tensor4D
  /** Gradient of the target (or of another score) at the layer [1, h, w, k]. */
  gradients(score?: (logits: Tensor) => Tensor1D): Tensor4D
  /** Gradients at several nodes in one backward pass; the caller owns them. `guided` lets only positive gradients pass a ReLU. */
  gradientsAt(nodes: readonly string[], options?: { readonly guided?: boolean }): Tensor[]
  /** Activations of several nodes; the caller owns them. */
  activationsAt(nodes: readonly string[]): Tensor[]
  /** Hessian of the score at the layer times `vector` [1, h, w, k]; the caller owns it. */
  hessianTimes(vector: Tensor4D): Tensor4D
  /** Scores [n] of masked copies, in the order asked; read back a chunk at a time. */
  scores(
    batches: readonly MaskBatch[],
    options?: { readonly partial?: (done: Float32Array) => Tensor },
  ): Promise<Float32Array>
  /** Scores [n] of altered activations, of which `alter` makes a chunk at a time. */
  headScores(count: number, alter: Alter): Promise<Float32Array>
  /** The same probe on another picture [1, H, W, C]; it is closed with this one. */
  at(picture: Tensor4D): Probe
  /** Standard normal values from the run's seed, or the injected ones. */
  noise(shape: readonly number[], std: number, seed: number): Tensor
  /** Injected noise as it was given, where the caller gave one. */
  readonly injected: { readonly data: Float32Array; readonly shape: readonly number[] } | null
  /** Lets the caller follow and cancel; await it between steps of a loop. */
  step(done: number, total: number): Promise<void>
}

export type HeatmapState =
  /** A map with structure. */
  | 'ok'
  /** Every value is the same (or zero after the ReLU). */
  | 'flat'
  /** No value was positive before the ReLU. */
  | 'negative'
  /** A value is not a number. */
  | 'nan'

/** The only picture-like thing that crosses back. Row by row from the top left. */
export interface Heatmap {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
  /** Extremes of the map before it was normalised (after the ReLU, where the method has one). */
  readonly min: number
  readonly max: number
  readonly state: HeatmapState
}

export interface Progress {
  readonly phase: 'classifying' | 'explaining'
  readonly done: number
  readonly total: number
  /** The map so far, for methods that build it up. */
  readonly partial?: Heatmap
}

/** Awaited between chunks. To cancel, throw from it. */
export type Report = (progress: Progress) => Promise<void> | void

/** Several layers become one map. `default` is the convention's own rule. */
export type Fuse = 'default' | 'mean' | 'max' | 'product'

export interface ExplainOptions {
  /** Names of the layers; more than one are fused. */
  readonly layers: readonly string[]
  readonly fuse?: Fuse
  readonly target: Target
  readonly convention?: Convention
  readonly params?: Params
  /** `native`: the layer's resolution; `input`: the convention's own final map at the picture's. */
  readonly size?: 'native' | 'input'
  /** `none` leaves the map as it is after the ReLU. */
  readonly norm?: 'minmax' | 'none'
  readonly noise?: { readonly data: Float32Array; readonly shape: readonly number[] }
  readonly openScorers?: OpenScorers
  readonly report?: Report
}

export interface Explanation {
  readonly heatmap: Heatmap
  /** Value of the target on the untouched picture. */
  readonly score: number
  /** Pictures that went through the network or its head. */
  readonly forwards: number
  /** Named facts about the result: "flat map", "class-agnostic method", "GAP + linear head: same as Grad-CAM". */
  readonly notes: readonly string[]
  /** Deep feature factorisation: where each of its concepts lies, in the order of their scores. */
  readonly concepts?: readonly Heatmap[]
}
