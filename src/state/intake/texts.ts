// What takes a text or an address comes with the first that is given, or when nothing is more urgent.
import { codeFor } from '../../errors'

/** @throws NotReadable where it cannot be had */
export const texts = () => codeFor('opening addresses', () => import('./takeText'))

/** Fetched before it is asked for; a failure is told in its turn. */
export const textsSoon = (): Promise<unknown> => texts().catch(() => null)
