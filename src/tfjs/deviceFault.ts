// Failures of the device that computes, told apart from failures of what it computes: TensorFlow.js has no names
// for them, and a network that is tried must not be taken for a broken one because the device broke.

/** A trap ends a WebAssembly instance: its memory and its tables are in an unknown state from then on. */
export function isTrap(error: unknown): boolean {
  return chainOf(error).some(
    ({ name, message }) => name === 'RuntimeError' || /^Aborted\(|memory access out of bounds/.test(message),
  )
}

/** Of the browser, the GPU's driver or the engine, in their words. */
export function isShortage(error: unknown): boolean {
  return chainOf(error).some(({ message }) =>
    /out of memory|\bOOM\b|allocation failed|Invalid typed array length: \d/i.test(message),
  )
}

/** Whether it says nothing about what was computed: the device broke, is full, or the run was stopped. */
export function isDeviceFault(error: unknown): boolean {
  const ours = ['OutOfMemory', 'DeviceLost', 'AbortError']
  return isTrap(error) || isShortage(error) || chainOf(error).some(({ name }) => ours.includes(name))
}

/** The error and what it was made from. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = []
  for (let each = error; each instanceof Error && !chain.includes(each); each = each.cause) chain.push(each)
  return chain
}
