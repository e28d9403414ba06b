// Deutsch: Sätze, die von Modellen, Engine und Dateien kommen; was hier nicht steht, bleibt englisch.
import { ends } from './sentences/ends'
import { facts } from './sentences/facts'
import { failures } from './sentences/failures'
import { files } from './sentences/files'
import { graphs } from './sentences/graphs'
import { keras } from './sentences/keras'
import { kerasOperators } from './sentences/kerasOperators'
import { links } from './sentences/links'
import { onnx } from './sentences/onnx'
import { outputs } from './sentences/outputs'
import { parts } from './sentences/parts'
import { reasons } from './sentences/reasons'
import { damages, layerRefusals, refusals } from './sentences/refusals'
import { runs } from './sentences/runs'
import { settings } from './sentences/settings'
import { visits } from './sentences/visits'

export type Sentence = readonly [english: string, german: string]

/** The more general ones come last. */
const models = [...outputs, ...runs, ...files, ...graphs, ...kerasOperators, ...keras, ...onnx]

/**
 * Every `{}` stands for what the sentence names; in German `{1}` and `{2}` where the order is another, and `{2!}` for a
 * part that is German itself: where it is not known, another sentence must fit. `{2?}` stays as it is where it is not known.
 */
export const sentences: readonly Sentence[] = [
  ...facts,
  ...settings,
  ...links,
  ...visits,
  ...failures,
  ...models,
  ...ends,
  ['{} is {}; {}.', '{} ist {2!}; {3!}.'],
  ['{} is {}.', '{} ist {2!}.'],
]

/** Parts that the code puts into sentences. */
export const pieces: readonly Sentence[] = [
  ...parts,
  ...reasons,
  ...ends,
  ...refusals,
  ...layerRefusals,
  ...damages,
]

interface Rule {
  readonly match: RegExp
  readonly say: string
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const ruleOf = ([english, say]: Sentence): Rule => ({
  match: new RegExp(`^${english.split('{}').map(escaped).join('([^]+?)')}$`),
  say,
})
const whole = teller(sentences.map(ruleOf))
const piece = teller(pieces.map(ruleOf))

function teller(rules: readonly Rule[]): (text: string) => string | null {
  return (text) => {
    for (const { match, say } of rules) {
      const named = match.exec(text)?.slice(1)
      const told = named ? filled(say, named) : null
      if (told !== null) return told
    }
    return null
  }
}

/** Names in German quotation marks, and a number with a comma. */
const germanValue = (value: string): string =>
  /^[−-]?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value.replace(/(^|[ ,])"([^"]*)"/g, '$1„$2“')

const partOf = (value: string, kind: string): string | null => {
  if (kind === '') return germanValue(value)
  return piece(value) ?? (kind === '?' ? germanValue(value) : null)
}

/** Null where a part is not known in German. */
function filled(say: string, named: readonly string[]): string | null {
  let next = 0
  let isKnown = true
  const text = say.replace(/\{(\d?)([!?]?)\}/g, (_, at: string, kind: string) => {
    const value = named[at ? Number(at) - 1 : next++] ?? ''
    const part = partOf(value, kind)
    isKnown &&= part !== null
    return part ?? ''
  })
  return isKnown ? text : null
}

/** As a whole, else sentence by sentence. */
function germanOf(text: string): string {
  const found = whole(text)
  if (found !== null) return found
  const each = text.split(/(?<=[.!?]) (?=[A-Z"])/)
  return each.length > 1 ? each.map((one) => whole(one) ?? one).join(' ') : text
}

export const spoken = { told: germanOf }
