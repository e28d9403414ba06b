// The quickest chunk on this device: the first copies of a long run are scored in chunks that double, each size twice,
// and the second is timed, since the first may compile. Nothing is computed for this alone.

/** Runs of fewer full chunks than this are over before the ramp would have paid. */
const WORTH = 8
/** The ramp ends where a size is slower a copy than the best before it by so much. */
const SLOWER = 1.1
/** Of sizes as quick as this the smallest is taken: progress and Stop wait for a chunk. */
const ALIKE = 1.03

/** What is known so far of the chunk that is quickest for one model on one device. */
export interface ChunkRamp {
  /** Copies that the next chunk takes. */
  readonly size: number
  readonly settled: boolean
  /** Copies that a batch of so many is padded to: a size that was compiled before. */
  padded(copies: number): number
  /** What a chunk of so many copies took. */
  took(copies: number, milliseconds: number): void
}

/** Whether a run of so many copies is long enough. */
export const worthRamp = (copies: number, planned: number): boolean => copies >= WORTH * planned

/** @param planned the most copies that memory allows, a power of two */
export function openRamp(planned: number): ChunkRamp {
  const sizes = [8, 4, 2, 1].map((part) => planned / part).filter((size) => size >= 1)
  const costs: number[] = []
  let tried = 0
  let chosen: number | null = sizes.length === 1 ? planned : null
  const current = () => chosen ?? sizes[costs.length] ?? planned
  const settle = () => {
    const best = Math.min(...costs)
    chosen = sizes[costs.findIndex((cost) => cost <= ALIKE * best)] ?? planned
  }
  return {
    get size() {
      return current()
    },
    get settled() {
      return chosen !== null
    },
    padded(copies) {
      if (chosen !== null && copies <= chosen) return chosen
      return sizes.find((size) => size >= copies) ?? copies
    },
    took(copies, milliseconds) {
      // Of a batch that was shorter nothing is learned.
      if (chosen !== null || copies !== current()) return
      tried++
      if (tried < 2) return
      tried = 0
      costs.push(milliseconds / copies)
      const slower = (costs.at(-1) ?? 0) > SLOWER * Math.min(...costs)
      if (slower || costs.length === sizes.length) settle()
    },
  }
}
