import { NARROW } from '../narrow'

/** On a phone, what its first screen has besides; never fails, the page goes on without it. */
export const fetchNarrow = async () =>
  matchMedia(NARROW).matches ? import('./Phone').catch(() => null) : null

export type PhoneParts = Awaited<ReturnType<typeof fetchNarrow>>
