// What a tile says of its picture, to the eye and to screen readers.
import { wrongItem } from '../../state/sets/arrange'
import type { SetItem } from '../../state/sets/pictureSet'
import type { Sheet } from '../../state/sets/sheet'
import { firstName } from '../words/describe'
import { count, probability } from '../words/format'
import { runWords } from '../words/runWords'
import { setWords as words } from '../words/setWords'

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

export function tileFacts(item: SetItem, sheet: Sheet): TileFacts {
  const outcome = sheet.outcomes.get(item.key)
  const named = (facts: Omit<TileFacts, 'name' | 'mark'>): TileFacts => {
    const { kind, title, figure, note, wrong } = facts
    const parts = [title === item.name ? '' : title, figure, note, wrong ? words.isWrong : '']
    const mark = kind === 'failed' ? '!' : wrong ? '≠' : null
    return { ...facts, mark, name: [item.path, ...parts].filter(Boolean).join(', ') }
  }
  if (outcome?.kind === 'failed')
    return named({ kind: 'failed', title: item.name, figure: '', note: outcome.text, wrong: false })
  if (!outcome) {
    const note = waitingNote(item, sheet)
    return named({ kind: 'waiting', title: item.name, figure: '', note, wrong: false })
  }
  const [best] = outcome.top
  const expected = sheet.expected.of.get(item.key)
  const notes = [
    expected ? words.expected(firstName(expected.label)) : '',
    outcome.chosen.index === best?.index ? '' : words.mapOf(firstName(outcome.chosen.label)),
    outcome.map.state === 'ok' ? '' : words.noMap,
  ]
  return named({
    kind: 'done',
    title: firstName(best?.label ?? ''),
    figure: probability(best?.probability ?? Number.NaN),
    note: notes.filter(Boolean).join(' · ') || item.name,
    wrong: wrongItem(item, sheet),
  })
}

function waitingNote({ key }: SetItem, { begun, halted, running }: Sheet): string {
  if (running?.key === key)
    return running.total > 1
      ? `${words.running} ${runWords.of(count(running.done), count(running.total))}`
      : words.running
  if (halted) return words.stopped
  return begun ? words.waiting : ''
}
