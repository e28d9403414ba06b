// While a model opens a worker says how long its next step may be silent: what hangs is told from what is slow by it.
import { PATIENCE } from './pulse'

export interface Steps {
  /**
   * Seconds for each step from now on; null where nothing more is known.
   * @param kernel for the first run of a kernel, which may be compiled in it
   */
  allow(step: number | null, kernel?: number | null): void
  readonly allowed: { readonly step: number | null; readonly kernel: number | null }
  /** Who hears of each change. */
  onChange(tell: () => void): void
}

export function openSteps(): Steps {
  const allowed: { step: number | null; kernel: number | null } = { step: null, kernel: null }
  let tell = () => {}
  return {
    allowed,
    allow(step, kernel = step) {
      if (step === allowed.step && kernel === allowed.kernel) return
      Object.assign(allowed, { step, kernel })
      tell()
    },
    onChange(listener) {
      tell = listener
    },
  }
}

/** Bytes a second that the slowest device parses, rewrites or copies. */
const SLOWEST = 2e6
/** Seconds for a step without many bytes. */
const STEP = 10

/** Seconds for a step of the opening of so many bytes: parsing them all is one. */
export const stepSeconds = (bytes = 0): number => Math.min(PATIENCE.most, STEP + Math.floor(bytes / SLOWEST))
