// In which language the page speaks: as chosen on it, else the first of the browser's that it knows.
import type { Marks } from '../../state/network/marks'

export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

const MARK = 'language'

export function languageOf(marks: Pick<Marks, 'get'>, browser: readonly string[]): Language {
  const known = (tag: string | null) => (tag === 'de' || tag === 'en' ? tag : null)
  const wished = browser.map((tag) => known(tag.slice(0, 2).toLowerCase())).find((tag) => tag !== null)
  return known(marks.get(MARK)) ?? wished ?? 'en'
}

export const chooseLanguage = (marks: Pick<Marks, 'set'>, language: Language): void =>
  marks.set(MARK, language)

/** Before the page is drawn; where the words cannot be fetched it stays English. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en') return
  const german = await import('./german/speak').catch(() => null)
  german?.speakGerman()
  if (german) document.documentElement.lang = language
}
