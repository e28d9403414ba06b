// What tells one kind of file from another comes with the first that is given, or when nothing is more urgent.
import { codeFor } from '../../errors'

/** @throws NotReadable where it cannot be had */
export const sorting = () => codeFor('opening files', () => import('./sortFiles'))

/** Fetched before it is asked for; a failure is told in its turn. */
export const sortingSoon = (): Promise<unknown> => sorting().catch(() => null)
