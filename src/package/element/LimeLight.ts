// The custom element itself: it waits until it is in sight, takes its turn with the page's one engine, and tells by
// `explained` or `failed` what came of it.
import { isNamed } from '../../errors'
import type { Geometry } from '../../picture/types'
import { writeJson } from '../../recipe/writeRecipe'
import type { TakeTurn } from './desk'
import { type Explained, explainOn, type Given } from './explainOn'
import { type Frame, frameIn } from './frame'
import { attributeKeys, readAttributes, readableAttributes } from './keys'
import { sentenceOf } from './sentence'

export interface LimeLightElement extends HTMLElement {
  /**
   * Explains now, whether in sight or not, what is given in the place of the attributes.
   * @throws what the event `failed` tells; AbortError where another run took its place
   */
  explain(given?: Given): Promise<Explained>
}

export interface Tools {
  readonly takeTurn: TakeTurn
  readonly sheet: CSSStyleSheet
}

export function limeLightClass({ takeTurn, sheet }: Tools): new () => LimeLightElement {
  return class LimeLight extends HTMLElement implements LimeLightElement {
    static readonly observedAttributes = [...attributeKeys, 'when']
    readonly #frame: Frame
    readonly #sight = new IntersectionObserver((seen) => {
      if (seen.some((each) => each.isIntersecting)) this.#begin()
    })
    #given: Given = {}
    #running: AbortController | null = null
    #begun = false
    #queued = false

    constructor() {
      super()
      const root = this.attachShadow({ mode: 'open' })
      root.adoptedStyleSheets = [sheet]
      this.#frame = frameIn(root)
      this.#frame.button.addEventListener('click', () => this.#begin())
    }

    connectedCallback(): void {
      this.#wait()
    }

    disconnectedCallback(): void {
      this.#sight.disconnect()
      this.#running?.abort()
      this.#begun = false
    }

    /** Several attributes that change at once are one change. */
    attributeChangedCallback(): void {
      if (this.#queued || !this.isConnected) return
      this.#queued = true
      queueMicrotask(() => {
        this.#queued = false
        if (this.#begun) void this.explain(this.#given).catch(() => undefined)
        else if (this.isConnected) this.#wait()
      })
    }

    async explain(given: Given = {}): Promise<Explained> {
      this.#begun = true
      this.#sight.disconnect()
      this.#frame.button.hidden = true
      this.#given = given
      this.#running?.abort()
      const running = new AbortController()
      this.#running = running
      try {
        const explained = await this.#explained(given, running.signal)
        this.#tell('explained', explained)
        return explained
      } catch (error) {
        if (isNamed(error, 'AbortError')) throw error
        const { name, message } = error as Error
        this.dataset.phase = 'failed'
        this.#frame.say(message)
        this.#tell('failed', { name, message, manifest: JSON.parse(writeJson(readableAttributes(this))) })
        throw error
      }
    }

    async #explained(given: Given, signal: AbortSignal): Promise<Explained> {
      this.dataset.phase = 'loading'
      this.#frame.say('Opening model and picture.')
      const recipe = readAttributes(this)
      let geometry: Geometry | null = null
      const explained = await takeTurn(signal, (desk) =>
        explainOn(
          desk,
          { recipe, given, signal },
          {
            picture: ({ display }) => {
              this.#frame.picture(display)
              display.close()
            },
            geometry: (found) => {
              geometry = found
            },
            progress: (done, total) => {
              this.dataset.phase = 'explaining'
              if (total > 1) this.#frame.say(`${done} of ${total}`)
            },
          },
        ),
      )
      const facts = { heatmap: explained.heatmap, label: explained.class.label, method: recipe.method }
      const label = sentenceOf(facts)
      if (geometry) this.#frame.map(explained.heatmap, { geometry, look: recipe.look, label })
      this.#frame.say(label)
      this.dataset.phase = 'done'
      return explained
    }

    /** Until it is in sight, or until a click where `when` says so. */
    #wait(): void {
      this.dataset.phase = 'waiting'
      const byClick = this.getAttribute('when') === 'click'
      this.#frame.button.hidden = !byClick
      this.#sight.disconnect()
      if (!byClick && this.getAttribute('when') !== 'called') this.#sight.observe(this)
    }

    #begin(): void {
      // The event `failed` and the sentence have told it.
      if (!this.#begun) void this.explain().catch(() => undefined)
    }

    #tell(name: 'explained' | 'failed', detail: unknown): void {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
    }
  }
}
