// What the metrics are called in tables and plots.
import type { Metric } from './figures'

export const metricNames: Readonly<Record<Metric, string>> = {
  averageDrop: 'average drop',
  increaseInConfidence: 'increase in confidence',
  deletion: 'deletion',
  insertion: 'insertion',
  road: 'ROAD',
  complexity: 'complexity',
  sparseness: 'sparseness',
  coherency: 'coherency',
  arcc: 'ARCC',
  maxSensitivity: 'max-sensitivity',
  otherClasses: 'other classes',
  shuffledWeights: 'shuffled weights',
}
