import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { Broken } from './Broken'
import './base.css'
import { isEmbedded } from './embed/isEmbedded'
import { later } from './later'
import { type Page, PageContext } from './page'

const Embed = later(async () => (await import('./embed/Embed')).Embed)

export function mountPage(element: Element, page: Page): void {
  const embedded = isEmbedded(location.search)
  document.documentElement.toggleAttribute('data-embedded', embedded)
  createRoot(element).render(
    <StrictMode>
      <Broken>
        <PageContext value={page}>
          <Suspense>{embedded ? <Embed /> : <App />}</Suspense>
        </PageContext>
      </Broken>
    </StrictMode>,
  )
}
