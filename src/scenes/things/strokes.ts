// Shapes and colours that several things are made of.
import type { Pen } from '../types'

export type Point = readonly [x: number, y: number]
export type Circle = readonly [x: number, y: number, radius: number]
/** Colours by where they stand, 0 to 1. */
export type Stops = Readonly<Record<number, string>>

export function hsl(hue: number, saturation: number, lightness: number, alpha = 1): string {
  return `hsla(${((hue % 360) + 360) % 360}, ${saturation}%, ${lightness}%, ${alpha})`
}

/** White above level, black below it, as relief reads it. */
export function level(raise: number): string {
  return raise > 0 ? `rgba(255, 255, 255, ${raise})` : `rgba(0, 0, 0, ${-raise})`
}

function coloured(gradient: CanvasGradient, stops: Stops): CanvasGradient {
  for (const [at, colour] of Object.entries(stops)) gradient.addColorStop(Number(at), colour)
  return gradient
}

export function radial(pen: Pen, [x, y, r]: Circle, stops: Stops): CanvasGradient {
  return coloured(pen.createRadialGradient(x, y, 0, x, y, r), stops)
}

export function along(
  pen: Pen,
  line: readonly [number, number, number, number],
  stops: Stops,
): CanvasGradient {
  return coloured(pen.createLinearGradient(...line), stops)
}

/** The whole of the thing, for gradients under a clip. */
export function flood(pen: Pen, style: string | CanvasGradient): void {
  pen.fillStyle = style
  pen.fillRect(-1.1, -1.1, 2.2, 2.2)
}

export function disc(pen: Pen, [x, y, r]: Circle): void {
  pen.beginPath()
  pen.arc(x, y, r, 0, 2 * Math.PI)
  pen.fill()
}

export function ring(pen: Pen, [x, y, r]: Circle): void {
  pen.beginPath()
  pen.arc(x, y, r, 0, 2 * Math.PI)
  pen.stroke()
}

/** A stroke from point to point, given as x, y, x, y... */
export function stroke(pen: Pen, line: readonly number[]): void {
  pen.beginPath()
  for (let i = 0; i < line.length; i += 2) pen.lineTo(line[i] ?? 0, line[i + 1] ?? 0)
  pen.stroke()
}

export function polygon(pen: Pen, points: readonly Point[]): void {
  pen.beginPath()
  for (const [x, y] of points) pen.lineTo(x, y)
  pen.closePath()
}

export interface Ribbon {
  /** The middle line, for t from 0 to 1. */
  readonly middle: (t: number) => Point
  /** Half the width there. */
  readonly half: (t: number) => number
}

/** A point of the ribbon: `side` from -1 (left edge) to 1. */
export function onRibbon({ middle, half }: Ribbon, t: number, side: number): Point {
  const [x, y] = middle(t)
  const [ax, ay] = middle(Math.max(0, t - 0.01))
  const [bx, by] = middle(Math.min(1, t + 0.01))
  const norm = Math.hypot(bx - ax, by - ay) || 1
  const reach = half(t) * side
  return [x - ((by - ay) / norm) * reach, y + ((bx - ax) / norm) * reach]
}

/** The ribbon's outline, there and back. */
export function outline(ribbon: Ribbon, steps = 48): Point[] {
  const there = Array.from({ length: steps + 1 }, (_, i) => onRibbon(ribbon, i / steps, -1))
  const back = Array.from({ length: steps + 1 }, (_, i) => onRibbon(ribbon, 1 - i / steps, 1))
  return [...there, ...back]
}

/** Strokes a line that follows the ribbon at a constant share of its width, from t to t. */
export function follow(
  pen: Pen,
  ribbon: Ribbon,
  { side, from, to }: { side: number; from: number; to: number },
) {
  const points = Array.from({ length: 33 }, (_, i) => onRibbon(ribbon, from + ((to - from) * i) / 32, side))
  stroke(pen, points.flat())
}

/** Quadratic curve through its three control points' hull. */
export function curve(a: Point, b: Point, c: Point): (t: number) => Point {
  return (t) => {
    const s = 1 - t
    return [s * s * a[0] + 2 * s * t * b[0] + t * t * c[0], s * s * a[1] + 2 * s * t * b[1] + t * t * c[1]]
  }
}

/** A closed outline given by its radius at each angle. */
export function polar(radius: (angle: number) => number, steps = 180): Point[] {
  return Array.from({ length: steps }, (_, i) => {
    const angle = (i / steps) * 2 * Math.PI
    const r = radius(angle)
    return [r * Math.cos(angle), r * Math.sin(angle)]
  })
}

/** That many of whatever `make` gives. */
export function many<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i))
}
