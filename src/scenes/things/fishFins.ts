// Tail, back fin, belly fin with their rays, and the fin at the side.
import type { Part, Pen } from '../types'
import type { Coat } from './fishCoats'
import { curve, many, outline, polygon, stroke } from './strokes'

function tail(pen: Pen): void {
  pen.moveTo(0.56, 0)
  pen.quadraticCurveTo(0.74, -0.1, 0.98, -0.38)
  pen.quadraticCurveTo(0.84, 0, 0.98, 0.38)
  pen.quadraticCurveTo(0.74, 0.1, 0.56, 0)
}

function rays(pen: Pen, plump: number): void {
  pen.globalCompositeOperation = 'source-atop'
  pen.strokeStyle = 'rgba(0, 0, 0, 0.22)'
  pen.lineWidth = 0.012
  for (const i of many(9, (k) => k)) {
    stroke(pen, [0.6, 0, 1, -0.36 + i * 0.09])
    stroke(pen, [-0.35 + i * 0.09, -plump * 0.7, -0.22 + i * 0.1, -plump - 0.22])
  }
}

/** `sweep` is how far the back fin rises. */
export function fins(coat: Coat, plump: number, sweep: number): Part {
  const paint = (pen: Pen) => {
    pen.fillStyle = coat.fin
    pen.beginPath()
    tail(pen)
    pen.moveTo(-0.42, -plump * 0.75)
    pen.quadraticCurveTo(-0.2, -plump - 0.3 - sweep, 0.12, -plump - 0.12)
    pen.lineTo(0.36, -plump * 0.55)
    pen.moveTo(0.0, plump * 0.8)
    pen.quadraticCurveTo(0.16, plump + 0.22, 0.34, plump + 0.12)
    pen.lineTo(0.3, plump * 0.6)
    pen.fill()
    rays(pen, plump)
  }
  return { material: { depth: 0.03, bevel: 0.06, gloss: 0.5 }, paint }
}

export function flipper(coat: Coat): Part {
  const half = (t: number) => 0.03 + 0.075 * t * (2 - t * 1.4)
  const shape = outline({ middle: curve([-0.42, 0.08], [-0.25, 0.2], [-0.1, 0.2]), half }, 12)
  const paint = (pen: Pen) => {
    pen.fillStyle = coat.fin
    polygon(pen, shape)
    pen.fill()
  }
  return { material: { depth: 0.04, bevel: 0.08, gloss: 0.6 }, paint }
}
