// What a report says of a whole set: how many, how many right, what failed, and expected by predicted classes.
import type { ReportConfusion } from '../../canvas/setReport'
import { isAmong } from '../../state/sets/arrange'
import { type Confusion, confusionOf, others } from '../../state/sets/confusion'
import type { Sheet } from '../../state/sets/sheet'
import type { State } from '../../state/store'
import { firstName, methodName } from '../words/describe'
import { count, percent, size } from '../words/format'
import { setWords as words } from '../words/setWords'
import { told } from '../words/told'

type Rows = readonly (readonly [string, string])[]

export function summaryOf({ model, recipe }: Pick<State, 'model' | 'recipe'>, sheet: Sheet): Rows {
  const items = sheet.set?.items ?? []
  const outcomes = [...sheet.outcomes.values()]
  const done = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome] : []))
  const failed = outcomes.length - done.length
  const unsure = items.filter((item) => isAmong(item, 'unsure', sheet)).length
  const layers = done[0]?.request.layers ?? []
  return [
    [words.explained, words.ofAll(done.length, items.length)],
    [words.right, rightOf(table(sheet))],
    [words.unsure, words.ofAll(unsure, done.length)],
    ...some(failed > 0, words.notExplained, count(failed)),
    ...some(model !== null, words.model, model ? modelLine(model.card) : ''),
    [words.method, methodName(recipe.method)],
    ...some(layers.length > 0, words.layer, layers.join(', ')),
  ]
}

const some = (is: boolean, name: string, value: string): Rows => (is ? [[name, value]] : [])

const rightOf = (confusion: Confusion | null) =>
  confusion ? words.rightOf(confusion.right, confusion.total, shareOf(confusion)) : words.noneExpected

/** All are all only where they are. */
const shareOf = ({ right, total }: Confusion) =>
  right < total && right / total > 0.99 ? words.nearlyAll : percent(right / total)

const modelLine = ({ name, format, inputShape, guess }: NonNullable<State['model']>['card']) =>
  `${name}, ${format}, ${size(...inputShape)}. ${told(guess.why)}`

const table = (sheet: Sheet) => (sheet.set ? confusionOf(sheet.set.items, sheet) : null)

/** And what of it is left out. */
export function confusionIn(sheet: Sheet): { readonly table: ReportConfusion | null; readonly left: string } {
  const found = table(sheet)
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
