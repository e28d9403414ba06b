// The vocabulary of reading a model: files, artifacts, what was found out about them.
import type { Classifier, Layer, Suggested } from '../engine/types'
import type { Preprocess } from '../picture/types'
import type { Labels } from './facts/labels/types'
import type { OutputKind } from './facts/outputKind'
import type { WeightSpec } from './files/weights'
import type { FileEnds } from './format'
import type { FormatId } from './formats'

/** What the page shows about an open model. */
export interface ModelCard {
  readonly name: string
  /** Label of its file's format: "LayersModel". */
  readonly format: string
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
  /** "labels.txt", "perhaps ImageNet" for a guess, "none". */
  readonly labelSource: string
  readonly activation: Classifier['activation']
  /** What the numbers of the output are. */
  readonly outputKind: OutputKind
  readonly outputs: readonly string[]
  readonly output: string
  /** Rows and columns of an output [n, h, w, classes], null where open; null for one score a class. */
  readonly cells: readonly [number | null, number | null] | null
  readonly layers: readonly Layer[]
  readonly suggested: Suggested
  readonly guess: Preprocess & { readonly why: string }
  /** What was repaired on load, each a short sentence. */
  readonly repairs: readonly string[]
  /** Limits that the user should know: "The file takes one picture at a time." */
  readonly remarks: readonly string[]
  /** Of the names that somebody named, where they are not as many as the classes: the sentence that says so. */
  readonly misfit?: string
}

/** A file with its place in the folder that it came in. */
export interface NamedBlob {
  /** Relative, as the folder names it: `model/group1-shard1of2.bin`. */
  readonly path: string
  readonly file: Blob
  /** It was given as the list of classes, and not found among a model's files. */
  readonly labels?: true
}

/** Files one behind another. */
export interface FileRow {
  readonly bytes: ArrayBuffer
  /** Of each file, in bytes. */
  readonly sizes: readonly number[]
}

/** A model's files, wherever they lie: dropped, on disk, behind a URL. Paths are as the user's folder names them. */
export interface ModelFiles {
  /** For messages and the card: the folder, the file or the last part of the address. */
  readonly name: string
  /** Paths known beforehand; empty where only reading tells (a URL). */
  readonly paths: readonly string[]
  /** Files beside the model that can be asked for although `paths` is empty: labels, metadata. */
  readonly sidecars?: readonly string[]
  /** Where among them lies what somebody named as the list of classes: it goes before all others, whatever it is called. */
  readonly labels?: string
  /** Name of the file that an address leads to, where `paths` is empty: its ending tells the format. */
  readonly entry?: string
  /** What the user should know of the way in which they were found. */
  readonly remarks?: readonly string[]
  /** Whether the bytes that `read` gives are nobody else's: they are freed as soon as they are read. */
  readonly ownBytes?: boolean
  /**
   * Of an address: a file that may lie beside the model's, or null where it does not. Asked once, without complaint.
   * @throws AbortError
   */
  peek?(path: string): Promise<ArrayBuffer | null>
  /**
   * Bytes of one file; the empty path is `entry` where `paths` is empty. `passing`: whoever asks frees them soon, so they
   * are put where that gives their memory back at once. @throws NotReadable, naming the file and why.
   */
  read(
    path: string,
    onBytes?: (loaded: number, total: number | null) => void,
    passing?: boolean,
  ): Promise<ArrayBuffer>
  /**
   * Several files in a row as one piece, so that they are never there twice; null, or absent, where each must be read by
   * itself: what is wrong with one of them `read` says. Who puts another `read` in the place of one leaves this out.
   */
  together?(paths: readonly string[]): Promise<FileRow | null>
  /** The first and last bytes of a file, where they can be read without the rest. @throws NotReadable */
  ends?(path: string): Promise<Omit<FileEnds, 'path'>>
}

/** A model as it was read and repaired: plain, so that another worker can open it without the files. */
export interface ModelArtifacts {
  readonly name: string
  /** Whose code opens it. */
  readonly format: FormatId
  /** What the file says about the network, without its weights, repaired; the format's own. */
  readonly topology: unknown
  readonly weightSpecs: readonly WeightSpec[]
  readonly weights: ArrayBuffer
  /** The rest of the file that matters: signature, user-defined metadata, generator. */
  readonly extra: Readonly<Record<string, unknown>>
  readonly labels: readonly string[]
  readonly labelSource: string
  /** Every list that was found, the likeliest first; absent where `labels` is the only one. */
  readonly labelLists?: readonly Labels[]
  readonly repairs: readonly string[]
  /** What the user should know of how it was found: which of several files was opened. */
  readonly remarks?: readonly string[]
  /** What lay beside the model and says how pictures are fed (Teachable Machine's metadata.json). */
  readonly sidecar: Readonly<Record<string, unknown>> | null
  /** It is not tried with several pictures where it states one: that has ended a device. */
  readonly single?: true
}

/** A model on the present backend; `dispose` frees its weights. */
export interface OpenModel {
  readonly classifier: Classifier
  readonly card: ModelCard
  readonly artifacts: ModelArtifacts
  dispose(): void
}
