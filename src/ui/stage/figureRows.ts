// What was measured of a map, line by line: its name, its figure, what it means.
import type { Measures } from '../../engine/metrics/types'
import { fixed, percent } from '../../results/format'
import { figureWords as about, curveWords } from '../words/curveWords'

export function figureRows(measures: Measures): readonly (readonly [string, string, string])[] {
  const { deletion, insertion, road } = measures
  return [
    [about.drop[0], percent(measures.averageDrop), about.drop[1]],
    [about.increase[0], measures.increaseInConfidence ? about.yes : about.no, about.increase[1]],
    [curveWords.deletion, fixed(deletion.auc, 3), about.lower],
    [curveWords.insertion, fixed(insertion.auc, 3), about.higher],
    ['ROAD', fixed(road.combined, 3), about.road],
    [about.complexity[0], fixed(measures.complexity, 2), about.complexity[1]],
    [about.sparseness[0], fixed(measures.sparseness, 2), about.sparseness[1]],
  ]
}
