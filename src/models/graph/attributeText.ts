/** Converters write texts as base64, and some as they are. */
export function decoded(value: string): string {
  if (!/^[A-Za-z0-9+/]+=*$/.test(value) || value.length % 4 !== 0) return value
  const text = atob(value)
  return /^[\x20-\x7e]+$/.test(text) ? text : value
}
