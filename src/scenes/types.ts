// What the painter's files share. A thing is a list of parts; a part is paint plus a bulge plus a material.
import type { Random } from './random'

/** Any 2-D context: a page's, a worker's OffscreenCanvas or @napi-rs/canvas. */
export type Pen = OffscreenCanvasRenderingContext2D

export interface SceneCanvas {
  readonly width: number
  readonly height: number
  getContext(kind: '2d', options?: { willReadFrequently: boolean }): Pen | null
}

/** The only thing that the painter needs from where it runs. */
export type MakeCanvas = (width: number, height: number) => SceneCanvas

export type Rgb = readonly [number, number, number]

export interface Material {
  /** Height of the bulge, 1 being the radius of the thing. */
  readonly depth: number
  /** How far from its edge a part keeps rising; Infinity makes an apple, 0.05 a coin. */
  readonly bevel: number
  /** 0 is felt, 1 is wet glass. */
  readonly gloss: number
  /** How much of the colour is a mirror image of the room. */
  readonly metal?: number
  /** How much of what lies beneath shines through. */
  readonly clear?: number
  /** Height of the fine bumps and their number across the thing. */
  readonly bumps?: readonly [height: number, count: number]
}

/** Painted in the thing's own units: it fits the circle of radius 1 round the origin. */
export interface Part {
  readonly material: Material
  readonly paint: (pen: Pen) => void
  /** Grey relief on top of the bulge: 50 % grey is level, white is raised by `reliefDepth`. */
  readonly relief?: (pen: Pen) => void
  readonly reliefDepth?: number
}

export type Thing = (random: Random) => readonly Part[]

/** Where a thing lies, in parts of the picture's side; turned clockwise in radians. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly turn: number
}

/** Writes linear red, green, blue and height at a point of the unit square. */
export type Ground = (u: number, v: number, out: Float32Array) => void
export type MakeGround = (random: Random) => Ground

export interface Light {
  /** Towards the lamp: right, down, up to the viewer; length 1. */
  readonly towards: Rgb
  readonly key: Rgb
  readonly sky: Rgb
  /** Blur of a shadow's far end, in parts of the picture. */
  readonly softness: number
  /** How much of the lamp arrives at a point of the unit square. */
  readonly glow: (u: number, v: number) => number
}

/** The picture while it is painted: linear light, and who owns each pixel (0: nobody). */
export interface Frame {
  readonly size: number
  readonly rgb: Float32Array
  readonly owner: Uint8Array
  readonly glow: Float32Array
}

/** A grid of numbers, row by row. */
export interface Field {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}
