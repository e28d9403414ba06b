// What goes wrong under a call, as one of the failures that people read. A GPU that fails answers with
// zeros or with an AbortError of its own: the device is asked before any answer is believed.
import { failure, isNamed } from '../errors'
import type { Session } from './session'

const ours = ['UnsupportedModel', 'BadImage', 'BadRecipe', 'OutOfMemory', 'DeviceLost', 'NotReadable']

/** Runs the work and proves the device; a death is noted, so that the next call starts afresh. */
export async function guarded<T>(session: Session, work: () => Promise<T>): Promise<T> {
  try {
    const answer = await unlessLost(session, work())
    await session.choice?.device.check()
    return answer
  } catch (error) {
    throw await explained(session, error)
  }
}

/** Reads from a lost WebGL context never settle. */
function unlessLost<T>({ choice }: Session, work: Promise<T>): Promise<T> {
  const lost = choice?.device.lost?.then((failed): never => {
    throw failed
  })
  return lost ? Promise.race([work, lost]) : work
}

async function explained(session: Session, error: unknown): Promise<unknown> {
  const lost = isNamed(error, 'DeviceLost') ? (error as Error) : null
  const found = (await deviceFailure(session)) ?? lost ?? shortOfMemory(session, error)
  if (!found) return error
  if (session.choice) session.deaths.push({ name: session.choice.device.name, why: found.message })
  session.choice?.device.kill()
  return found
}

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
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  if (error instanceof Error && ours.includes(error.name)) return null
  if (
    !/out of memory|OOM|allocation failed|memory access out of bounds|Invalid typed array length/i.test(text)
  )
    return null
  const where = choice ? ` on ${choice.device.name}` : ''
  return failure(
    'OutOfMemory',
    `There is not enough memory${where}; take a smaller model or another backend.`,
    error,
  )
}
