// Above the stage: remarks, what was replaced, and a version that waits.

export const alertWords = {
  remarks: (count: number) => `${count} remarks`,
  missing: 'This part of the page could not be fetched; reload the page once its host answers again.',
  outdated: 'This part of the page belongs to an older version; take the newer one, what is open comes back.',
  broken: 'The page broke while it was drawn; reload it, and what was open comes back.',
  reload: 'Reload',
  fewer: 'Fewer',
  replaced: (names: readonly string[]) => `Replaced ${names.join(' and ')}.`,
  update: 'A new version of this page is ready.',
  takeUpdate: 'Take it',
  undo: 'Undo',
  undoKey: 'Ctrl+Z or ⌘Z',
} as const
