export interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string | null
  readonly known: boolean
}
export function known(licence: unknown): boolean
export function licences(root: string): Licence[]
