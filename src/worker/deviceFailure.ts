// What goes wrong under a call, as one of the failures that people read. A GPU that fails answers with
// zeros or with an AbortError of its own: the device is asked before any answer is believed.
import { failure, isNamed, isOurs } from '../errors'
import type { Device } from '../runtime/device'
import { trapped } from '../runtime/trapped'
import { isShortage, isTrap } from '../tfjs/deviceFault'
import type { Session } from './session'

/** Runs the work and proves the device; a death is noted, so that the next call starts afresh. */
export async function guarded<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const proven = async () => {
    const answer = await work()
    await session.choice?.device.check()
    return answer
  }
  try {
    return await unlessLost(session.choice?.device.lost, proven)
  } catch (error) {
    throw await explained(session, error)
  }
}

/** Reads from a lost GPU may never settle. */
function unlessLost<T>(lost: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!lost) return work()
  if (lost.aborted) return Promise.reject(lost.reason)
  return new Promise((resolve, reject) => {
    const end = () => reject(lost.reason)
    lost.addEventListener('abort', end)
    work()
      .then(resolve, reject)
      .finally(() => lost.removeEventListener('abort', end))
  })
}

async function explained(session: Session, error: unknown): Promise<unknown> {
  const { choice, model } = session
  const broken = await deviceFailure(session)
  if (isTrap(broken) || isTrap(error)) {
    choice?.device.kill()
    return isOurs(error) ? error : trapped(model?.card.name ?? null, broken ?? error)
  }
  const lost = isNamed(error, 'DeviceLost') ? (error as Error) : null
  const found = broken ?? lost ?? shortOfMemory(session, error)
  if (!found) return error
  const full = isNamed(found, 'OutOfMemory')
  if (choice) bury(session, choice.device, { why: found.message, full })
  return found
}

/** Notes the death of a device and gives it up. */
function bury(session: Session, device: Device, { why, full }: { why: string; full: boolean }): void {
  session.deaths = [...session.deaths, { name: device.name, why: told(why), full, device }]
  device.kill()
}

/** A GPU that was lost while nothing ran counts like one that was lost under a call. */
export function noteIdleLoss(session: Session, device: Device): void {
  if (!device.lost?.aborted || session.deaths.some((death) => death.device === device)) return
  bury(session, device, { why: (device.lost.reason as Error).message, full: false })
}

/** "try again" is advice for the moment, no reason. */
const told = (message: string) => message.replace(/; try again\.$/, '.')

/** Null where the device is well, or not there. */
async function deviceFailure({ choice }: Session): Promise<Error | null> {
  try {
    await choice?.device.check()
    return null
  } catch (error) {
    return error as Error
  }
}

function shortOfMemory({ choice }: Session, error: unknown): Error | null {
  if (isOurs(error) || !isShortage(error)) return null
  const where = choice ? ` on ${choice.device.name}` : ''
  return failure(
    'OutOfMemory',
    `There is not enough memory${where}; take a smaller model or another backend.`,
    error,
  )
}
