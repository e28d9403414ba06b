// Shapes and colours that several things are made of.
import type { Pen } from '../types'

export type Point = readonly [x: number, y: number]
export type Stop = readonly [at: number, colour: string]

export function hsl(hue: number, saturation: number, lightness: number, alpha = 1): string {
  return `hsla(${((hue % 360) + 360) % 360}, ${saturation}%, ${lightness}%, ${alpha})`
}

/** White above level, black below it, as relief reads it. */
export function level(raise: number): string {
  return raise > 0 ? `rgba(255, 255, 255, ${raise})` : `rgba(0, 0, 0, ${-raise})`
}

export function radial(pen: Pen, [x, y, r]: readonly [number, number, number], stops: readonly Stop[]) {
  const gradient = pen.createRadialGradient(x, y, 0, x, y, r)
  for (const [at, colour] of stops) gradient.addColorStop(at, colour)
  return gradient
}

export function along(pen: Pen, [from, to]: readonly [Point, Point], stops: readonly Stop[]) {
  const gradient = pen.createLinearGradient(from[0], from[1], to[0], to[1])
  for (const [at, colour] of stops) gradient.addColorStop(at, colour)
  return gradient
}

export function disc(pen: Pen, x: number, y: number, r: number): void {
  pen.beginPath()
  pen.arc(x, y, r, 0, 2 * Math.PI)
  pen.fill()
}

export function polyline(pen: Pen, points: readonly Point[]): void {
  pen.beginPath()
  points.forEach(([x, y], i) => {
    if (i === 0) pen.moveTo(x, y)
    else pen.lineTo(x, y)
  })
}

export function polygon(pen: Pen, points: readonly Point[]): void {
  polyline(pen, points)
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

/** A line that follows the ribbon at a constant share of its width. */
export function follow(ribbon: Ribbon, side: number, [from, to]: Point = [0, 1]): Point[] {
  return Array.from({ length: 33 }, (_, i) => onRibbon(ribbon, from + ((to - from) * i) / 32, side))
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
