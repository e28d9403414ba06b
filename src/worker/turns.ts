// One call at a time, each on a live device. A call whose device is lost begins again on a fresh one, then on the
// next backend: no death is told while there is a way on. This is the only ladder of recovery there is.
import { isNamed } from '../errors'
import { PATIENCE } from '../runtime/workers/pulse'
import { allowSteps } from './allowSteps'
import { guarded } from './deviceFailure'
import { readyDevice, readyModel } from './restoreDevice'
import type { Environment, Session } from './session'

export interface Turn<T> {
  /** What must be there before it runs. */
  readonly needs: 'nothing' | 'device' | 'model'
  readonly before?: () => void | Promise<void>
  /** May run more than once. */
  readonly work: (signal: AbortSignal) => Promise<T>
}

export type Turns = <T>(turn: Turn<T>) => Promise<T>

/** What goes wrong comes out as one of our failures. */
export function openTurns(session: Session, environment: Environment): Turns {
  let queue: Promise<unknown> = Promise.resolve()
  const once = async <T>({ needs, work }: Turn<T>, signal: AbortSignal): Promise<T> => {
    if (needs === 'nothing') return work(signal)
    // A device opens deep in a driver, in one go.
    if (!session.choice || session.choice.device.dead()) environment.steps?.allow(PATIENCE.most)
    await readyDevice(session, environment)
    if (needs === 'model') {
      if (!session.model) allowSteps(session, environment, session.artifacts?.weights.byteLength)
      await guarded(session, () => readyModel(session, environment))
      environment.steps?.allow(null)
    }
    return guarded(session, () => work(signal))
  }
  const persistent = async <T>(turn: Turn<T>, signal: AbortSignal): Promise<T> => {
    for (;;) {
      const { length } = session.deaths
      try {
        signal.throwIfAborted()
        return await once(turn, signal)
      } catch (error) {
        // The ladder ends: two deaths rule a backend out, and where none is left nobody dies any more.
        if (!isNamed(error, 'DeviceLost') || session.deaths.length === length) throw error
      }
    }
  }
  const run = async <T>(turn: Turn<T>): Promise<T> => {
    const running = new AbortController()
    session.running = running
    try {
      await turn.before?.()
      return await persistent(turn, running.signal)
    } finally {
      session.running = null
      environment.steps?.allow(null)
    }
  }
  return (turn) => {
    const done = queue.then(() => run(turn))
    queue = done.catch(() => undefined)
    return done
  }
}
