// A frame of the camera is a picture that was given, like a file that was dropped, but one of very many.
import type { GivenPicture } from '../store'

const MARK = 'frame '
let taken = 0

export function givenFrame(name: string, blob: Blob): GivenPicture {
  taken++
  return { key: `${MARK}${Date.now()} ${taken}`, name, blob }
}

/** By the key of a picture. */
export const isFrame = (key: string | null | undefined): boolean => key?.startsWith(MARK) === true
