// The tables in Markdown and the plot in SVG, from the scores of every method.
import { type Metric, metrics, type Truth } from './figures'
import { metricNames } from './metricNames'
import type { Agreement, Interval } from './rank'

export type TruthRow = {
  readonly id: string
  readonly name: string
  /** Parameters that differ from the method's own. */
  readonly note: string
} & Readonly<Record<Truth, number>>

export type Row = TruthRow & { /** That it was asked. */ readonly scenes: number } & Readonly<
    Record<Metric, number | null>
  >

const figure = (value: number | null) => (value === null ? '' : value.toFixed(3))
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const head = (names: readonly string[]) => [line(names), line(names.map((_, i) => (i === 0 ? ':--' : '--:')))]
const called = ({ name, note }: TruthRow) => `${name}${note ? ` (${note})` : ''}`

/** Over all scenes. */
export function table(rows: readonly TruthRow[]): string {
  const lines = rows.map((row) =>
    line([called(row), figure(row.pointing), figure(row.energy), figure(row.iou)]),
  )
  return [...head(['method', 'pointing', 'energy inside', 'best IoU']), ...lines].join('\n')
}

const asked = Object.keys(metrics) as Metric[]
const arrow = (metric: Metric) => `${metricNames[metric]} ${metrics[metric] > 0 ? '↑' : '↓'}`

/** The truth and the metrics that know none; an arrow says which way is better. */
export function metricTable(rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    line([
      called(row),
      ...[String(row.scenes), figure(row.iou), figure(row.energy)],
      ...asked.map((metric) => figure(row[metric])),
    ]),
  )
  const names = ['method', 'scenes', 'best IoU', 'energy inside', ...asked.map(arrow)]
  return [...head(names), ...lines].join('\n')
}

const interval = ([value, low, high]: Interval) =>
  `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`

export function agreementTable(agreements: readonly Agreement[]): string {
  const of = (metric: Metric, truth: Truth) =>
    agreements.find((each) => each.metric === metric && each.truth === truth)
  const lines = asked.flatMap((metric) => {
    const [iou, inside] = [of(metric, 'iou'), of(metric, 'energy')]
    if (!iou || !inside) return []
    const cells = [iou.inScene, iou.ofMeans, inside.inScene, inside.ofMeans].map(interval)
    return line([metricNames[metric], String(iou.scenes), ...cells])
  })
  const names = ['IoU, in a scene', 'IoU, of means', 'energy, in a scene', 'energy, of means']
  return [...head(['metric', 'scenes', ...names]), ...lines].join('\n')
}

export const LEFT = 190
export const WIDE = 420
export const HIGH = 22
const marks = [
  {
    key: 'pointing',
    label: 'points at it',
    shape: (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="5"/>`,
  },
  {
    key: 'energy',
    label: 'energy inside',
    shape: (x: number, y: number) => `<rect x="${x - 4.5}" y="${y - 4.5}" width="9" height="9"/>`,
  },
  {
    key: 'iou',
    label: 'best IoU',
    shape: (x: number, y: number) => `<path d="M${x} ${y - 6}l6 11h-12z"/>`,
  },
] as const

export const STYLE = `
text{font:13px system-ui,sans-serif;fill:#1d1d1a}.quiet{fill:#66645c}.line{stroke:#e3e0d7}.paper{fill:#fbfaf7}
.pointing{fill:#4f6b00}.energy{fill:#b0561a;color:#b0561a}.iou{fill:#2f6f9f;color:#2f6f9f}
@media(prefers-color-scheme:dark){text{fill:#eceae3}.quiet{fill:#9d9a8f}.line{stroke:#2d2c28}.paper{fill:#141412}
.pointing{fill:#c3e14a}.energy{fill:#f0a267;color:#f0a267}.iou{fill:#7fc0ee;color:#7fc0ee}}`

function scale(bottom: number): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((value) => {
      const x = LEFT + value * WIDE
      return `<path class="line" d="M${x} 34V${bottom}"/><text class="quiet" x="${x}" y="${bottom + 18}" text-anchor="middle">${value}</text>`
    })
    .join('')
}

function legend(): string {
  return marks
    .map(({ key, label, shape }, i) => {
      const x = LEFT + i * 130
      return `<g class="${key}">${shape(x, 16)}</g><text x="${x + 12}" y="20">${label}</text>`
    })
    .join('')
}

/** One row a method, a dot a measure. */
export function plot(rows: readonly TruthRow[]): string {
  const bottom = 40 + rows.length * HIGH
  const lines = rows.map((row, i) => {
    const y = 40 + i * HIGH + HIGH / 2
    const dots = marks.map(
      ({ key, shape }) => `<g class="${key}">${shape(Math.round(LEFT + row[key] * WIDE), y)}</g>`,
    )
    return `<text x="${LEFT - 14}" y="${y + 4}" text-anchor="end">${row.name.replaceAll('&', '&amp;')}</text>${dots.join('')}`
  })
  const size = `width="${LEFT + WIDE + 30}" height="${bottom + 30}" viewBox="0 0 ${LEFT + WIDE + 30} ${bottom + 30}"`
  const title = '<title>How well each method finds the object it is asked about</title>'
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><style>${STYLE}</style>${title}<rect class="paper" width="100%" height="100%"/>${scale(bottom)}${legend()}${lines.join('')}</svg>\n`
}
