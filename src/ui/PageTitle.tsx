import styles from './PageTitle.module.css'

/** The heading of a page whose answer needs a name beside it. */
export const PageTitle = ({ children }: { readonly children: string }) => (
  <h1 className={styles.title}>{children}</h1>
)
