// What the page brings along: models and pictures of its own, by id. Paths are relative to the page.

export interface BuiltinModel {
  readonly id: string
  readonly name: string
  readonly url: string
}

export interface BuiltinPicture {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly thumbnail: string
}

export interface Builtin {
  readonly models: readonly BuiltinModel[]
  readonly pictures: readonly BuiltinPicture[]
}

/** The first of each is what the page opens with. */
export const builtin: Builtin = { models: [], pictures: [] }
