// What an address writes with % signs, as text.

/** As it is where its % signs say nothing: a folder may be called 100%. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
