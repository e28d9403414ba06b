import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { along, curve, disc, hsl, level, outline, polygon, polyline, type Ribbon } from './strokes'

interface Coat {
  readonly back: string
  readonly side: string
  readonly belly: string
  readonly fin: string
  readonly stripes: boolean
  readonly metal: number
}

const coats: readonly Coat[] = [
  {
    back: hsl(208, 35, 26),
    side: hsl(205, 16, 66),
    belly: hsl(40, 14, 88),
    fin: hsl(208, 18, 46),
    stripes: false,
    metal: 0.35,
  },
  {
    back: hsl(18, 82, 44),
    side: hsl(28, 90, 55),
    belly: hsl(42, 85, 72),
    fin: hsl(20, 85, 52),
    stripes: false,
    metal: 0.2,
  },
  {
    back: hsl(175, 40, 22),
    side: hsl(165, 26, 58),
    belly: hsl(60, 20, 86),
    fin: hsl(170, 28, 38),
    stripes: true,
    metal: 0.35,
  },
  {
    back: hsl(350, 42, 42),
    side: hsl(352, 45, 66),
    belly: hsl(15, 40, 88),
    fin: hsl(352, 50, 52),
    stripes: false,
    metal: 0.25,
  },
  {
    back: hsl(224, 60, 32),
    side: hsl(210, 70, 52),
    belly: hsl(48, 80, 66),
    fin: hsl(46, 85, 55),
    stripes: true,
    metal: 0.12,
  },
]

/** Nose at the left (t = 0), root of the tail at the right. */
function trunk(plump: number, arch: number): Ribbon {
  const half = (t: number) =>
    plump * Math.sin(Math.PI * Math.min(1, t * 0.86 + 0.02) ** 0.72) ** 0.85 + 0.045 * t
  return { middle: curve([-0.95, 0.02], [-0.1, arch], [0.66, 0]), half }
}

function fins(plump: number, { coat, sweep }: { coat: Coat; sweep: number }): Part {
  const rays = (pen: Pen) => {
    pen.strokeStyle = 'rgba(0, 0, 0, 0.22)'
    pen.lineWidth = 0.012
    for (let i = 0; i < 9; i++) {
      polyline(pen, [
        [0.6, 0],
        [1, -0.36 + i * 0.09],
      ])
      pen.stroke()
      polyline(pen, [
        [-0.35 + i * 0.09, -plump * 0.7],
        [-0.22 + i * 0.1, -plump - 0.22],
      ])
      pen.stroke()
    }
  }
  const paint = (pen: Pen) => {
    pen.fillStyle = coat.fin
    pen.beginPath()
    pen.moveTo(0.56, 0)
    pen.quadraticCurveTo(0.74, -0.1, 0.98, -0.38)
    pen.quadraticCurveTo(0.84, 0, 0.98, 0.38)
    pen.quadraticCurveTo(0.74, 0.1, 0.56, 0)
    pen.moveTo(-0.42, -plump * 0.75)
    pen.quadraticCurveTo(-0.2, -plump - 0.3 - sweep, 0.12, -plump - 0.12)
    pen.lineTo(0.36, -plump * 0.55)
    pen.moveTo(0.0, plump * 0.8)
    pen.quadraticCurveTo(0.16, plump + 0.22, 0.34, plump + 0.12)
    pen.lineTo(0.3, plump * 0.6)
    pen.fill()
    pen.globalCompositeOperation = 'source-atop'
    rays(pen)
  }
  return { material: { depth: 0.03, bevel: 0.06, gloss: 0.5 }, paint }
}

function scales(pen: Pen, { style, plump }: { style: string; plump: number }): void {
  pen.strokeStyle = style
  pen.lineWidth = 0.014
  for (let row = -6; row <= 6; row++) {
    for (let column = 0; column < 14; column++) {
      const x = -0.42 + column * 0.078 + (row & 1) * 0.039
      pen.beginPath()
      pen.arc(x, row * plump * 0.16, 0.045, 0.5 * Math.PI, 1.5 * Math.PI)
      pen.stroke()
    }
  }
}

function body(random: Random, { coat, plump }: { coat: Coat; plump: number }): Part {
  const edge = outline(trunk(plump, random.range(-0.06, 0.06)))
  const bars = Array.from({ length: 6 }, (_, i) => -0.36 + i * 0.18 + random.range(-0.02, 0.02))
  const paint = (pen: Pen) => {
    polygon(pen, edge)
    pen.fillStyle = along(
      pen,
      [
        [0, -plump],
        [0, plump],
      ],
      [
        [0, coat.back],
        [0.28, coat.back],
        [0.5, coat.side],
        [0.85, coat.belly],
        [1, coat.belly],
      ],
    )
    pen.fill()
    pen.clip()
    if (coat.stripes) {
      pen.strokeStyle = coat.back
      pen.lineWidth = 0.06
      for (const x of bars) {
        polyline(pen, [
          [x, -plump],
          [x + 0.05, plump * 0.35],
        ])
        pen.stroke()
      }
    }
    scales(pen, { style: 'rgba(10, 20, 30, 0.2)', plump })
    pen.strokeStyle = 'rgba(20, 10, 10, 0.5)'
    pen.lineWidth = 0.022
    pen.beginPath()
    pen.arc(-0.75, 0.0, 0.27, -0.95, 0.95)
    pen.stroke()
    polyline(pen, [
      [-0.97, 0.06],
      [-0.84, 0.08],
    ])
    pen.stroke()
  }
  const relief = (pen: Pen) => {
    scales(pen, { style: level(-0.6), plump })
    pen.strokeStyle = level(-0.9)
    pen.lineWidth = 0.04
    pen.beginPath()
    pen.arc(-0.75, 0.0, 0.27, -0.95, 0.95)
    pen.stroke()
  }
  return {
    material: { depth: 0.26, bevel: Infinity, gloss: 0.72, metal: coat.metal },
    paint,
    relief,
    reliefDepth: 0.025,
  }
}

function eye(): Part {
  const paint = (pen: Pen) => {
    pen.fillStyle = hsl(46, 70, 72)
    disc(pen, -0.76, -0.06, 0.072)
    pen.fillStyle = '#0a0a0c'
    disc(pen, -0.765, -0.06, 0.045)
  }
  return { material: { depth: 0.05, bevel: Infinity, gloss: 0.95 }, paint }
}

function flipper(coat: Coat): Part {
  const paint = (pen: Pen) => {
    pen.fillStyle = coat.fin
    polygon(
      pen,
      outline(
        {
          middle: curve([-0.42, 0.08], [-0.25, 0.2], [-0.1, 0.2]),
          half: (t) => 0.03 + 0.075 * t * (2 - t * 1.4),
        },
        12,
      ),
    )
    pen.fill()
  }
  return { material: { depth: 0.04, bevel: 0.08, gloss: 0.6 }, paint }
}

export const fish: Thing = (random) => {
  const coat = random.pick(coats)
  const plump = random.range(0.25, 0.4)
  const sweep = random.range(0, 0.1)
  return [fins(plump, { coat, sweep }), body(random, { coat, plump }), flipper(coat), eye()]
}
