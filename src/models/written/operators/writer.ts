// The contract of a kernel's writer: nodes are put on the sheet, and what comes out is told.
import type { Operation } from '../record'
import type { Held, Sheet } from '../sheet'

export interface Asked {
  readonly sheet: Sheet
  readonly operation: Operation
  /** The kernel's input of that name. */
  readonly id: (name: string) => number
  readonly shape: (name: string) => readonly number[]
  readonly attribute: (name: string) => unknown
}

/** One for each output. @throws NotWritten */
export type Write = (asked: Asked) => readonly Held[]

/** By the kernel's name. */
export type Writers = Readonly<Record<string, Write>>
