// What is said of a picture of a set and of what came of it, to the eye and to screen readers.
import { dotted, probability } from '../results/format'
import { type Known, wrongItem } from './arrange'
import type { SetOutcome, SetPicture } from './outcome'
import { reportWords as words } from './reportWords'

export interface TileFacts {
  readonly kind: 'done' | 'failed' | 'waiting'
  /** The best class, else the file's name. */
  readonly title: string
  readonly figure: string
  /** What was expected, what failed, or what it waits for. */
  readonly note: string
  readonly wrong: boolean
  /** On what failed or is wrong. */
  readonly mark: '!' | '≠' | null
  /** All of it in one line. */
  readonly name: string
}

/** @param firstName the first of a class's names */
export function outcomeFacts(
  item: SetPicture,
  outcome: SetOutcome,
  { known, firstName }: { readonly known: Known; readonly firstName: (label: string) => string },
): TileFacts {
  if (outcome.kind === 'failed')
    return inOneLine(item, {
      kind: 'failed',
      title: item.name,
      figure: '',
      note: outcome.text,
      wrong: false,
    })
  const [best] = outcome.top
  const expected = known.expected.of.get(item.key)
  const notes = dotted(
    expected && words.expected(firstName(expected.label)),
    outcome.chosen.index !== best?.index && words.mapOf(firstName(outcome.chosen.label)),
    outcome.map.state !== 'ok' && words.noMap,
  )
  return inOneLine(item, {
    kind: 'done',
    title: firstName(best?.label ?? ''),
    figure: probability(best?.probability ?? Number.NaN),
    note: notes || item.name,
    wrong: wrongItem(item, known),
  })
}

export function inOneLine(item: SetPicture, facts: Omit<TileFacts, 'name' | 'mark'>): TileFacts {
  const { kind, title, figure, note, wrong } = facts
  const parts = [title === item.name ? '' : title, figure, note, wrong ? words.isWrong : '']
  const mark = kind === 'failed' ? '!' : wrong ? '≠' : null
  return { ...facts, mark, name: [item.path, ...parts].filter(Boolean).join(', ') }
}
