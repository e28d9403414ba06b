// What a tile says of its picture, to the eye and to screen readers.
import { count } from '../../results/format'
import { inOneLine, outcomeFacts, type TileFacts } from '../../sets/tileFacts'
import type { SetItem } from '../../state/sets/pictureSet'
import type { Sheet } from '../../state/sets/sheet'
import { firstName } from '../words/describe'
import { runWords } from '../words/runWords'
import { setWords as words } from '../words/setWords'

/** Of what came of it, else what it waits for. */
export function tileFacts(item: SetItem, sheet: Sheet): TileFacts {
  const outcome = sheet.outcomes.get(item.key)
  if (outcome) return outcomeFacts(item, outcome, { known: sheet, firstName })
  const note = waitingNote(item, sheet)
  return inOneLine(item, { kind: 'waiting', title: item.name, figure: '', note, wrong: false })
}

function waitingNote({ key }: SetItem, { begun, halted, running }: Sheet): string {
  if (running?.key === key)
    return running.total > 1
      ? `${words.running} ${runWords.of(count(running.done), count(running.total))}`
      : words.running
  if (halted) return words.stopped
  return begun ? words.waiting : ''
}
