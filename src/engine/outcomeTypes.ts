// What one asks of a run, what it reports on the way, and what comes out.
import type { Activations } from './probe/activations'
import type { Convention, OpenScorers, Params, Target } from './types'

/** Whether a map shows anything: `flat` and `nan` have no structure, and no pixel of them means anything. */
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

/** How far a run is, in the steps that it counts itself. */
export interface Progress {
  readonly phase: 'classifying' | 'explaining' | 'measuring'
  readonly done: number
  readonly total: number
  /** How many of them this run did, where it goes on from one before. */
  readonly fresh?: number
  /** The map so far, for methods that build it up. */
  readonly partial?: Heatmap
}

/** Awaited between chunks. To cancel, throw from it. */
export type Report = (progress: Progress) => Promise<void> | void

/** Several layers become one map. `default` is the convention's own rule. */
export type Fuse = 'default' | 'mean' | 'max' | 'product'

/** What `explain` takes beside the picture and the method; what is left out is the method's own or the model's. */
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
  /** Of this picture, kept from run to run (probe/activations.ts): what is in it is not computed again. */
  readonly activations?: Activations
  readonly report?: Report
}

/** A map and what it was made of. */
export interface Explanation {
  readonly heatmap: Heatmap
  /** Value of the target on the untouched picture. */
  readonly score: number
  /** Pictures that went through the network or its head. */
  readonly forwards: number
  /** Named facts about the result: "flat map", "class-agnostic method", "GAP + linear head: same as Grad-CAM". */
  readonly notes: readonly string[]
  /** Of a draft: the share of the masks that were scored. */
  readonly scored?: number
  /** Where a method for several layers added some: all that the map was made of. */
  readonly layers?: readonly string[]
  /** Deep feature factorisation: its concepts, in the order of their scores. */
  readonly concepts?: readonly Concept[]
}

/** What the network makes of a concept alone, spread over the whole layer. */
export interface ConceptFacts {
  /** Value of the target. */
  readonly score: number
  /** The most probable classes, at most three. */
  readonly classes: readonly { readonly index: number; readonly probability: number }[]
}

/** One of the parts that DFF makes of a layer. */
export interface Concept extends ConceptFacts {
  /** Where it lies, min-maxed by itself. */
  readonly heatmap: Heatmap
}

/** One class of a picture. */
export interface ClassScore {
  readonly index: number
  readonly label: string
  readonly logit: number
  readonly probability: number
  /** Of an output with places: the share of them where the class wins. */
  readonly area?: number
}

/** What a detector predicts at one place. */
export interface Box {
  /** Number of the prediction: its row in the output. */
  readonly anchor: number
  readonly classIndex: number
  readonly logit: number
  readonly probability: number
  /** Left, top, right, bottom in pixels of the model's input. */
  readonly corners: readonly [number, number, number, number]
}

/** The predictions of a detector for one picture. */
export interface Boxes {
  /** What is left once boxes that overlap a better one of their class are dropped, best first. */
  readonly found: readonly Box[]
  /** By class: the best of `found` that is its own, else the prediction that scores it highest. */
  readonly best: Int32Array
  /** By prediction: the class that it scores highest, the score and its probability. */
  readonly own: {
    readonly classes: Uint16Array
    readonly logits: Float32Array
    readonly probabilities: Float32Array
  }
  /** Of all predictions [anchors, 4]: left, top, right, bottom in pixels of the model's input. */
  readonly corners: Float32Array
  /** Predictions that hold something that is no number. */
  readonly broken: number
}

/** Of an output with places: the class that wins at each. */
export interface Places {
  readonly width: number
  readonly height: number
  /** Numbers of classes, row by row; 65535 where none wins, as a sigmoid may have it. */
  readonly data: Uint16Array
  /** By class: the share of the places where it wins. */
  readonly areas: Float32Array
}

/** What a map is measured by: a class, of a detector that of one box. Plain, so that it crosses to the worker. */
export interface Measured {
  readonly classIndex: number
  readonly anchor?: number
  /** Of an output with places: where the class wins, instead of everywhere. */
  readonly region?: true
  /** The map is of what speaks against the class: without it the class should rise. */
  readonly against?: true
}

/** Where a map is asked for what looks alike: a place of the picture, at a layer. */
export interface AlikeAt {
  /** Name of the layer; the empty text for the suggested one. */
  readonly layer: string
  /** Of the method: how tokens lie on a grid. */
  readonly params: Params
  /** Right and down, each as a share 0..1 of the model's input. */
  readonly place: readonly [number, number]
}

/** Which places a layer sees like one of them. */
export interface Alike {
  readonly layer: string
  /** Row and column of the cell that the others are compared with. */
  readonly cell: readonly [number, number]
  /** Cosines, not normalised; flat where the activation of the cell is zero. */
  readonly heatmap: Heatmap
}
