// The formula of a method's card, a line of plain text, as MathML: scripts, fractions, sums, and prose as prose.

/** An element with its children, or with its text. */
export interface MathNode {
  readonly tag: 'mrow' | 'mi' | 'mn' | 'mo' | 'mtext' | 'msub' | 'msup' | 'msubsup' | 'mfrac' | 'munder'
  readonly children: readonly MathNode[] | string
}

const leaf = (tag: MathNode['tag'], text: string): MathNode => ({ tag, children: text })
const row = (children: readonly MathNode[]): MathNode =>
  children.length === 1 && children[0] ? children[0] : { tag: 'mrow', children }

/** Words that are functions, and those that are operators with a range under them. */
const functions = new Set(['relu', 'softmax', 'mean', 'max', 'min', 'norm', 'tanh', 'std'])
const signs: Readonly<Record<string, string>> = {
  ...{ '>=': '≥', '<=': '≤', '*': '⋅', '-': '−', '~': '≈', '...': '…', sum: '∑', product: '∏' },
  ...{ gamma: 'γ' },
}

/** Tokens with whether a space stood before them; scripts keep their braces' content as one token. */
interface Token {
  readonly text: string
  readonly spaced: boolean
}

const token =
  /(\s*)(\.\.\.|>=|<=|d2?[A-Z](?:_\w)?\s?\/\s?d[A-Za-z](?:_\w)?2?|[A-Za-z]+(?:-[A-Z]+)+|[A-Za-z]+\d?|\d+(?:\.\d+)?|_\{[^}]*\}|[_^]-?\w+|.)/gu

export function splitTokens(text: string): readonly Token[] {
  return [...text.matchAll(token)].map(([, space = '', word = '']) => ({
    text: word,
    spaced: space.length > 0,
  }))
}

/** A stretch of prose, which wraps, or of mathematics, which does not. */
export type Part = { readonly text: string } | { readonly math: readonly MathNode[] }

/** One formula; its lines are told apart by semicolons. */
export const readFormula = (text: string): readonly (readonly Part[])[] =>
  text.split('; ').map((line) => readParts(fractions(unfolded(read(splitTokens(line))))))

/** Parentheses around prose are taken apart, so that the prose can wrap. */
const unfolded = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.flatMap((piece, i) => {
    const divided = [pieces[i - 1], pieces[i + 1]].some((near) => near?.kind === 'slash')
    if (divided || !piece.within?.some(({ kind }) => kind === 'prose')) return [piece]
    const [open = '(', close = ')'] = piece.fences ?? []
    const fence = (mark: string): Piece => ({ node: leaf('mo', mark), kind: 'sign' })
    return [fence(open), ...unfolded(piece.within), fence(close)]
  })

function readParts(pieces: readonly Piece[]): readonly Part[] {
  const parts: Part[] = []
  for (const { node, kind } of pieces) {
    const last = parts.at(-1)
    if (kind === 'prose') {
      const before = last && 'text' in last ? `${last.text} ` : ''
      parts.splice(before ? -1 : parts.length, 1, { text: before + String(node.children) })
    } else if (last && 'math' in last && !ends(last.math)) parts.splice(-1, 1, { math: [...last.math, node] })
    else parts.push({ math: [node] })
  }
  return parts
}

/** A line may break behind a comma. */
const ends = (nodes: readonly MathNode[]) => nodes.at(-1)?.children === ','

/** A parsed piece: what it is decides how far a fraction reaches. */
interface Piece {
  readonly node: MathNode
  readonly kind: 'factor' | 'sign' | 'slash' | 'tight' | 'prose'
  /** What stands between parentheses or bars. */
  readonly within?: readonly Piece[]
  readonly fences?: readonly [string, string]
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '|': '|' }

function read(tokens: readonly Token[]): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < tokens.length; at++) {
    const { text, spaced } = tokens[at] ?? { text: '', spaced: false }
    const close = closing[text]
    const end = close === undefined ? -1 : findEnd(tokens, at, close)
    if (close !== undefined && end > at) {
      const within = read(tokens.slice(at + 1, end))
      const node = row([leaf('mo', text), ...sequence(within), leaf('mo', close)])
      pieces.push({ node, kind: 'factor', within, fences: [text, close] })
      at = end
    } else if (/^[_^]/.test(text)) pieces.push(scripted(pieces.pop(), text))
    else if (text === '/') pieces.push({ node: leaf('mo', '/'), kind: spaced ? 'slash' : 'tight' })
    else pieces.push(readPiece(text))
  }
  return pieces
}

function findEnd(tokens: readonly Token[], from: number, close: string): number {
  let depth = 0
  for (let at = from + 1; at < tokens.length; at++) {
    const text = tokens[at]?.text
    if (text === close && depth === 0) return at
    if (close !== '|' && text === tokens[from]?.text) depth++
    if (close !== '|' && text === close) depth--
  }
  return -1
}

function readPiece(text: string): Piece {
  if (/^d2?[A-Z].*\/ ?d/.test(text)) return { node: derivative(text), kind: 'factor' }
  if (/^\d/.test(text)) return { node: leaf('mn', text), kind: 'factor' }
  if (text === 'sum' || text === 'product') return { node: leaf('mo', signs[text] ?? text), kind: 'factor' }
  if (functions.has(text)) return { node: leaf('mi', text), kind: 'factor' }
  if (signs[text] && /^\w/.test(text)) return { node: leaf('mi', signs[text]), kind: 'factor' }
  if (/^([A-Za-z]|D\d|Dn|Sobel|mask|noise)$/.test(text)) return { node: leaf('mi', text), kind: 'factor' }
  if (/^\w/.test(text)) return { node: leaf('mtext', text), kind: 'prose' }
  return { node: leaf('mo', signs[text] ?? text), kind: 'sign' }
}

/** dS/dA as a fraction of partial derivatives, d2S/dA2 as the second one. */
function derivative(text: string): MathNode {
  const [above = '', below = ''] = text.split('/').map((part) => part.trim().slice(1))
  const d = leaf('mo', '∂')
  const two = leaf('mn', '2')
  if (above.startsWith('2')) {
    const over = row([{ tag: 'msup', children: [d, two] }, leaf('mi', above.slice(1))])
    const under = row([d, { tag: 'msup', children: [leaf('mi', below.slice(0, -1)), two] }])
    return { tag: 'mfrac', children: [over, under] }
  }
  const part = (side: string) => row([d, ...sequence(read(splitTokens(side)))])
  return { tag: 'mfrac', children: [part(above), part(below)] }
}

function scripted(base: Piece | undefined, text: string): Piece {
  const { node, kind } = base ?? { node: leaf('mi', ''), kind: 'factor' }
  const script = text.slice(1).replace(/^\{|\}$/g, '')
  const inner = /^[a-z]+$/i.test(script) ? leaf('mi', script) : row(sequence(read(splitTokens(script))))
  const isSum = typeof node.children === 'string' && /[∑∏]/.test(node.children)
  if (text.startsWith('_')) return { node: { tag: isSum ? 'munder' : 'msub', children: [node, inner] }, kind }
  if (node.tag === 'msub' && typeof node.children !== 'string')
    return { node: { tag: 'msubsup', children: [...node.children, inner] }, kind }
  return { node: { tag: 'msup', children: [node, inner] }, kind }
}

const sequence = (pieces: readonly Piece[]): readonly MathNode[] => spacedOut(fractions(pieces))

/** What stands left and right of a slash becomes a fraction: all factors, or one where no space is around it. */
function fractions(pieces: readonly Piece[]): readonly Piece[] {
  const at = pieces.findLastIndex(({ kind }) => kind === 'slash' || kind === 'tight')
  if (at < 0) return pieces
  const tight = pieces[at]?.kind === 'tight'
  let [from, to] = [at, at + 1]
  while (from > 0 && pieces[from - 1]?.kind === 'factor' && (!tight || from === at)) from--
  while (pieces[to]?.kind === 'factor' && (!tight || to === at + 1)) to++
  const children = [side(pieces.slice(from, at)), side(pieces.slice(at + 1, to))]
  const fraction: Piece = { node: { tag: 'mfrac', children }, kind: 'factor' }
  return fractions([...pieces.slice(0, from), fraction, ...pieces.slice(to)])
}

/** Above and below a line parentheses around the whole are not needed. */
function side(pieces: readonly Piece[]): MathNode {
  const [only] = pieces
  const bare = pieces.length === 1 && only?.fences?.[0] === '(' ? only.within : undefined
  return row(bare ? sequence(bare) : spacedOut(pieces))
}

/** Words among signs keep their spaces. */
function spacedOut(pieces: readonly Piece[]): readonly MathNode[] {
  const nodes: MathNode[] = []
  for (const [i, { node, kind }] of pieces.entries()) {
    if (kind !== 'prose') nodes.push(node)
    else if (pieces[i - 1]?.kind === 'prose')
      nodes.splice(-1, 1, leaf('mtext', `${nodes.at(-1)?.children}${node.children}\u00a0`))
    else nodes.push(leaf('mtext', `\u00a0${node.children}\u00a0`))
  }
  return nodes
}
