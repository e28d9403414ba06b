import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { Broken } from './Broken'
import './base.css'
import { Embed } from './embed/Embed'
import { isEmbedded } from './embed/isEmbedded'
import { type Page, PageContext } from './page'

export function mountPage(element: Element, page: Page): void {
  createRoot(element).render(
    <StrictMode>
      <Broken>
        <PageContext value={page}>{isEmbedded(location.search) ? <Embed /> : <App />}</PageContext>
      </Broken>
    </StrictMode>,
  )
}
