// Rewrites what newer versions of Keras write into the form that this project reads. JSON in, JSON out.
export interface Repairable {
  readonly topology: unknown
  readonly weightSpecs: readonly unknown[]
}

export interface Repaired extends Repairable {
  /** What was changed, each a short sentence. */
  readonly repairs: readonly string[]
}

export function repairKeras(model: Repairable): Repaired {
  return { ...model, repairs: [] }
}
