// JSON, JSON lines, and lists and maps as Python, JavaScript and their kin print them: 'single quotes', bare words,
// comments, trailing commas, a name in front (`LABELS = [...]`, `array([...])`), blanks for commas.

/** Deeper is no list of names. */
const DEEPEST = 8
/** Longer texts are read as JSON alone. */
const LONGEST = 4 * 2 ** 20

/** The value, or undefined where the text is none of these. */
export function looseJson(text: string): unknown {
  const bare = text.trim()
  if (/^[[{"]/.test(bare)) {
    const strict = parsed(bare) ?? readLines(bare)
    if (strict !== undefined) return strict
  }
  const begun = bare.length <= LONGEST ? beginOf(bare) : -1
  return begun < 0 ? undefined : valueAt(bare.slice(begun))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readLines(text: string): unknown {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2) return undefined
  const values = lines.map(parsed)
  return values.every((value) => value !== undefined) ? values : undefined
}

const COMMENTS = /^(?:\s|\/\/[^\n]*\n|#[^\n]*\n|\/\*[^*]*\*\/)*/
/** `LABELS =`, `export const names: string[] =`, `export default`, `module.exports =`, `OrderedDict(`, `new string[]`, `(#3)`. */
const BEFORE =
  /^(?:export[ \t]+default[ \t]+)?(?:[\w.$: \t<>,]{0,120}(?:\[\])?[ \t]*=[ \t]*)?(?:\(#\d{1,6}\)[ \t]*|(?:new[ \t]+)?[\w.]{1,40}(?:\(|\[\][ \t]*))?\s*(?=[[{(])/

/** Where the outermost bracket stands, or -1. */
function beginOf(text: string): number {
  const comments = COMMENTS.exec(text)?.[0].length ?? 0
  const rest = text.slice(comments)
  if (/^[[{(](?!#\d)/.test(rest)) return comments
  const before = BEFORE.exec(rest)
  return before && before[0] !== '' ? comments + before[0].length : -1
}

const TOKEN =
  /\s+|\/\/[^\n]*|\/\*[^*]*\*\/|#[^\n]*|'((?:[^'\\\n]|\\.){0,2000})'|"((?:[^"\\\n]|\\.){0,2000})"|=>|[[\]{}(),:=;]|[^\s[\]{}(),:=;'"]+/y

/** What may stand behind the last bracket. */
const AFTER = /^(?:,[ \t]*dtype=[^\n]{0,80})?[;)\s]*(?:as const;?)?\s*$/

interface Word {
  readonly text: string
  readonly quoted: boolean
}

/** Brackets and the words between them. */
function splitTokens(text: string): readonly Word[] | null {
  const words: Word[] = []
  TOKEN.lastIndex = 0
  for (let depth = 0; TOKEN.lastIndex < text.length; ) {
    const found = TOKEN.exec(text)
    if (!found) return null
    const [all, single, double] = found
    const quoted = single ?? double
    if (quoted !== undefined) words.push({ text: quoted.replace(/\\(.)/g, '$1'), quoted: true })
    else if (!/^(\s|\/\/|\/\*|#)/.test(all)) words.push({ text: all, quoted: false })
    if (/^[[{(]$/.test(all)) depth += 1
    if (/^[\]})]$/.test(all)) depth -= 1
    if (depth === 0) return AFTER.test(text.slice(TOKEN.lastIndex)) ? words : null
  }
  return null
}

interface Entry {
  readonly key: unknown
  readonly value: unknown
}

/** Undefined where brackets do not close or hold something else. */
function valueAt(text: string): unknown {
  const tokens = splitTokens(text)
  if (!tokens) return undefined
  let at = 0
  const marks = (signs: string) => {
    const word = tokens[at]
    return word !== undefined && !word.quoted && signs.includes(word.text)
  }
  function value(depth: number): unknown {
    if (depth > DEEPEST) throw new RangeError('too deep')
    if (!marks('[{(')) return word()
    const map = tokens?.[at]?.text === '{'
    at += 1
    const entries: Entry[] = []
    while (!marks(']})')) {
      if (marks(',;')) at += 1
      else entries.push(entry(depth))
    }
    at += 1
    return gathered(entries, map)
  }
  function entry(depth: number): Entry {
    const first = value(depth + 1)
    if (!marks('=>:')) return { key: undefined, value: first }
    at += 1
    return { key: first, value: value(depth + 1) }
  }
  /** A quoted text, or the bare words up to the next sign. */
  function word(): unknown {
    const first = tokens?.[at]
    if (!first || marks(']}),:=>;')) throw new RangeError('no value')
    at += 1
    if (first.quoted) return first.text
    const words = [first.text]
    for (let next = tokens?.[at]; next && !next.quoted && !marks('[{()}],:=>;'); next = tokens?.[at]) {
      words.push(next.text)
      at += 1
    }
    return plain(words.join(' '))
  }
  try {
    return value(0)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
])

function plain(word: string): unknown {
  if (WORDS.has(word)) return WORDS.get(word)
  return /^-?\d{1,15}$/.test(word) ? Number(word) : word
}

/** A list, or a map where each entry has a key; keys alone in braces are a set. */
function gathered(entries: readonly Entry[], map: boolean): unknown {
  const keyed = entries.filter(({ key }) => key !== undefined)
  if (keyed.length === 0) return map && entries.length === 0 ? {} : entries.map(({ value }) => value)
  if (keyed.length < entries.length) throw new RangeError('half a map')
  return Object.fromEntries(keyed.map(({ key, value }) => [String(key), value]))
}
