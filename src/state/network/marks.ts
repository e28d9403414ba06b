// Small marks that outlive a reload, in this tab or in this browser. Where the browser keeps none, the page goes on
// as if none had been set.

export interface Marks {
  get(name: string): string | null
  set(name: string, value: string | null): void
}

export function openMarks(storage: () => Storage): Marks {
  return {
    get(name) {
      try {
        return storage().getItem(`limelight.${name}`)
      } catch {
        return null
      }
    },
    set(name, value) {
      try {
        if (value === null) storage().removeItem(`limelight.${name}`)
        else storage().setItem(`limelight.${name}`, value)
      } catch {}
    },
  }
}
