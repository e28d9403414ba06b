// Whether a worker still beats. Silence is counted in seconds in which this side was awake itself: a page in the
// background, a computer that slept or an own long kernel accuse nobody.
import { hasUnref } from './beat'

/** Seconds of silence that end a worker: of one that has nothing to do, and of one that is at work at most. */
export const PATIENCE = { least: 8, most: 60 }
/** Seconds until the first beat: of a script that comes over the network, and of one that this browser has. */
export const LOADING = { fetched: 180, here: 20 }
/** Seconds of silence after which somebody is told, where more are borne. */
export const SLOW = 10
/** A kernel may take this many times as long as the longest one so far: masks come in chunks, gradients on top. */
const FACTOR = { usual: 40, alike: 5 }

/**
 * How much silence is to be expected: none, as much as its kernels take, no more than before (the same over again), or
 * much: compiling, reading, opening.
 */
export type Work = 'idle' | 'usual' | 'alike' | 'long'

export interface Pulse {
  /** A beat was heard: of one whose longest kernel took so many milliseconds, and which may be silent for so many seconds. */
  beat(longest?: number, silence?: number): void
  /** What the worker does from now on; a worker whose work was called off gets new patience. */
  expect(work: Work): void
  stop(): void
}

export interface Watching {
  /** Seconds in which the first beat must come: the script has to be fetched before. */
  readonly loading?: number
  /** It has been silent for `SLOW` seconds, and has so many more; null once it stirs again or is given up. */
  readonly slow?: (left: number | null) => void
}

/** @param silent is called once, with the seconds */
export function takePulse(
  silent: (seconds: number) => void,
  { loading = LOADING.fetched, slow = () => {} }: Watching = {},
): Pulse {
  let heard = false
  let seconds = 0
  let slowest = 0
  let told = false
  let work: Work = 'idle'
  let stated: number | null = null
  const kernels = (factor: number) => (factor * slowest) / 1000
  const limit = () => {
    if (!heard) return loading
    if (work === 'idle') return PATIENCE.least
    if (stated !== null) return Math.min(PATIENCE.most, Math.max(stated, kernels(FACTOR.usual)))
    if (work === 'long') return PATIENCE.most
    return Math.min(PATIENCE.most, Math.max(PATIENCE.least, kernels(FACTOR[work])))
  }
  const timer: unknown = setInterval(() => {
    seconds++
    if (seconds === SLOW && heard && limit() > SLOW) {
      told = true
      slow(Math.ceil(limit() - SLOW))
    }
    if (seconds <= limit()) return
    stop()
    silent(seconds)
  }, 1000)
  if (hasUnref(timer)) timer.unref()
  const takeBack = () => {
    if (told) slow(null)
    told = false
  }
  const stop = () => {
    clearInterval(timer as Parameters<typeof clearInterval>[0])
    takeBack()
  }
  return {
    stop,
    beat(longest = 0, silence) {
      slowest = longest
      stated = silence ?? null
      heard = true
      seconds = 0
      takeBack()
    },
    expect(next) {
      if (next === 'idle' && work !== 'idle') seconds = 0
      work = next
    },
  }
}
