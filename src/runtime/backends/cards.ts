// The backends, best first.
import type { BackendCard } from './card'
import { card as cpu } from './cpu/card'
import { card as wasm } from './wasm/card'
import { card as webgl } from './webgl/card'
import { card as webgpu } from './webgpu/card'

const cards = [webgpu, webgl, wasm, cpu] as const

/** TensorFlow.js's own names of the backends there are. */
export type BackendName = (typeof cards)[number]['name']

export const backendCards: readonly (BackendCard & { readonly name: BackendName })[] = cards

export const backendNames: readonly BackendName[] = cards.map(({ name }) => name)

export const backendCard = (name: BackendName): BackendCard =>
  backendCards.find((card) => card.name === name) ?? cpu
