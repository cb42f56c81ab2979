import { Choice } from '~/ui/Choice'
import { Icon } from '~/ui/Icon'
import { useMenu } from '~/ui/useMenu'
import type { Address } from './address'
import styles from './DisplaySettings.module.css'

interface DisplaySettingsProps {
  readonly address: Address
  /** False where a host has chosen for the whole page. */
  readonly withTheme: boolean
  readonly onChange: (name: 'tz' | 'month' | 'theme', value: string) => void
}

/** How numbers, times and the page itself are shown. Every choice is in the address, so a link carries it. */
export function DisplaySettings({ address, withTheme, onChange }: DisplaySettingsProps) {
  const { menu, onKeyDown } = useMenu()
  return (
    <details ref={menu} className={styles.display} onKeyDown={onKeyDown}>
      <summary>
        <Icon name="sliders" />
        Display
      </summary>
      <div className={styles.menu}>
        {withTheme && (
          <Choice
            withLabel
            label="Theme"
            value={address.scheme}
            choices={[
              ['light', 'Light'],
              ['dark', 'Dark'],
              ['system', 'System'],
            ]}
            onChange={(value) => onChange('theme', value)}
          />
        )}
        <Choice
          withLabel
          label="Times in"
          value={address.zone}
          choices={[
            ['utc', 'UTC'],
            ['local', 'My time zone'],
          ]}
          onChange={(value) => onChange('tz', value)}
        />
        <Choice
          withLabel
          label="A month is"
          value={address.monthHours === 720 ? '720' : '730'}
          choices={[
            ['720', '720 h (30 days)'],
            ['730', '730 h (mean)'],
          ]}
          onChange={(value) => onChange('month', value)}
        />
      </div>
    </details>
  )
}
