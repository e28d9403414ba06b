// The page's sign before React is here: the same as Logo in Icon.tsx.
const SVG = 'http://www.w3.org/2000/svg'

const parts = [
  ['circle', { cx: '12', cy: '12', r: '10.6', fill: 'none', stroke: 'var(--quiet)', 'stroke-width': '1.8' }],
  ['path', { d: 'M12 12.4 19.6 19.4A10.6 10.6 0 0 1 4.4 19.4Z', fill: 'var(--accent)' }],
  ['circle', { cx: '12', cy: '9.2', r: '3.1', fill: 'var(--ink)' }],
] as const

export function logo(): SVGElement {
  const whole = drawn('svg', { viewBox: '0 0 24 24', width: '22', height: '22', 'aria-hidden': 'true' })
  whole.append(...parts.map(([tag, attributes]) => drawn(tag, attributes)))
  return whole
}

function drawn(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}
