// The twelve classes, in the order of the classifier's outputs.
import { apple } from './things/apple'
import { banana } from './things/banana'
import { bell } from './things/bell'
import { bulb } from './things/bulb'
import { fish } from './things/fish'
import { key } from './things/key'
import { leaf } from './things/leaf'
import { mug } from './things/mug'
import { orange } from './things/orange'
import { scissors } from './things/scissors'
import { starfish } from './things/starfish'
import { umbrella } from './things/umbrella'
import type { Thing } from './types'

export interface Kind {
  readonly name: string
  readonly thing: Thing
  /** How large it is beside the others. */
  readonly size: number
  /** How tall it stands, 1 being its radius: the length of its shadow. */
  readonly tall: number
}

export const kinds: readonly Kind[] = [
  { name: 'apple', thing: apple, size: 0.92, tall: 0.8 },
  { name: 'banana', thing: banana, size: 1.22, tall: 0.28 },
  { name: 'orange', thing: orange, size: 0.9, tall: 0.75 },
  { name: 'mug', thing: mug, size: 1.12, tall: 1 },
  { name: 'key', thing: key, size: 1.2, tall: 0.1 },
  { name: 'leaf', thing: leaf, size: 1.05, tall: 0.14 },
  { name: 'starfish', thing: starfish, size: 1.05, tall: 0.28 },
  { name: 'fish', thing: fish, size: 1.2, tall: 0.3 },
  { name: 'umbrella', thing: umbrella, size: 1.1, tall: 0.45 },
  { name: 'bell', thing: bell, size: 1.02, tall: 0.6 },
  { name: 'scissors', thing: scissors, size: 1.28, tall: 0.16 },
  { name: 'light bulb', thing: bulb, size: 1, tall: 0.65 },
]

export const classNames: readonly string[] = kinds.map((kind) => kind.name)
