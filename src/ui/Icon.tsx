const PATHS = {
  earlier: 'M12 4l-6 6 6 6',
  later: 'M8 4l6 6-6 6',
  sliders: 'M3 6h8M15 6h2M3 14h2M9 14h8M11 4v4M9 12v4',
} as const

/** The few signs of the first screen. Each stands beside a word or inside a named button. */
export const Icon = ({ name }: { readonly name: keyof typeof PATHS }) => (
  <svg width="16" height="16" viewBox="0 0 20 20" aria-hidden="true">
    <path
      d={PATHS[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
