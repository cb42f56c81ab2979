/** The sign before the name of the app. */
export const Mark = () => (
  <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d="M2 17V9h4v8zM8 17V3h4v14zM14 17v-5h4v5z" fill="currentColor" />
  </svg>
)
