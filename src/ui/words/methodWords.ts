// The list of methods: what each costs here, and what it is for.
import type { MethodCard } from '../../engine/types'
import { duration } from '../../results/format'
import type { Cost } from '../../state/methodTimes'

export const costNames: Readonly<Record<MethodCard['cost'], string>> = {
  'one pass': 'One pass',
  'a few passes': 'A few passes',
  'many passes': 'Tens of passes',
  'per channel': 'A pass per channel',
  'per mask': 'A pass per mask',
  'per channel and sample': 'Many passes per channel',
}

export const methodWords = {
  find: 'Find a method',
  none: 'No method has this word.',
  all: 'Show all',
  fewer: 'Show fewer',
  channels: (count: string) => `${count} channels here`,
  same: (name: string) => `same map as ${name}`,
  about: 'Times are of this device and model: measured once a method has run, ≈ estimated until then.',
  draft: (time: string) => `draft from ${time}`,
} as const

const signs: Readonly<Record<Cost['how'], string>> = { measured: '', about: '≈ ', most: '≤ ' }

/** "38 ms", "≈ 14 s", "≤ 27 s" where only what follows the layer runs so often. */
export const costText = ({ ms, how }: Cost): string => `${signs[how]}${duration(ms)}`

/** What a method is good for, without where it fails: "A quick first look at any network". */
export const purposeOf = ({ goodFor }: Pick<MethodCard, 'goodFor'>): string =>
  (goodFor.split(/[;:.]/)[0] ?? '').trim()
