// Sentences that are not the page's own words: of models, of the engine, of files, and what went wrong.

export const spoken = { told: (sentence: string): string => sentence }

/** In the page's language, where it is known there. */
export const told = (sentence: string): string => spoken.told(sentence)
