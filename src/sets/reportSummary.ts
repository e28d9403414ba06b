// What a report says of a whole set: how many, how many right, what failed, and expected by predicted classes.
import type { ReportConfusion } from '../canvas/setReport'
import { count, percent, size } from '../results/format'
import { isAmong } from './arrange'
import { type Confusion, confusionOf, others } from './confusion'
import type { Reported, Telling } from './report'
import { reportWords as words } from './reportWords'

type Rows = readonly (readonly [string, string])[]

export function summaryOf(reported: Reported, telling: Telling): Rows {
  const { items, card } = reported
  const outcomes = [...reported.outcomes.values()]
  const done = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome] : []))
  const failed = outcomes.length - done.length
  const unsure = items.filter((item) => isAmong(item, 'unsure', reported)).length
  const layers = done[0]?.request.layers ?? []
  return [
    [words.explained, words.ofAll(done.length, items.length)],
    [words.right, rightOf(confusionOf(items, reported))],
    [words.unsure, words.ofAll(unsure, done.length)],
    ...some(failed > 0, words.notExplained, count(failed)),
    ...some(card !== null, words.model, card ? modelLine(card, telling) : ''),
    [words.method, telling.method],
    ...some(layers.length > 0, words.layer, layers.join(', ')),
  ]
}

const some = (is: boolean, name: string, value: string): Rows => (is ? [[name, value]] : [])

const rightOf = (confusion: Confusion | null) =>
  confusion ? words.rightOf(confusion.right, confusion.total, shareOf(confusion)) : words.noneExpected

/** All are all only where they are. */
const shareOf = ({ right, total }: Confusion) =>
  right < total && right / total > 0.99 ? words.nearlyAll : percent(right / total)

const modelLine = ({ name, format, inputShape, guess }: NonNullable<Reported['card']>, { told }: Telling) =>
  `${name}, ${format}, ${size(...inputShape)}. ${told(guess.why)}`

/** And what of it is left out. */
export function confusionIn(
  reported: Reported,
  { firstName }: Pick<Telling, 'firstName'>,
): { readonly table: ReportConfusion | null; readonly left: string } {
  const found = confusionOf(reported.items, reported)
  if (!found) return { table: null, left: '' }
  const name = (label: string) => (label === others ? words.other : firstName(label))
  return {
    table: {
      said: words.accuracy(found.right, found.total),
      columns: found.columns.map(name),
      rows: found.rows.map(({ label, counts }) => ({ label: name(label), counts })),
    },
    left: found.more > 0 ? words.rowsLeft(found.more) : '',
  }
}
