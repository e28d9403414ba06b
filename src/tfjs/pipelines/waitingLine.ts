// Work for a GPU that waits for its pipelines, in the order in which it was asked for: nothing overtakes.

/** A dispatch, or the copying of an answer. */
export interface Waiting {
  /** Whether its pipeline is still being made. */
  waits(): boolean
  /** @param unready its pipeline is not there and has to be made at once. */
  run(unready: boolean): void
  /** Tensors that it will read or write. */
  readonly uses: readonly object[]
  /** Bytes that it keeps from being used again. */
  readonly bytes: number
  /** It will not run any more. */
  drop?(why: Error): void
}

export class WaitingLine {
  private line: Waiting[] = []
  private readonly uses = new Map<object, number>()
  private bytes = 0

  get empty(): boolean {
    return this.line.length === 0
  }

  /** Bytes of what those in the line will write. */
  get held(): number {
    return this.bytes
  }

  has(tensor: object): boolean {
    return this.uses.has(tensor)
  }

  used(): IterableIterator<object> {
    return this.uses.keys()
  }

  join(waiting: Waiting): void {
    this.line.push(waiting)
    this.bytes += waiting.bytes
    for (const tensor of waiting.uses) this.uses.set(tensor, (this.uses.get(tensor) ?? 0) + 1)
  }

  /** Runs the first ones, until one still waits; `all` waits for none. */
  advance(all: boolean): void {
    for (let next = this.line[0]; next && (all || !next.waits()); next = this.line[0]) {
      this.line.shift()
      this.leave(next)
      next.run(next.waits())
    }
  }

  clear(why: Error): void {
    const line = this.line
    this.line = []
    for (const each of line) {
      this.leave(each)
      each.drop?.(why)
    }
  }

  private leave({ uses, bytes }: Waiting): void {
    this.bytes -= bytes
    for (const tensor of uses) {
      const left = (this.uses.get(tensor) ?? 1) - 1
      if (left > 0) this.uses.set(tensor, left)
      else this.uses.delete(tensor)
    }
  }
}
