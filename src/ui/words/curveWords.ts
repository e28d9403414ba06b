// What is measured on request: curves and figures of a map.

export const curveWords = {
  measure: 'Measure',
  stop: 'Stop',
  measuring: (done: number, total: number) => `${done} of ${total}`,
  explained:
    'Pixels are hidden from the brightest on (deletion), or shown from the brightest on (insertion): the faster the class falls or rises, the better the map names what the score is made of.',
  deletion: 'Deletion',
  insertion: 'Insertion',
  chance: 'random maps',
  areas: 'with the area under each',
  roadExplained:
    'ROAD: what is left of the class where pixels are removed and filled in from their neighbours, the most relevant first, or the least relevant first.',
  road: 'ROAD',
  most: 'most relevant removed first',
  least: 'least relevant first',
  share: 'share of the pixels',
  table: 'The curves as a table',
} as const

/** The figures of a map: a name, and what it tells. */
export const figureWords = {
  yes: 'yes',
  no: 'no',
  drop: ['Average drop', 'of the score, where only what the map shows is left'],
  increase: ['Increase in confidence', 'the score rises there'],
  lower: 'area under the curve; lower is better',
  higher: 'area under the curve; higher is better',
  road: 'least minus most relevant first; higher is better',
  complexity: ['Complexity', 'mean of the map; lower is more selective'],
  sparseness: ['Sparseness', 'Gini index; higher is more selective'],
} as const
