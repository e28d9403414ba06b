// Deutsch: Sätze, die von Modellen, Engine und Dateien kommen; was hier nicht steht, bleibt englisch.
import { facts } from './sentences/facts'
import { failures } from './sentences/failures'
import { links } from './sentences/links'
import { settings } from './sentences/settings'
import { visits } from './sentences/visits'

export type Sentence = readonly [english: string, german: string]

/** Every `{}` stands for what the sentence names; in German `{1}` and `{2}` where the order is another. */
export const sentences: readonly Sentence[] = [...facts, ...settings, ...links, ...visits, ...failures]

interface Rule {
  readonly match: RegExp
  readonly say: string
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const rules: readonly Rule[] = sentences.map(([english, say]) => ({
  match: new RegExp(`^${english.split('{}').map(escaped).join('([^]+?)')}$`),
  say,
}))

function whole(sentence: string): string | null {
  for (const { match, say } of rules) {
    const named = match.exec(sentence)?.slice(1)
    if (!named) continue
    let next = 0
    return say.replace(/\{(\d?)\}/g, (_, at) => named[at ? Number(at) - 1 : next++] ?? '')
  }
  return null
}

/** As a whole, else sentence by sentence. */
function germanOf(text: string): string {
  const found = whole(text)
  if (found !== null) return found
  const parts = text.split(/(?<=[.!?]) (?=[A-Z"])/)
  return parts.length > 1 ? parts.map((part) => whole(part) ?? part).join(' ') : text
}

export const spoken = { told: germanOf }
