// What no sentence of ours holds.

/** Words of engines and languages, which say nothing to a person. */
const raw =
  /is not (a function|iterable|defined)|Cannot (read|convert|set)|\bundefined\b|\[object |out of bounds|Aborted\(|unreachable|call stack|Unexpected (token|end)|Invalid (typed )?array|^(Type|Range|Syntax)Error|\bat \S+:\d+:\d+/
/** Characters. */
export const longest = 701

export const isRaw = (text: string) => raw.test(text)

/** What is wrong with sentences that are said beside an answer; null where nothing is. */
export function badSentence(sentences: readonly string[]): string | null {
  const bad = sentences.find((text) => text.length > longest || isRaw(text) || /[\n\r]/.test(text))
  return bad === undefined ? null : `it says: ${bad.slice(0, 300)}`
}
