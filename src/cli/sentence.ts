// Whatever was thrown, as one line for people: never a stack.

export function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line || 'It failed without saying why.'
}
