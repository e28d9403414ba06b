// What a backend says of itself: data alone, so that page, link and terminal know it without loading it.

import type { DeviceLimits } from '../../tfjs/deviceLimits'
import type { Fault } from '../../tfjs/kernels/repair'

export interface BackendCard {
  /** TensorFlow.js's own name; the word in links and on the command line. */
  readonly name: string
  /** In the page's words. */
  readonly label: string
  readonly gpu: boolean
  /** Place in the order in which backends are tried; 1 is first. */
  readonly rank: number
  /** Place of a GPU that is emulated on the processor. */
  readonly rankEmulated?: number
  /** Whether several instances of it score side by side, one a core. */
  readonly poolable: boolean
  /** A kernel that runs for the first time is compiled before it, and its thread waits for that. */
  readonly compilesAtOnce?: true
  /** Whether the terminal can open it. */
  readonly terminal: boolean
  /** npm package that gives Node a device of this kind, where Node has none. */
  readonly nodePackage?: string
  /** It computes in WebAssembly, whose vectors a newer Node can widen. */
  readonly webAssembly?: true
  /** What a run may take of it; of a GPU that says more itself the least that every such has. */
  readonly limits: DeviceLimits
  /** What TensorFlow.js's kernels do wrong on it, and what mends them; README's table of repairs lists them. */
  readonly broken: readonly Fault[]
}
