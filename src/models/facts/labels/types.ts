// Lists of class names: as they were found, and as they fit a model.

/** A list as a file holds it. */
export interface NameList {
  readonly names: readonly string[]
  /** What was doubtful in reading it, a sentence each, without the file's name. */
  readonly doubts: readonly string[]
}

export interface Labels {
  readonly names: readonly string[]
  /** For the card: "labels.txt", "perhaps ImageNet", "none". */
  readonly source: string
  readonly doubts?: readonly string[]
  /** Somebody named it as the list. */
  readonly named?: true
}

export const NO_NAMES: NameList = { names: [], doubts: [] }
export const NO_LABELS: Labels = { names: [], source: 'none' }

export const GUESSED = 'perhaps ImageNet'
