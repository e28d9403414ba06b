// What is said of the boxes that a detector finds.

export const boxWords = {
  boxes: 'Boxes',
  over: (count: string, all: string, score: string) => `${count} of ${all} from ${score} on`,
  from: 'From score',
  none: (score: string, best: string) =>
    `No box scores ${score} or more; the best has ${best}. Lower the score to see more.`,
  chosen: 'Chosen, below that score',
  unknown: 'dropped for a better one',
  broken: (count: string) => `${count} predictions hold something that is no number; they are left out.`,
  help: 'The map is of the score of one box and its class. Click a box in the picture or choose it here.',
  helpTouch: 'The map is of the score of one box and its class. Tap a box in the picture or choose it here.',
} as const
