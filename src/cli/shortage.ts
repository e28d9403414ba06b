// A picture that takes the memory is not called damaged, and does not end the run.
import { failure } from '../errors'
import { isShortage } from '../tfjs/deviceFault'
import { shortPath } from './words'

/** OutOfMemory, where that was the reason, in whatever words and however deep; else the error as it is. */
export function shortageNamed(error: unknown, image: string): unknown {
  if (!isShortage(error)) return error
  const why = `There is too little memory for ${shortPath(image)}; scale it down, or end what else runs here.`
  return failure('OutOfMemory', why, error)
}
