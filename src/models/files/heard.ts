// A report that may cancel, told from where nobody can wait for it: between two pieces of a file.

export interface Heard<T extends readonly unknown[]> {
  /** Never throws. */
  tell(...what: T): void
  /** Rejects as the first call did that was refused. */
  last(...what: T): Promise<void>
}

/** @param report awaited; what it throws is kept until the `last` call of a file */
export function heard<T extends readonly unknown[]>(report: (...what: T) => void | Promise<void>): Heard<T> {
  const refused: unknown[] = []
  const told = async (what: T) => {
    try {
      await report(...what)
    } catch (error) {
      refused.push(error)
    }
  }
  return {
    tell: (...what) => void told(what),
    async last(...what) {
      await told(what)
      if (refused.length > 0) throw refused[0]
    },
  }
}
