// A picture with its caption and colour bar: where everything lies, once for PNG and SVG alike.
import { contourLevels } from './contourLevels'
import { type ContourLines, contourLines } from './contourLines'
import { type Marked, type Marks, placeMarks } from './marks'

export interface Figure {
  readonly title: string
  readonly lines: readonly string[]
  readonly picture: { readonly width: number; readonly height: number }
  /** Null where the colours stand for several maps. */
  readonly bar: FigureBar | null
  /** What lines of equal value are drawn of; null for none. */
  readonly contours: Parameters<typeof contourLines>[0] | null
  /** The box or the region that the map is of. */
  readonly marked: Marked
}

export interface FigureBar {
  /** 256 colours, red, green, blue, lowest first. */
  readonly table: Uint8Array
  readonly low: string
  readonly high: string
  /** What the colours are, and whose scale: "evidence, this map's own scale · Inferno". */
  readonly name: string
}

export interface Text {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold: boolean
  readonly quiet: boolean
  readonly text: string
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface FigureLayout {
  readonly width: number
  readonly height: number
  readonly picture: Box
  readonly bar: Box | null
  /** Where lines of equal value cut the bar. */
  readonly ticks: readonly Box[]
  readonly contours: ContourLines | null
  readonly marks: Marks
  readonly texts: readonly Text[]
}

export const figureColours = { paper: '#ffffff', ink: '#1d1d1a', quiet: '#66645c' } as const
export const figureFont = 'system-ui, sans-serif'

const gap = 24
const [least, most] = [560, 1200]
/** Browsers draw no canvas as high as a picture of 3 × 500 would become. */
const tallest = 2400

/** @param measure width of a text in pixels, so that lines break where they must */
export function layOut(
  figure: Figure,
  measure: (text: string, size: number, bold: boolean) => number,
): FigureLayout {
  const wide = Math.min(most, Math.max(least, figure.picture.width))
  const whole = Math.round((wide * figure.picture.height) / figure.picture.width)
  const high = Math.max(1, Math.min(tallest, whole))
  const across = whole > tallest ? Math.max(1, Math.round((wide * tallest) / whole)) : wide
  const texts: Text[] = []
  let y = gap + high + gap
  let bar: Box | null = null
  if (figure.bar) {
    const { low, high: top, name } = figure.bar
    bar = { x: gap + 52, y, width: 200, height: 14 }
    const common = { y: y + 12, size: 14, bold: false, quiet: true }
    texts.push({ ...common, x: gap, text: low }, { ...common, x: bar.x + bar.width + 10, text: top })
    const line = { size: 14, bold: false, quiet: true, width: wide - 330 }
    for (const [i, text] of wrapped(name, line, measure).entries())
      texts.push({ ...line, x: gap + 330, y: y + 12 + 20 * i, text })
    y += 20 * Math.max(1, wrapped(name, line, measure).length) + 16
  }
  const write = (text: string, line: { size: number; bold: boolean; quiet: boolean }) => {
    for (const part of wrapped(text, { ...line, width: wide }, measure)) {
      texts.push({ ...line, x: gap, y: y + line.size, text: part })
      y += Math.round(line.size * 1.45)
    }
  }
  write(figure.title, { size: 20, bold: true, quiet: false })
  for (const line of figure.lines) write(line, { size: 14, bold: false, quiet: true })
  const picture = { x: gap + Math.round((wide - across) / 2), y: gap, width: across, height: high }
  const box = [picture.x, gap, across, high] as const
  const contours = figure.contours && contourLines(figure.contours, box)
  const ticks = bar && contours ? ticksOf(bar) : []
  const marks = placeMarks(figure.marked, { box, picture: figure.picture, measure })
  return { width: wide + 2 * gap, height: y + gap - 8, picture, bar, ticks, contours, marks, texts }
}

const ticksOf = (bar: Box) =>
  contourLevels.map((level) => ({
    x: bar.x + level * bar.width - 0.75,
    y: bar.y - 3,
    width: 1.5,
    height: bar.height + 6,
  }))

interface Line {
  readonly size: number
  readonly bold: boolean
  readonly width: number
}

function wrapped(text: string, line: Line, measure: Parameters<typeof layOut>[1]): readonly string[] {
  const lines: string[] = []
  const fits = (part: string) => measure(part, line.size, line.bold) <= line.width
  for (const word of text.split(' ').flatMap((word) => broken(word, fits))) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && !fits(longer)) lines.push(word)
    else lines.splice(-1, 1, longer)
  }
  return lines
}

/** A word longer than a line, in parts that fit. */
function broken(word: string, fits: (part: string) => boolean): readonly string[] {
  if (fits(word)) return [word]
  const parts = ['']
  for (const letter of word) {
    const longer = `${parts.at(-1)}${letter}`
    if (longer === letter || fits(longer)) parts.splice(-1, 1, longer)
    else parts.push(letter)
  }
  return parts
}
