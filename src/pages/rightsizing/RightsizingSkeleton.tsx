import { Skeleton } from '~/ui/QueryState'
import styles from './Rightsizing.module.css'

export const RightsizingSkeleton = () => (
  <div className={styles.panels} aria-busy="true">
    <Skeleton height={160} />
    <Skeleton height={280} />
    <Skeleton height={200} />
  </div>
)
