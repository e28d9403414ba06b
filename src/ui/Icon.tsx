// The few line drawings of the page, one path each on a 16 x 16 grid.

const paths = {
  down: 'M8 2v10m0 0 4-4m-4 4L4 8',
  lock: 'M4 7h8v6H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  back: 'm10 3-5 5 5 5',
  cross: 'm4 4 8 8m0-8-8 8',
  swipe: 'M6 4 2.5 8 6 12M10 4l3.5 4L10 12',
} as const

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg viewBox="0 0 16 16" width="0.875rem" height="0.875rem" aria-hidden="true">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** A lamp's light falling on a stage. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="1.375rem" height="1.375rem" aria-hidden="true">
      <circle cx="12" cy="12" r="10.6" fill="none" stroke="var(--quiet)" strokeWidth="1.8" />
      <path d="M12 12.4 19.6 19.4A10.6 10.6 0 0 1 4.4 19.4Z" fill="var(--accent)" />
      <circle cx="12" cy="9.2" r="3.1" fill="var(--ink)" />
    </svg>
  )
}
