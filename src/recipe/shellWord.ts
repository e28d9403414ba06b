/**
 * A word of a command line. For the shells of Linux, macOS and, with double quotes, Windows. Within those an interactive
 * shell reads ! as a command of before.
 */
export function shellWord(text: string): string {
  if (/^[\w./:,@=+-]+$/.test(text)) return text
  if (text.includes('!')) return `'${text.replaceAll("'", "'\\''")}'`
  return `"${text.replace(/["$`\\]/g, '\\$&')}"`
}
