// The six scenes that the page shows first. Their seeds were chosen by eye; together they show
// every class, and the built-in model finds every thing in them.

export interface Sample {
  readonly id: string
  readonly title: string
  readonly seed: number
}

/** Side in pixels of the pictures in public/builtin/pictures/, drawn by writeSamples.ts. */
export const SAMPLE_SIDE = 512

export const samples: readonly Sample[] = [
  { id: 'paper', title: 'Mug, fish and banana', seed: 14 },
  { id: 'boards', title: 'Mug, leaf and orange', seed: 21 },
  { id: 'terracotta', title: 'Fish, key and umbrella', seed: 60 },
  { id: 'marble', title: 'Orange, scissors and key', seed: 66 },
  { id: 'slate', title: 'Starfish, light bulb and apple', seed: 71 },
  { id: 'concrete', title: 'Bell and scissors', seed: 70 },
]
