// What a file format is to the rest of the code; README.md beside this file shows how to add one.
import type { Preprocess } from '../picture/types'
import type { Fill, OpenNetwork } from './network/openNetwork'
import type { ModelArtifacts, ModelFiles } from './types'

/** What can be said of a file without reading it whole. */
export interface FileEnds {
  /** As the user's folder names it; of an address its last part. */
  readonly path: string
  /** The first and the last bytes, `ENDS` at most; both empty where only the name is known (an address). */
  readonly head: Uint8Array
  readonly tail: Uint8Array
}

/** Bytes of a file that `FileEnds` shows at each end. */
export const ENDS = 100_000

/** Data alone: the page asks it without loading TensorFlow.js or the format's code. */
export interface FormatCard {
  readonly id: string
  /** As the model's card shows it: "LayersModel". */
  readonly label: string
  /** Of the file that is opened, in lower case with the dot: `.json`. An address that ends so is a model. */
  readonly endings: readonly string[]
  /** The path of this format's model among the files, the likeliest first; null where there is none. */
  match(files: readonly FileEnds[]): string | null
  /** Names of files that tell of the model and may lie beside it, but for those that are asked for anyway
   * (`files/beside.ts`): an address is asked for them. */
  readonly beside?: readonly string[]
  /** The weights are the file's own bytes, not one after another as their specs are listed. */
  readonly weightsAsInFile?: true
  /** How pictures in colour are fed to most models of this format, where nothing else says it; `why` is shown. */
  readonly usual?: Pick<Preprocess, 'scale' | 'fit'> & { readonly why: string }
  /** Files that hold weights but no model, where the format has such. */
  readonly parts?: {
    /** Of their names. */
    readonly pattern: RegExp
    /** What they belong to, for a sentence: "the model.json that lists them". */
    readonly of: string
    /** Names of those that the text of a model's file lists, where it is text. */
    listedIn?(text: string): readonly string[]
  }
}

/** Where reading stands; awaited, and cancels by throwing. */
export type LoadReport = (progress: {
  readonly phase: 'downloading' | 'reading'
  readonly loaded: number
  readonly total: number | null
}) => void | Promise<void>

type Beside = Pick<ModelArtifacts, 'labels' | 'labelSource' | 'sidecar'>

/** What a file says; labels that lie beside it have precedence over its own. */
export type ReadModel = Omit<ModelArtifacts, 'name' | keyof Beside> & Partial<Beside>

/**
 * Reads, checks and repairs, without a device. `path` is what `match` found, '' for an address.
 * @throws NotReadable, UnsupportedModel
 */
export type ReadFormat = (files: ModelFiles, path: string, report?: LoadReport) => Promise<ReadModel>

/**
 * A network on the present backend. `fill` completes the sizes that an input leaves open.
 * @throws UnsupportedModel, naming the layer or the operator
 */
export type OpenFormat = (artifacts: ModelArtifacts, fill: Fill) => OpenNetwork | Promise<OpenNetwork>

/** Numbers of one weight among the bytes of `ModelArtifacts.weights`. */
export interface WeightPlace {
  readonly name: string
  readonly begin: number
  readonly count: number
  /** Bytes of each number. */
  readonly size: number
}

/** Of a file's topology and weights: where each learnt number lies, in bytes. */
export type WeightPlaces = (artifacts: ModelArtifacts) => readonly WeightPlace[]

/** The code of a format, each half loaded when it is needed. */
export interface FormatCode {
  readonly read: () => Promise<{ readonly read: ReadFormat }>
  readonly open: () => Promise<{ readonly open: OpenFormat }>
  /** What `open` loads itself when it is called. */
  readonly opensWith?: () => Promise<unknown>
  /** Where the learnt numbers lie, where they do not lie one after another as their specs are listed. */
  readonly places?: () => Promise<{ readonly weightPlaces: WeightPlaces }>
}

/** A whole format, as somebody who opens models may bring one of their own: it is asked before the built-in ones. */
export interface Format {
  readonly card: FormatCard
  readonly code: FormatCode
}
