// The plot of how well each metric agrees with the truth, with its bootstrap intervals.
import { metricNames } from './metricNames'
import type { Agreement } from './rank'
import { HIGH, LEFT, STYLE, WIDE } from './report'

const place = (value: number) => Math.round(LEFT + ((value + 1) / 2) * WIDE)

/** Best IoU on the upper line of each metric, energy inside on the lower. */
export function plotAgreement(agreements: readonly Agreement[]): string {
  const names = [...new Set(agreements.map(({ metric }) => metric))]
  const bottom = 40 + names.length * 2 * HIGH
  const ticks = [-1, -0.5, 0, 0.5, 1].map((value) => {
    const x = place(value)
    return `<path class="line" d="M${x} 34V${bottom}"/><text class="quiet" x="${x}" y="${bottom + 18}" text-anchor="middle">${value}</text>`
  })
  const marks = agreements.map(({ metric, truth, inScene: [value, low, high] }) => {
    const y = 40 + (2 * names.indexOf(metric) + (truth === 'iou' ? 0.6 : 1.4)) * HIGH
    const line = `<path d="M${place(low)} ${y}H${place(high)}" stroke="currentColor" stroke-width="2"/>`
    return `<g class="${truth}">${line}<circle cx="${place(value)}" cy="${y}" r="5"/></g>`
  })
  const labels = names.map(
    (name, i) =>
      `<text x="${LEFT - 14}" y="${40 + (2 * i + 1) * HIGH + 4}" text-anchor="end">${metricNames[name]}</text>`,
  )
  const legend = (['iou', 'energy'] as const).map((truth, i) => {
    const x = LEFT + i * 130
    return `<g class="${truth}"><circle cx="${x}" cy="16" r="5"/></g><text x="${x + 12}" y="20">${truth === 'iou' ? 'best IoU' : 'energy inside'}</text>`
  })
  const [width, height] = [LEFT + WIDE + 30, bottom + 30]
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><style>${STYLE}</style><title>How well each metric ranks methods as the truth does, with 95 % intervals</title><rect class="paper" width="100%" height="100%"/>`
  return `${head}${[...ticks, ...labels, ...legend, ...marks].join('')}</svg>\n`
}
