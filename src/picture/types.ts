// The vocabulary of pictures: their pixels, how a model wants them, where what it saw lies.

export type ScaleName = 'unit' | 'signed' | 'bytes' | 'imagenet' | 'caffe' | 'bgr'

/** A named scaling, or (x - mean) / std on 0..255. */
export type Scale = ScaleName | OwnScale

export interface OwnScale {
  readonly mean: readonly number[]
  readonly std: readonly number[]
  /** Blue first, and the numbers in that order. */
  readonly reversed?: true | undefined
}

/** How a picture of other proportions is brought into the model's. */
export type Fit = 'stretch' | 'crop' | 'letterbox'

/** How pixels are weighed where a picture changes its size, each as Pillow computes it: antialiased but for nearest. */
export type Resample = 'nearest' | 'lanczos' | 'bilinear' | 'bicubic' | 'box' | 'hamming'

/** How a picture becomes a model's input: its size in pixels, its scale, its fit. */
export interface Preprocess {
  readonly height: number
  readonly width: number
  readonly scale: Scale
  readonly fit: Fit
  /**
   * Its shorter side in pixels before the middle is cut out, as in torchvision's Resize(256) and CenterCrop(224); at least
   * that of the input. With `crop` and without it the largest centred part becomes the input at once; `letterbox` has none.
   */
  readonly resize?: number | null
  /** `bilinear` where nothing is said. */
  readonly resample?: Resample | null
}

/** The part of the picture that the model saw, and where it lies on the model's input. */
export interface Geometry {
  /** Width and height of the upright picture in pixels. */
  readonly picture: readonly [number, number]
  /** Left, top, width, height of what the model saw, in picture pixels; in parts of them where the picture was resized before the crop. */
  readonly source: readonly [number, number, number, number]
  /** Where that lies on the input, in input pixels: left, top, width, height (smaller than the input for letterbox). */
  readonly target: readonly [number, number, number, number]
  /** Width and height of the input. */
  readonly input: readonly [number, number]
}

/** Upright, red green blue and alpha a pixel, row by row from the top left; alpha not multiplied in. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}
