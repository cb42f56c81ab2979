import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Button } from '~/ui/Button'
import '~/ui/mantineControls'
import styles from './AccountForm.module.css'

const ACCOUNT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Asks whose costs to show, where neither the address nor the world says so. */
export function AccountForm({ onAccount }: { readonly onAccount: (account: string) => void }) {
  const [text, setText] = useState('')
  const [refused, setRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const account = text.trim().toLowerCase()
    if (ACCOUNT.test(account)) onAccount(account)
    else setRefused(true)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <h1>Which cluster?</h1>
      <p>Costs are kept per cloud account. You find its id on the data source’s page in CloudTuner.</p>
      <TextInput
        label="Cloud account id"
        placeholder="00000000-0000-4000-8000-000000000000"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={refused && 'An id has 32 hexadecimal digits in five groups.'}
      />
      <Button type="submit" look="main">
        Show its costs
      </Button>
    </form>
  )
}
