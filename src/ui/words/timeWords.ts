// What took the time of a map, as the engine counts it.

export const timeWords: Readonly<Record<string, string>> = {
  load: 'load',
  preprocess: 'preprocess',
  classify: 'classify',
  explain: 'explain',
  draw: 'draw',
}
