// JSON, JSON lines, and what Python prints of lists and dicts: 'single quotes', bare numbers as keys, trailing commas.

/** The value, or undefined where the text is none of these. */
export function looseJson(text: string): unknown {
  const bare = text.trim().replace(/^\w{1,40}\s*=\s*(?=[[{(])/, '')
  if (!/^[[{(]/.test(bare)) return undefined
  return parsed(bare) ?? linesOf(bare) ?? parsed(fromPython(bare))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function linesOf(text: string): unknown {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2) return undefined
  const values = lines.map(parsed)
  return values.every((value) => value !== undefined) ? values : undefined
}

const TOKEN =
  /'((?:[^'\\]|\\.){0,2000})'|"((?:[^"\\]|\\.){0,2000})"|,(?=\s*[\]})])|(\d+)(?=\s*:)|[()]|\b(?:True|False|None)\b/g

const WORDS: ReadonlyMap<string, string> = new Map([
  ['(', '['],
  [')', ']'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
])

function fromPython(text: string): string {
  return text.replace(TOKEN, (all, single?: string, double?: string, key?: string) => {
    const quoted = single ?? double
    if (quoted !== undefined) return JSON.stringify(quoted.replace(/\\(.)/g, '$1'))
    if (key !== undefined) return `"${key}"`
    return WORDS.get(all) ?? ''
  })
}
