// How long the steps of opening a model may be silent, by its bytes and by the device that it opens on.
import { backendCard } from '../runtime/backends/cards'
import { PATIENCE } from '../runtime/workers/pulse'
import { stepSeconds } from '../runtime/workers/steps'
import type { LoadProgress } from './api'
import type { Environment, Session } from './session'

export function allowSteps(session: Session, { steps }: Environment, bytes = 0): void {
  const name = session.choice?.device.name
  const compiles = name !== undefined && backendCard(name).compilesAtOnce === true
  const step = stepSeconds(bytes)
  steps?.allow(step, compiles ? PATIENCE.most : step)
}

/** The more there is to open, the longer a step may take. */
export function withSteps(
  session: Session,
  environment: Environment,
  report: (progress: LoadProgress) => void | Promise<void>,
): typeof report {
  let most = 0
  allowSteps(session, environment)
  return (progress) => {
    most = Math.max(most, progress.loaded)
    allowSteps(session, environment, most)
    return report(progress)
  }
}
