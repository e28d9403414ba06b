// The vocabulary of devices: which backends there are, and what is told about the one in use.
import type { BackendName } from './backends/cards'

export type { BackendName } from './backends/cards'

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
