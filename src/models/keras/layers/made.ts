// What an operator is about to make: a kernel that is asked for more than memory holds does not come back with a sentence.
import { failure } from '../../../errors'
import { MOST_VALUES } from '../../mostValues'
import { quoted } from '../../quoted'

/** The shape as it was given. @throws UnsupportedModel where it holds nothing or more than any layer does, naming the operator */
export function checkMade(path: string, shape: readonly number[]): number[] {
  if (!shape.every((size) => Number.isInteger(size) && size >= 1))
    throw failure(
      'UnsupportedModel',
      `The operator ${quoted(path)} would make [${shape.join(', ')}], which is nothing; open a model that fits its pictures.`,
    )
  if (shape.reduce((all, size) => all * size, 1) <= MOST_VALUES) return [...shape]
  throw failure(
    'UnsupportedModel',
    `The operator ${quoted(path)} would make [${shape.join(', ')}], more than ${MOST_VALUES.toLocaleString('en')} values; open a model that fits its pictures.`,
  )
}
