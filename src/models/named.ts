// The one place where an error that is not ours becomes a sentence that names the model.
import { failure, isOurs } from '../errors'
import { isDeviceFault } from '../tfjs/deviceFault'
import { cut, quoted } from './quoted'

/** Ours, and those of the device, stay as they are. */
export function namedFailure(error: unknown, model: string): unknown {
  if (isOurs(error) || isDeviceFault(error)) return error
  const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return failure(
    'UnsupportedModel',
    `The model ${quoted(model)} cannot be opened: ${cut(why ?? '', 200)}.`,
    error,
  )
}
